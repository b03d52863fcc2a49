"""The heart of the Word document: gaps with their decisions, the chain, the possible conflicts."""

from __future__ import annotations

from auditor.reporting.conflictrows import ConflictRow
from auditor.reporting.gaprows import SEVERITIES, GapRow
from auditor.reporting.office.chain import write_chain
from auditor.reporting.office.grid import Grid
from auditor.reporting.office.opening import WHOLE, bookmark_of
from auditor.reporting.office.paper import Paper
from auditor.reporting.office.spans import Block, Field, FieldKind, Span
from auditor.reporting.office.stands import conflict_stand, gap_stand, proposals, proposed
from auditor.reporting.office.story import Parts, Story

# Quotes below a gap and on each side of a conflict, and characters of the one below a gap of low severity.
QUOTES = 2
BRIEF = 150


def write_findings(paper: Paper, story: Story) -> None:
    """Gaps, chain and conflicts."""
    _gaps(paper, story)
    write_chain(paper, story)
    _conflicts(paper, story)


def _gaps(paper: Paper, story: Story) -> None:
    words, gaps = story.words, story.content.gaps
    paper.heading(story.section("gaps"), 1, bookmark_of("gaps"), new_page=True)
    paper.text(words("gap_section.lead"), "lead")
    if not gaps:
        paper.text(words("summary.no_gaps"))
        return
    for severity in SEVERITIES:
        rows = [row for row in gaps if row.gap.severity == severity]
        if rows:
            paper.heading(story.office(f"severity_group.{severity}", number=len(rows)), 2)
        for row in rows:
            _gap(paper, story, row)


def _gap(paper: Paper, story: Story, row: GapRow) -> None:
    words, gap = story.words, row.gap
    name = story.office("gap", number=row.number, item=story.labels.item(gap.item))
    paper.heading(name, 3, f"gap_{row.number}")
    severity = f"{words('gap_section.severity')}: {story.severity(gap.severity)}"
    facts = [f"{gap.type} {words(f'gap.{gap.type}')}", severity]
    if row.level:
        facts.append(f"{words('overview.level_column')}: {words(f'level.{row.level}')}")
    if gap.borderline:
        facts.append(words("gap_section.borderline"))
    if not row.passages:
        facts.append(words("gap_section.no_passages"))
    paper.text(" · ".join(fact.rstrip(".") for fact in facts), "place", stay=True)
    reason = (Span(f"{story.office('label.reason')} ", bold=True), story.authored(gap.reason))
    question: Parts = ()
    if gap.question:
        question = (Span(f"{story.office('label.question')} ", bold=True), story.authored(gap.question))
    if gap.severity == "low":
        # Most gaps are of low severity: kept short, so that the others are not lost among them.
        paper.text((*reason, *((" ", *question) if question else ())), stay=True)
    else:
        paper.text(reason)
    if row.passages and gap.type == "L1":
        paper.text(story.office("label.nearest"), "place", stay=True)
    for block in _passages(story, row):
        paper.text(block.content, block.style, stay=True)
    if question and gap.severity != "low":
        paper.text(question, stay=True)
    figures = proposals(gap)
    if figures:
        paper.text(words("indicators.title"), "place", stay=True)
        paper.bullets(Span(figure, "sv") for figure in proposed(figures))
    _decision(paper, story, row)


def _passages(story: Story, row: GapRow) -> list[Block]:
    # The two sides of a conflict stand in full in its own section.
    brief = row.gap.severity == "low" or row.gap.type == "L7"
    if not brief or not row.passages:
        return story.quotes(row.passages, QUOTES)
    quote = story.quoted(row.passages[0], BRIEF)
    return [Block((quote, f" {story.places(row.passages, 4)}"), "quote")]


def _decision(paper: Paper, story: Story, row: GapRow) -> None:
    words, office, number = story.words, story.office, row.number
    held = gap_stand(story, row).fields()
    about = office("gap_about", number=number)
    options = words.lines("decision.options")
    kinds: tuple[tuple[str, FieldKind], ...]
    kinds = (("position", "choice"), ("motive", "long"), ("responsible", "text"), ("date", "date"))
    cells = [
        Field(
            f"gap-{number}-{key}",
            office("holder", position=office(key), about=about),
            kind,
            options if kind == "choice" else (),
            held[key],
        )
        for key, kind in kinds
    ]
    grid = Grid([office(key) for key, _ in kinds], [cells], (4.7, 6.3, 3.4, 2.6), together=True)
    paper.table(grid, name=words("decision.legend", number=number))


def _conflicts(paper: Paper, story: Story) -> None:
    words, rows = story.words, story.content.conflicts
    paper.heading(story.section("conflicts"), 1, bookmark_of("conflicts"))
    paper.text(words("conflict_section.lead"), "lead")
    if not rows:
        paper.text(words("summary.no_conflicts"))
    for row in rows:
        _conflict(paper, story, row)


def _conflict(paper: Paper, story: Story, row: ConflictRow) -> None:
    words, office, conflict = story.words, story.office, row.conflict
    name = story.conflict_name(row)
    text = name if isinstance(name, str) else name.text
    paper.heading(office("conflict", number=row.number, name=text), 2, f"conflict_{row.number}")
    status = f"{words(f'status_symbol.{conflict.status}')} {words(f'status.{conflict.status}')}"
    paper.text(f"{words('conflict_section.status')}: {status}", "place", stay=True)
    paper.text((Span(f"{office('label.reason')} ", bold=True), story.conflict_reason(row)), stay=True)
    if conflict.question:
        paper.text((Span(f"{office('label.question')} ", bold=True), story.authored(conflict.question)), stay=True)
    heads = [words("conflict_section.side", target=story.labels.target(code)) for code in conflict.pair]
    nothing = [Block(words("conflict_section.nothing"))]
    sides = [story.quotes(side, QUOTES, "quote_cell") or nothing for side in row.sides]
    paper.table(Grid(heads, [sides], (WHOLE / 2, WHOLE / 2), leading=True), name=office("label.sides"))
    about = office("conflict_about", number=row.number)
    held = conflict_stand(story, row).fields()
    kinds: tuple[tuple[str, FieldKind], ...] = (("position", "long"), ("responsible", "text"), ("date", "date"))
    cells = [
        Field(f"conflict-{row.number}-{key}", office("holder", position=office(key), about=about), kind, (), held[key])
        for key, kind in kinds
    ]
    titles = [office("position"), words("conflict_section.responsible"), office("date")]
    grid = Grid(titles, [cells], (10.4, 4.0, 2.6), tall=1.4, together=True)
    paper.table(grid, name=words("conflict_section.legend", number=row.number))
