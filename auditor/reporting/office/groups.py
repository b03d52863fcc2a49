"""Who is meant, in the Word document and the workbook: groups named and not named, by social goal."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.reporting.grouprows import GroupRow
from auditor.reporting.office.findingrows import page_list, quotes
from auditor.reporting.office.grid import Grid
from auditor.reporting.office.paper import Paper
from auditor.reporting.office.sheet import Row
from auditor.reporting.office.spans import Block, Cell, Span
from auditor.reporting.office.story import Story
from auditor.reporting.passages import Passage

# Passages named for a group.
PLACES = 2
WIDTHS = (3.8, 6.2, 4.2, 2.8)


def write_groups(paper: Paper, story: Story) -> None:
    """The table below the dimensions."""
    words, rows = story.words, story.content.groups
    paper.heading(words("group_section.title"), 2, "groups")
    if not rows:
        paper.text(words("group_section.none"))
        return
    paper.text(words("group_section.lead"))
    heads = tuple(words(f"group_section.{name}_column") for name in ("goal", "named", "missing", "everyone"))
    grid = Grid(heads, [_row(story, row) for row in rows], WIDTHS)
    paper.table(grid, caption=words("group_section.caption"))


def group_sheet(story: Story) -> Iterator[Row]:
    """One group a row for each goal, those that are missing first."""
    for row in story.content.groups:
        for name in row.missing:
            yield _line(story, row, name, "missing", ())
        for name, holders in row.named:
            yield _line(story, row, name, "named", holders)
        if row.everyone:
            yield _line(story, row, story.office("everyone"), "everyone", row.everyone)


def _row(story: Story, row: GroupRow) -> tuple[Cell, ...]:
    words = story.words
    named: Cell = [Block(f"{name} ({story.places(holders, PLACES)})") for name, holders in row.named]
    missing: Cell = Span(", ".join(row.missing), bold=True) if row.missing else words("dash")
    everyone = story.places(row.everyone, PLACES) or words("dash")
    return (story.labels.goal(row.goal), named or words("group_section.nobody"), missing, everyone)


def _line(story: Story, row: GroupRow, name: str, said: str, holders: tuple[Passage, ...]) -> Row:
    return {
        "goal": row.goal,
        "goal_name": story.labels.goal_name(row.goal),
        "meant": name,
        "said": story.office(f"said.{said}"),
        "passages": len(holders),
        "pages": page_list(holders),
        "quotes": quotes(story, holders),
    }
