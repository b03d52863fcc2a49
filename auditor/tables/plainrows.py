"""Rows of a table that nothing drawn bounds: above the first stripe, below the last, below a coloured head."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from auditor.reading.glyphs import Word
from auditor.reading.placement import Area
from auditor.tables.grids import SNAP, Grid

# A row stands within this distance of the grid, in sizes of its text, counted from box to box.
NEAR = 2.0
# Baselines farther apart than this, in sizes, are parted by more than a line's leading: a new row.
ROW_STEP = 1.62
# A word may reach this far over a column's side, in points.
OVER = 1.5
# Two cells stand at least so far apart, in sizes of the text.
LEAST_GAP = 0.5
# The words of one row are set in one size, give or take so many points.
SAME_SIZE = 0.6
# A row under the last stripe is no higher than so many lines.
MOST_LINES = 12


def stand_in_columns(words: Sequence[Word], xs: Sequence[float], top: float, bottom: float) -> bool:
    """Whether the words between two heights are one row: in two columns at least, over no side, no gap between lines.

    Args:
        words: Of the page.
        xs: Sides of the columns, left to right.
        top: Upper height.
        bottom: Lower height.
    """
    held = [word for word in words if not word.angle and top < word.baseline - 0.3 * word.style.size < bottom]
    if not held or _columns_of(held, xs) is None:
        return False
    size = median(word.style.size for word in held)
    heights = sorted({word.baseline for word in held})
    parted = any(below - above > ROW_STEP * size for above, below in pairwise(heights))
    return not parted and all(word.style.size <= size + SAME_SIZE for word in held)


def _columns_of(words: Sequence[Word], xs: Sequence[float]) -> set[int] | None:
    """The columns that words stand in; None where one crosses a side, stands outside or there is but one column."""
    columns: set[int] = set()
    for word in words:
        at = next((k for k in range(len(xs) - 1) if xs[k] - OVER <= word.x0 and word.x1 <= xs[k + 1] + OVER), None)
        if at is None:
            return None
        columns.add(at)
    return columns if len(columns) > 1 else None


def add_outer_rows(grid: Grid, words: Sequence[Word], others: Sequence[Grid], ruled: Sequence[Area]) -> Grid:
    """A grid with the rows above and below it that stand in its columns though nothing bounds them.

    Args:
        grid: Of at least two columns; one of fewer comes back as it is.
        words: Of the page.
        others: The other grids of the page, which end a row.
        ruled: The ruling lines across of the page: a table that one of them bounds ends there.
    """
    if len(grid.xs) < 3:
        return grid
    head, foot = (any(_bounds(edge, grid, y) for edge in ruled) for y in (grid.ys[0], grid.ys[-1]))
    floor = max((other.ys[-1] for other in others if other.ys[-1] < grid.ys[0] - SNAP), default=float("-inf"))
    ceiling = min((other.ys[0] for other in others if other.ys[0] > grid.ys[-1] + SNAP), default=float("inf"))
    while not head:
        row = _next_row(grid, [word for word in words if floor < word.baseline < grid.ys[0]], up=True)
        if row is None:
            break
        grid = _extended(grid, row)
    while not foot:
        below = [word for word in words if grid.ys[-1] < word.baseline - 0.3 * word.style.size < ceiling]
        row = _next_row(grid, below, up=False)
        if row is None:
            break
        grid = _extended(grid, row)
    return grid


def carried_grid(xs: Sequence[float], words: Sequence[Word]) -> Grid | None:
    """The rows at the head of a page that stand in the columns of the table at the foot of the page before.

    Args:
        xs: Sides of those columns.
        words: Of the page, furniture and tables taken off.
    """
    upright = [word for word in words if not word.angle]
    if not upright:
        return None
    first = min(word.top for word in upright) - 1.0
    grid = Grid(list(xs), [first], [Area(xs[0], first, xs[-1], first)], [])
    while (row := _next_row(grid, [word for word in words if word.top > grid.ys[-1] - 1.0], up=False)) is not None:
        grid = _extended(grid, row)
    return grid if len(grid.ys) > 1 else None


def _bounds(edge: Area, grid: Grid, y: float) -> bool:
    """Whether a ruling line runs along a grid's side at a height."""
    return abs(edge.top - y) <= SNAP and edge.x0 <= grid.xs[0] + SNAP and edge.x1 >= grid.xs[-1] - SNAP


def _next_row(grid: Grid, words: Sequence[Word], up: bool) -> float | None:
    """The far side of the row next to a grid; None where there is none."""
    lines: dict[int, list[Word]] = {}
    for word in words:
        if not word.angle and word.x1 > grid.xs[0] and word.x0 < grid.xs[-1]:
            lines.setdefault(round(word.baseline), []).append(word)
    heights = sorted(lines, reverse=up)[: MOST_LINES + 1]
    if not heights:
        return None
    size = lines[heights[0]][0].style.size
    near = grid.ys[0] - (heights[0] + 0.22 * size) if up else heights[0] - 0.8 * size - grid.ys[-1]
    if near > NEAR * size:
        return None
    row = heights[:1]
    for last, height in pairwise(heights):
        if abs(height - last) > ROW_STEP * size or abs(lines[height][0].style.size - size) > SAME_SIZE:
            break
        row.append(height)
    held = [word for height in row for word in lines[height]]
    columns = _columns_of(held, grid.xs)
    if any(_runs_over(lines[height], grid.xs) for height in row):
        return None
    if len(row) > MOST_LINES or columns is None or any(abs(word.style.size - size) > SAME_SIZE for word in held):
        return None
    last = row[-1]
    return last - size if up else last + 0.5 * size


def _runs_over(words: Sequence[Word], xs: Sequence[float]) -> bool:
    """Whether a line runs on over a column's side with no more than a space between its words: a caption, a text."""
    for last, word in pairwise(sorted(words, key=lambda word: word.x0)):
        parted = any(last.x1 - OVER <= x <= word.x0 + OVER for x in xs)
        if parted and word.x0 - last.x1 < LEAST_GAP * word.style.size:
            return True
    return False


def _extended(grid: Grid, y: float) -> Grid:
    """A grid with one more row up or down to a height."""
    top, bottom = (y, grid.ys[0]) if y < grid.ys[0] else (grid.ys[-1], y)
    down = [*grid.down, *(Area(x, top, x, bottom) for x in grid.xs)]
    across = [*grid.across, Area(grid.xs[0], y, grid.xs[-1], y)]
    return Grid(grid.xs, sorted([*grid.ys, y]), across, down)
