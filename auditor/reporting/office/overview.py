"""The middle of the Word document: the strategy's parts against the goals, the levels, the dimensions."""

from __future__ import annotations

from auditor.records import GOALS, LEVELS
from auditor.reporting.goalrows import GoalRow
from auditor.reporting.office.grid import Grid
from auditor.reporting.office.groups import write_groups
from auditor.reporting.office.opening import WHOLE, bookmark_of
from auditor.reporting.office.paper import Paper
from auditor.reporting.office.settings import office_settings
from auditor.reporting.office.spans import Block, Cell, Span
from auditor.reporting.office.story import Story
from auditor.reporting.passages import shorten

WIDE = 25.7
TITLE, CELL = 4.45, 1.25


def write_overview(paper: Paper, story: Story) -> None:
    """The overview, its matrix on a page on its side, and the dimensions."""
    paper.landscape()
    paper.heading(story.section("overview"), 1, bookmark_of("overview"))
    _matrix(paper, story)
    paper.portrait()
    _goals(paper, story)
    _strip(paper, story)
    _dimensions(paper, story)


def _matrix(paper: Paper, story: Story) -> None:
    words, sections = story.words, story.content.sections
    paper.heading(words("overview.matrix_title"), 2)
    if not sections:
        paper.text(words("overview.no_sections"))
        return
    paper.text(story.office("matrix_note"))
    paper.text((f"{words('overview.legend')}: ", ", ".join(story.short_level(level) for level in LEVELS)), "place")
    rows: list[tuple[Cell, ...]] = []
    grounds = []
    for row in sections:
        title: tuple[str | Span, ...] = (Span(shorten(row.title, 120), story.content.audit.document.language),)
        if row.priority:
            title = (*title, f" ({words('overview.priority')})")
        cells = [
            f"{words(f'level_short.{cell.level}')} {len(cell.passages)}" if cell.passages else words("dash")
            for cell in row.cells
        ]
        rows.append((title, *([Block(cell, "mark")] for cell in cells)))
        grounds.append(("", *(office_settings().grounds.get(cell.level, "") for cell in row.cells)))
    heads: list[str | Block] = [words("overview.section_column"), *(Block(str(goal), "mark") for goal in GOALS)]
    grid = Grid(heads, rows, (TITLE, *(CELL for _ in GOALS)), grounds)
    paper.table(grid, caption=words("overview.matrix_caption"))


def _goals(paper: Paper, story: Story) -> None:
    words = story.words
    paper.heading(words("overview.goals_title"), 2)
    names = ("goal", "relevance", "level", "expected", "elements", "passages")
    heads = tuple(words(f"overview.{name}_column") for name in names)
    rows = [_goal(story, row) for row in story.content.goals]
    paper.table(Grid(heads, rows, (4.3, 2.1, 2.8, 2.1, 3.2, 2.5)), caption=words("overview.goals_caption"))


def _goal(story: Story, row: GoalRow) -> tuple[Cell, ...]:
    words, coverage = story.words, row.coverage
    below = f" ({words.count('overview.below', row.below)})" if row.below else ""
    applies = coverage.relevance != "not_applicable"
    return (
        Span(story.labels.goal(row.goal), target=f"goal_{row.goal}"),
        words(f"relevance.{coverage.relevance}"),
        f"{story.level(coverage.level)}{below}",
        words(f"level.{coverage.expected}") if applies else words("dash"),
        story.elements(coverage.elements) or words("dash"),
        story.places(row.passages, 1) or words("dash"),
    )


def _strip(paper: Paper, story: Story) -> None:
    words = story.words
    paper.heading(words("overview.strip_title"), 2)
    heads = (words("overview.goal_column"), words("overview.pages_column"))
    rows = [
        (story.labels.goal(found.goal), ", ".join(map(str, found.pages)) or words("dash"))
        for found in story.content.evidence
    ]
    paper.table(Grid(heads, rows, (6.2, WHOLE - 6.2)), caption=words("overview.strip_caption"))


def _dimensions(paper: Paper, story: Story) -> None:
    words, labels = story.words, story.labels
    paper.heading(story.section("dimensions"), 1, bookmark_of("dimensions"))
    paper.text(words("dimension_section.lead"), "lead")
    names = ("dimension", "role", "question", "primary", "secondary")
    heads = tuple(words(f"dimension_section.{name}_column") for name in names)
    rows = [
        (
            words(f"dimension.{row.dimension}"),
            words(f"role.{row.role}"),
            words(f"role_text.{row.role}"),
            labels.percent(row.primary),
            labels.percent(row.secondary),
        )
        for row in story.content.audit.dimensions
    ]
    if rows:
        grid = Grid(heads, rows, (2.8, 2.2, 5.6, 3.2, 3.2), together=True)
        paper.table(grid, caption=words("dimension_section.caption"))
    paper.heading(words("dimension_section.checks_title"), 2)
    checks = [
        (
            Span(f"{words(f'dimension.{dimension}')}. ", bold=True),
            words(f"check.{code}") if words.has(f"check.{code}") else words("check.other"),
            f" {story.places(passages, 6)}",
        )
        for dimension, code, passages in story.content.checks
    ]
    paper.bullets(checks or [words("dimension_section.no_checks")])
    write_groups(paper, story)
