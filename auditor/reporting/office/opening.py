"""The beginning of the Word document: title, first page, what was audited, method and relevance."""

from __future__ import annotations

from auditor.records import LEVELS
from auditor.reference.documenttypes import type_name
from auditor.reporting.content import ConflictRow
from auditor.reporting.office.grid import Grid
from auditor.reporting.office.paper import Paper
from auditor.reporting.office.spans import Cell, Field, Inline, Span
from auditor.reporting.office.story import Parts, Story
from auditor.reporting.passages import clean_text, shorten
from auditor.reporting.report import GAP_TYPES

WHOLE = 17.0
DECISIONS = ("high", "other", "open", "manual", "unread")


def write_opening(paper: Paper, story: Story) -> None:
    """Everything before the overview."""
    _cover(paper, story)
    _summary(paper, story)
    _nature(paper, story)
    _method(paper, story)
    _relevance(paper, story)


def bookmark_of(section: str) -> str:
    """The name by which links lead to a section."""
    return f"section_{section}"


def _cover(paper: Paper, story: Story) -> None:
    words, audit = story.words, story.content.audit
    paper.title(words("title", title=shorten(story.content.title, 200)))
    if audit.provenance.get("example") is True:
        paper.text(words("example"), "lead")
    paper.table(Grid((), _facts(story), (4.6, WHOLE - 4.6)), name=words("section.about"))
    about = story.office("document_about")
    fields: list[tuple[Cell, ...]] = []
    for key, tag in (("case_number", "case-number"), ("reviewed_by", "reviewed-by"), ("reviewed_on", "reviewed-on")):
        title = story.office("holder", position=words(f"about.{key}"), about=about)
        fields.append((words(f"about.{key}"), Field(tag, title, "date" if key == "reviewed_on" else "text")))
    paper.text(words("about.fields"), "place", stay=True)
    paper.table(Grid((), fields, (4.6, WHOLE - 4.6)), name=words("about.fields"))
    sections = (*story.sections, "annex_a", "annex_b")
    paper.contents([(story.section(name), bookmark_of(name)) for name in sections])


def _facts(story: Story) -> list[tuple[Cell, ...]]:
    words, content = story.words, story.content
    source, provenance = content.audit.document, content.audit.provenance
    facts: list[tuple[str, Inline]] = [("strategy", Span(shorten(content.title, 300), source.language))]
    if provenance.get("date"):
        facts.append(("date", str(provenance["date"])))
    facts.append(("type", type_name(content.audit, words.language)))
    facts.append(("file", shorten(clean_text(source.name), 300)))
    facts.append(("checksum", source.sha256))
    counts = {"pages": source.pages, "paragraphs": len(source.paragraphs), "bearing": content.bearing}
    facts.append(("extent", words("about.extent_text", **counts)))
    profile = story.profile
    if profile:
        facts.append(("profile", profile))
    facts.append(("taxonomy", words("about.taxonomy_text", version=story.labels.taxonomy.version)))
    return [(words(f"about.{name}"), value) for name, value in facts]


def _summary(paper: Paper, story: Story) -> None:
    words, summary = story.words, story.summary
    paper.heading(story.section("summary"), 1, bookmark_of("summary"), new_page=True)
    paper.text(words("summary.lead"), "lead")
    paper.heading(words("summary.finds"), 2)
    for find in summary.finds:
        holds = story.elements(find.row.coverage.elements)
        level = words(f"level.{find.row.coverage.level}")
        said = words("summary.find", level=level, elements=holds) if holds else words("summary.find_bare", level=level)
        name = Span(story.labels.goal(find.row.goal), bold=True)
        quote = story.quoted(find.passage, 140)
        paper.text((name, f". {said} ", quote, f" ({story.place(find.passage)})"), "bullet")
    if not summary.finds:
        paper.text(words("summary.no_finds"))
    paper.heading(words("summary.gaps"), 2)
    for row in summary.gaps:
        name = Span(story.labels.item(row.gap.item), bold=True, target=f"gap_{row.number}")
        kind = f". {words(f'gap.{row.gap.type}')}, {words(f'severity.{row.gap.severity}').lower()}. "
        paper.text((name, kind, story.authored(row.gap.reason, 220)), "bullet")
    if not summary.gaps:
        paper.text(words("summary.no_gaps"))
    paper.heading(words("summary.conflicts"), 2)
    paper.bullets(_conflict(story, row) for row in summary.conflicts)
    if not summary.conflicts:
        paper.text(words("summary.no_conflicts"))
    paper.heading(words("summary.decisions"), 2)
    counts = {name: getattr(summary, name) for name in DECISIONS}
    needed = [words.count(f"summary.{name}", count) for name, count in counts.items() if count]
    paper.bullets(needed or [words("summary.nothing_to_decide")])


def _conflict(story: Story, row: ConflictRow) -> Parts:
    name = story.conflict_name(row)
    text = name if isinstance(name, str) else name.text
    reason = story.conflict_reason(row)
    reason = shorten(reason, 220) if isinstance(reason, str) else story.authored(reason.text, 220)
    status = f" ({story.words(f'status.{row.conflict.status}')})"
    return (Span(text, bold=True, target=f"conflict_{row.number}"), ". ", reason, status)


def _nature(paper: Paper, story: Story) -> None:
    words = story.words
    paper.heading(story.section("nature"), 1, bookmark_of("nature"), new_page=True)
    for name in ("is", "is_not"):
        paper.heading(words(f"nature.{name}"), 2)
        paper.bullets(words.lines(f"nature.{name}_list"))


def _method(paper: Paper, story: Story) -> None:
    words = story.words
    paper.heading(story.section("method"), 1, bookmark_of("method"))
    paper.heading(words("method.steps_title"), 2)
    paper.steps(words.lines("method.steps"))
    paper.heading(words("method.levels_title"), 2)
    heads = (words("method.level_column"), words("method.meaning_column"))
    levels = [(story.level(level), words(f"level_text.{level}")) for level in LEVELS]
    paper.table(Grid(heads, levels, (4.6, WHOLE - 4.6), together=True), caption=words("method.levels_caption"))
    paper.heading(words("method.gaps_title"), 2)
    heads = (words("method.gap_column"), words("method.meaning_column"))
    gaps = [(f"{name} {words(f'gap.{name}')}", words(f"gap_text.{name}")) for name in GAP_TYPES]
    paper.table(Grid(heads, gaps, (6.2, WHOLE - 6.2), together=True), caption=words("method.gaps_caption"))
    paper.heading(words("method.limits_title"), 2)
    paper.bullets(words.lines("method.limits"))


def _relevance(paper: Paper, story: Story) -> None:
    words, counts = story.words, story.content.relevance_counts
    paper.heading(story.section("relevance"), 1, bookmark_of("relevance"))
    numbers = {"direct": counts["direct"], "indirect": counts["indirect"], "rest": counts["not_applicable"]}
    paper.text(words("relevance_section.lead", **numbers), "lead")
    paper.bullets(
        (Span(words(f"relevance.{name}"), bold=True), ": ", words(f"relevance_text.{name}"))
        for name in ("direct", "indirect", "not_applicable")
    )
    title = words("relevance_section.confirm")
    confirm = [(title, Field("profile-confirmed", title))]
    paper.table(Grid((), confirm, (6.2, WHOLE - 6.2)), name=title)
    heads = tuple(words(f"relevance_section.{name}_column") for name in ("goal", "direct", "indirect", "rest"))
    dash = words("dash")
    rows = [
        (story.labels.goal(row.goal), ", ".join(row.direct) or dash, ", ".join(row.indirect) or dash, str(row.rest))
        for row in story.content.relevance
    ]
    paper.table(Grid(heads, rows, (6.4, 3.9, 4.1, 2.6)), caption=words("relevance_section.caption"))
