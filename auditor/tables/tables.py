"""Tables drawn with ruling lines: from lines and words to rows of cells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from auditor.reading.glyphs import Word
from auditor.reading.graphics import Graphics
from auditor.reading.placement import Area
from auditor.tables.edges import connect, find_edges
from auditor.tables.grids import SNAP, Grid, snap
from auditor.tables.plainrows import carried_grid
from auditor.tables.stripes import join_stripes

# A filled area of more than this share of the page is ground, not a cell.
LARGEST_CELL = 0.3
# The lines of a frame.
LEAST_FRAME = 4
# A grid whose cells hold more words than this on average is a layout, not a table.
MOST_WORDS = 90


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its cells' words, left to right, and where it stands."""

    cells: tuple[tuple[Word, ...], ...]
    area: Area


@dataclass(frozen=True, slots=True)
class Table:
    """A table: an atom of the page's reading order.

    Attributes:
        area: Where it stands.
        rows: Top to bottom.
        xs: Sides of its columns, where they are known.
    """

    area: Area
    rows: tuple[Row, ...]
    xs: tuple[float, ...] = ()

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.area.x0

    @property
    def x1(self) -> float:
        """Right edge."""
        return self.area.x1

    @property
    def top(self) -> float:
        """Upper edge."""
        return self.area.top

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return self.area.bottom


def find_tables(words: Sequence[Word], graphics: Graphics, width: float, height: float) -> list[Table]:
    """Find ruled tables of at least two columns and put the words into their cells.

    Args:
        words: The words of a page.
        graphics: Its ruling lines and filled areas.
        width: Of the page, in points.
        height: Of the page, in points.
    """
    fills = tuple(fill for fill in graphics.fills if fill.width * fill.height < LARGEST_CELL * width * height)
    horizontal, vertical = find_edges(graphics.rules, fills)
    if not horizontal:
        return []
    tables = []
    ruled = find_edges(graphics.rules, ())[0] if fills else horizontal
    for grid in join_stripes(_grids(horizontal, vertical), ruled, words):
        table = _fill(words, grid.xs, grid.ys, grid.across, grid.down)
        if table is not None:
            tables.append(table)
    return tables


def carried_table(words: Sequence[Word], before: Table) -> Table | None:
    """Rows at a page's head that go on a table of the page before, though nothing drawn tells so.

    Args:
        words: Of the page, furniture and tables taken off.
        before: The table at the foot of the page before.
    """
    if len(before.xs) < 3:
        return None
    grid = carried_grid(before.xs, words)
    return None if grid is None else _fill(words, grid.xs, grid.ys, grid.across, grid.down)


def find_frames(graphics: Graphics, width: float, height: float) -> list[Area]:
    """Areas framed by four ruling lines, or by several on top of each other, without columns.

    Args:
        graphics: Of a page.
        width: Of the page, in points.
        height: Of the page, in points.
    """
    if len(graphics.rules) < LEAST_FRAME:
        return []
    grids = _grids(*find_edges(graphics.rules, ()))
    frames = [Area(grid.xs[0], grid.ys[0], grid.xs[-1], grid.ys[-1]) for grid in grids if len(grid.xs) == 2]
    return [frame for frame in frames if frame.width < 0.95 * width and frame.height < 0.6 * height]


def _grids(horizontal: list[Area], vertical: list[Area]) -> list[Grid]:
    """The grids that crossing edges make, top to bottom."""
    grids = []
    for across, down in connect(horizontal, vertical):
        xs, ys = snap([edge.x0 for edge in down]), snap([edge.top for edge in across])
        if len(xs) > 1 and len(ys) > 1:
            grids.append(Grid(xs, ys, across, down))
    return sorted(grids, key=lambda grid: grid.ys[0])


def _fill(
    words: Sequence[Word], xs: list[float], ys: list[float], across: list[Area], down: list[Area]
) -> Table | None:
    """Put words into the cells of a grid; None where it holds no two cells beside each other."""
    if len(xs) < 3:
        return None
    frame = Area(xs[0] - 1, ys[0] - 1, xs[-1] + 1, ys[-1] + 1)
    cells: dict[tuple[int, int], list[Word]] = {}
    joined: dict[tuple[int, int], tuple[int, int]] = {}
    for word in words:
        x, y = (word.x0 + word.x1) / 2, word.baseline - 0.3 * word.style.size
        if word.angle or not frame.holds(x, y):
            continue
        row = max(bisect_right(ys, y + 0.5, 0, len(ys) - 1) - 1, 0)
        column = max(bisect_right(xs, x + 0.5, 0, len(xs) - 1) - 1, 0)
        place = row, column
        if place not in joined:
            while column > 0 and not _stands(down, xs[column], (ys[row] + ys[row + 1]) / 2):
                column -= 1
            while row > 0 and not _lies(across, ys[row], (xs[column] + xs[column + 1]) / 2):
                row -= 1
            joined[place] = row, column
        cells.setdefault(joined[place], []).append(word)
    rows = []
    for row in range(len(ys) - 1):
        held = [tuple(cells[row, column]) for column in range(len(xs) - 1) if (row, column) in cells]
        if held:
            rows.append(Row(tuple(held), Area(xs[0], ys[row], xs[-1], ys[row + 1])))
    wide = [row for row in rows if len(row.cells) > 1]
    count = sum(len(row.cells) for row in rows)
    crowded = sum(len(cell) for row in rows for cell in row.cells) > MOST_WORDS * count
    if not wide or crowded or (len(wide) < 2 and len(rows) > 3):
        return None
    return Table(Area(xs[0], ys[0], xs[-1], ys[-1]), tuple(rows), tuple(xs))


def _stands(edges: list[Area], x: float, y: float) -> bool:
    """Whether a vertical edge stands at x beside height y."""
    return any(abs(edge.x0 - x) <= SNAP and edge.top - SNAP <= y <= edge.bottom + SNAP for edge in edges)


def _lies(edges: list[Area], y: float, x: float) -> bool:
    """Whether a horizontal edge lies at height y over x."""
    return any(abs(edge.top - y) <= SNAP and edge.x0 - SNAP <= x <= edge.x1 + SNAP for edge in edges)
