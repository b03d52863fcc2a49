"""The beginning of the Word document: title, first page, what was audited, method and relevance."""

from __future__ import annotations

from auditor.records import LEVELS
from auditor.reference.documenttypes import type_name
from auditor.reporting.office.firstpage import write_summary
from auditor.reporting.office.grid import Grid
from auditor.reporting.office.paper import Paper
from auditor.reporting.office.spans import Cell, Field, Inline, Span
from auditor.reporting.office.story import Story
from auditor.reporting.passages import clean_text, shorten
from auditor.reporting.report import GAP_TYPES

WHOLE = 17.0


def write_opening(paper: Paper, story: Story) -> None:
    """Everything before the overview."""
    _cover(paper, story)
    write_summary(paper, story, bookmark_of("summary"))
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
