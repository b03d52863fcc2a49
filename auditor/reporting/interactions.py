"""How targets affect one another: the blank matrix of the workshop sheet, with its targets and its scale."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.records import Coverage
from auditor.reporting.office.grid import Grid
from auditor.reporting.office.opening import WHOLE
from auditor.reporting.office.overview import WIDE
from auditor.reporting.office.paper import Paper
from auditor.reporting.office.spans import Block, Cell
from auditor.reporting.office.story import Story
from auditor.reporting.passages import shorten
from auditor.reporting.prominence import prominent_targets, stands, workshop_settings
from auditor.wording import Words

# The cell where a target would meet itself.
CLOSED = "D5DEDB"
# Width of a column of the matrix and of all of them at most, in centimetres.
CELL, CELLS = 1.7, 16.0
EMPTY_PAIRS = 4


def write_interactions(paper: Paper, story: Story, words: Words) -> None:
    """The targets to talk about, the scale, and the matrix on a page on its side, all without a single answer."""
    chosen = prominent_targets(story.content.audit)
    paper.heading(words("section.matrix"), 1, "matrix", new_page=True)
    if len(chosen) < 2:
        paper.text(words("matrix.none"))
        return
    _targets(paper, story, words, chosen)
    _scale(paper, words)
    _matrix(paper, story, words, chosen)
    _strongest(paper, words)


def _targets(paper: Paper, story: Story, words: Words, chosen: Sequence[Coverage]) -> None:
    spread = words("matrix.spread", most=workshop_settings().per_goal)
    filled = "" if all(map(stands, chosen)) else f" {words('matrix.filled')}"
    paper.text(f"{words('matrix.lead', number=len(chosen))} {spread}{filled}", "lead")
    heads = tuple(words(f"matrix.{name}") for name in ("target", "level", "where"))
    rows = [(_named(story, target), story.level(target.level), _where(story, target)) for target in chosen]
    paper.table(Grid(heads, rows, (8.6, 3.6, WHOLE - 12.2), together=True), caption=words("matrix.chosen"))


def _scale(paper: Paper, words: Words) -> None:
    paper.heading(words("matrix.scale"), 2)
    paper.text(words("matrix.question"), stay=True)
    count = sum(key.startswith("scale.") and key.endswith(".number") for key in words.entries)
    scale = [(words(f"scale.{place}.number"), words(f"scale.{place}.meaning")) for place in range(count)]
    heads = (words("matrix.number"), words("matrix.meaning"))
    paper.table(Grid(heads, scale, (2.0, WHOLE - 2.0), together=True), caption=words("matrix.scale_caption"))


def _named(story: Story, target: Coverage) -> str:
    mark = "" if stands(target) else "\u00a0*"
    return f"{target.item} {story.labels.target_name(target.item)}{mark}"


def _where(story: Story, target: Coverage) -> str:
    return story.places(story.content.passages_of(target), 2) or story.words("dash")


def _matrix(paper: Paper, story: Story, words: Words, chosen: Sequence[Coverage]) -> None:
    paper.landscape()
    paper.heading(words("matrix.sheet"), 2, "matrix_sheet")
    cell = min(CELL, CELLS / len(chosen))
    heads: list[str | Block] = [words("matrix.row"), *(Block(target.item, "mark") for target in chosen)]
    rows: list[tuple[Cell, ...]] = [
        (f"{target.item} {shorten(story.labels.target_name(target.item), 60)}", *("" for _ in chosen))
        for target in chosen
    ]
    grounds = [("", *(CLOSED if column is target else "" for column in chosen)) for target in chosen]
    widths = (WIDE - cell * len(chosen), *(cell for _ in chosen))
    paper.table(Grid(heads, rows, widths, grounds, tall=0.85, together=True), caption=words("matrix.caption"))
    paper.portrait()


def _strongest(paper: Paper, words: Words) -> None:
    paper.heading(words("matrix.strong"), 2, "strong")
    paper.text(words("matrix.after"), stay=True)
    pairs = [("", "") for _ in range(EMPTY_PAIRS)]
    heads = [words("matrix.pair"), words("matrix.why")]
    paper.table(Grid(heads, pairs, (4.0, WHOLE - 4.0), tall=1.1, together=True), name=words("matrix.strong"))
