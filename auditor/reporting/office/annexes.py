"""The annexes of the Word document: passages for each goal, and the targets that do not apply."""

from __future__ import annotations

from auditor.records import LEVELS, Coverage
from auditor.reference.indicators import load_indicators
from auditor.reporting.evidence import EvidenceRow, GoalEvidence, TargetRow
from auditor.reporting.office.grid import Grid
from auditor.reporting.office.opening import bookmark_of
from auditor.reporting.office.paper import Paper
from auditor.reporting.office.settings import office_settings
from auditor.reporting.office.spans import Block, Cell, Span
from auditor.reporting.office.stands import proposed
from auditor.reporting.office.story import Story
from auditor.reporting.passages import shorten


def write_annexes(paper: Paper, story: Story) -> None:
    """Annex A and annex B."""
    words, settings = story.words, office_settings()
    paper.heading(words("section.annex_a"), 1, bookmark_of("annex_a"), new_page=True)
    paper.text(story.office("annex_note", most=settings.most_quotes, longest=settings.longest_quote), "lead")
    paper.text(load_indicators().note[words.language], "place")
    for found in story.content.evidence:
        _goal(paper, story, found)
    _not_applicable(paper, story)


def _goal(paper: Paper, story: Story, found: GoalEvidence) -> None:
    words, settings = story.words, office_settings()
    goal = story.labels.goal(found.goal)
    paper.heading(goal, 2, f"goal_{found.goal}")
    level = f"{words('annex_a.level_column')}: {story.level(found.coverage.level)}"
    paper.text(level, "place", stay=True)
    present = [row for row in found.targets if row.coverage.level != "missing"]
    absent = [row.coverage.item for row in found.targets if row.coverage.level == "missing"]
    if absent:
        paper.text(story.office("absent", targets=", ".join(absent)), "place", stay=bool(present))
    if present:
        names = ("target", "relevance", "level", "expected", "passages")
        heads = tuple(words(f"annex_a.{name}_column") for name in names)
        rows = [_target(story, row) for row in present]
        paper.table(Grid(heads, rows, (5.6, 1.8, 2.8, 2.6, 4.2)), caption=words("annex_a.targets_caption", goal=goal))
    _figures(paper, story, found)
    if not found.targets:
        paper.text(words("annex_a.no_targets"), "place")
    if not found.rows:
        paper.text(words("annex_a.no_evidence"), "place")
        return
    heads = tuple(words(f"annex_a.{name}_column") for name in ("passage", "quote", "target", "depth", "probability"))
    shown = shown_rows(found)
    lines = [_evidence(story, row) for row in shown]
    paper.table(Grid(heads, lines, (2.3, 7.4, 1.5, 3.6, 2.2)), caption=words("annex_a.evidence_caption", goal=goal))
    rest = len(found.rows) - len(shown)
    if rest:
        most = settings.most_quotes
        paper.text(story.office.count("more", rest, most=most), "place")


def _figures(paper: Paper, story: Story, found: GoalEvidence) -> None:
    """Key figures to try, by relevant target."""
    known = load_indicators()
    lines = [
        (f"{row.coverage.item}: ", Span("; ".join(proposed(known.of(row.coverage.item))), "sv"))
        for row in found.targets
        if known.of(row.coverage.item)
    ]
    if lines:
        paper.text(story.words("indicators.title"), "place", stay=True)
        paper.bullets(lines)


def shown_rows(found: GoalEvidence) -> tuple[EvidenceRow, ...]:
    """The passages that the Word document has room for: those that go furthest, in reading order."""
    ordered = sorted(
        found.rows,
        key=lambda row: (-LEVELS.index(row.passage.counted.level), -row.probability, row.passage.number),
    )
    kept = ordered[: office_settings().most_quotes]
    return tuple(sorted(kept, key=lambda row: row.passage.number))


def _target(story: Story, row: TargetRow) -> tuple[Cell, ...]:
    words, coverage = story.words, row.coverage
    return (
        f"{coverage.item} {story.labels.target_name(coverage.item)}",
        words(f"relevance.{coverage.relevance}"),
        story.level(coverage.level),
        words(f"level.{coverage.expected}"),
        story.places(row.passages, 1) or words("dash"),
    )


def _evidence(story: Story, row: EvidenceRow) -> tuple[Cell, ...]:
    words, passage = story.words, row.passage
    left = office_settings().longest_quote
    quote: list[str | Span] = []
    for text, carrying in row.words:
        kept = shorten(text, left) if left > 0 else ""
        left -= len(text)
        if kept:
            quote.append(Span(kept, passage.language, bold=carrying))
    holds = story.elements(passage.counted.elements)
    level = words(f"level.{passage.counted.level}")
    return (
        story.place(passage),
        [Block(tuple(quote), "quote_cell")],
        ", ".join(row.targets) or words("dash"),
        f"{level}: {holds}" if holds else level,
        story.labels.probability(row.probability),
    )


def _not_applicable(paper: Paper, story: Story) -> None:
    words, content = story.words, story.content
    paper.heading(words("section.annex_b"), 1, bookmark_of("annex_b"))
    paper.text(words("annex_b.lead"), "lead")
    if not content.not_applicable:
        paper.text(words("none"))
        return
    heads = tuple(words(f"annex_b.{name}_column") for name in ("target", "rule", "reason", "found"))
    rows = [_left_out(story, row) for row in content.not_applicable]
    paper.table(Grid(heads, rows, (6.2, 2.1, 6.3, 2.4)), caption=words("annex_b.caption"))


def _left_out(story: Story, row: Coverage) -> tuple[Cell, ...]:
    words = story.words
    reason: str | Span = words("annex_b.no_reason")
    if row.note:
        reason = story.authored(row.note)
    elif words.has(f"rule.{row.rule}"):
        reason = words(f"rule.{row.rule}")
    return (
        f"{row.item} {story.labels.target_name(row.item)}",
        row.rule or words("dash"),
        reason,
        story.places(story.content.passages_of(row), 2) or words("dash"),
    )
