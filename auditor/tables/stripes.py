"""Tables whose rows are told apart by stripes of colour or by lines across alone."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from auditor.reading.glyphs import Word
from auditor.reading.placement import Area
from auditor.tables.grids import SNAP, Grid, snap
from auditor.tables.plainrows import add_outer_rows, stand_in_columns

# Between two stripes lies one plain row, of at most this height in points; its words stand in the columns.
PLAIN_ROW = 160.0
# A row that ruling lines bound above and below.
RULED_ROW = 120.0
# So many lines across of one width tell rows; with only three (head and frame) the rows are told by white space.
LEAST_RULES = 4
# The narrowest gap between two columns, in shares of the text size, open through all rows.
GAP = 0.6
# More lines of text than this in one row: the stripes are boxes of running text.
MOST_LINES = 7


def join_stripes(grids: Sequence[Grid], horizontal: Sequence[Area], words: Sequence[Word]) -> list[Grid]:
    """Join grids of one width that stand above each other with a plain row between them.

    Args:
        grids: As the edges make them, top to bottom.
        horizontal: The ruling lines across, for a plain row at the head or foot that a line bounds.
        words: The words of the page, for columns that are told by white space alone.
    """
    joined: list[Grid] = []
    for grid in grids:
        above = next((index for index, held in enumerate(joined) if _continues(held, grid, words)), None)
        if above is None:
            joined.append(grid)
        else:
            joined[above] = _bridge(joined[above], grid)
    bounded: list[Grid] = []
    for grid in joined:
        bounded.append(_bounded(grid, _free(horizontal, [*joined, *bounded]), words))
    ruled = _ruled_across(horizontal, bounded)
    return [add_outer_rows(_columned(grid, words), words, bounded, horizontal) for grid in [*bounded, *ruled]]


def _free(horizontal: Sequence[Area], grids: Sequence[Grid]) -> list[Area]:
    """The edges that belong to no grid."""
    return [edge for edge in horizontal if not any(_inside(edge, grid) for grid in grids)]


def _ruled_across(horizontal: Sequence[Area], grids: Sequence[Grid]) -> list[Grid]:
    """Grids of lines across alone: at least four of one width, each a row's height from the next."""
    free = _free(horizontal, grids)
    runs: list[list[Area]] = []
    for edge in sorted(free, key=lambda edge: (round(edge.x0 / SNAP), round(edge.x1 / SNAP), edge.top)):
        last = runs[-1][-1] if runs else None
        same = last is not None and abs(last.x0 - edge.x0) <= SNAP and abs(last.x1 - edge.x1) <= SNAP
        if last is not None and same and edge.top - last.top <= RULED_ROW:
            runs[-1].append(edge)
        else:
            runs.append([edge])
    return [
        Grid([run[0].x0, run[0].x1], snap([edge.top for edge in run]), run, _sides(run))
        for run in runs
        if len(run) >= LEAST_RULES
    ]


def _sides(run: Sequence[Area]) -> list[Area]:
    """The undrawn sides of a table of lines across."""
    top, bottom = run[0].top, run[-1].top
    return [Area(x, top, x, bottom) for x in (run[0].x0, run[0].x1)]


def _inside(edge: Area, grid: Grid) -> bool:
    """Whether an edge belongs to a grid."""
    within = grid.ys[0] - SNAP <= edge.top <= grid.ys[-1] + SNAP
    return within and grid.xs[0] - SNAP <= edge.x0 and edge.x1 <= grid.xs[-1] + SNAP


def _continues(held: Grid, grid: Grid, words: Sequence[Word]) -> bool:
    """Whether a grid has the columns of one above it and at most a plain row lies between."""
    same = abs(held.xs[0] - grid.xs[0]) <= SNAP and abs(held.xs[-1] - grid.xs[-1]) <= SNAP
    alike = len(held.xs) == len(grid.xs) and all(abs(a - b) <= SNAP for a, b in zip(held.xs, grid.xs, strict=True))
    gap = grid.ys[0] - held.ys[-1]
    if not same or not alike or not -SNAP <= gap <= PLAIN_ROW:
        return False
    return gap <= SNAP or len(grid.xs) < 3 or stand_in_columns(words, grid.xs, held.ys[-1], grid.ys[0])


def _bridge(held: Grid, grid: Grid) -> Grid:
    """Two grids made one; in the plain row between them all columns stand."""
    xs = snap([*held.xs, *grid.xs])
    between = [Area(x, held.ys[-1], x, grid.ys[0]) for x in xs]
    return Grid(xs, snap([*held.ys, *grid.ys]), held.across + grid.across, held.down + grid.down + between)


def _bounded(grid: Grid, horizontal: Sequence[Area], words: Sequence[Word]) -> Grid:
    """A grid of several stripes with the plain rows that a line of its width bounds above and below."""
    if len(grid.ys) < 4 and len(grid.xs) < 3:
        return grid
    x0, x1 = grid.xs[0], grid.xs[-1]
    alike = [edge for edge in horizontal if abs(edge.x0 - x0) <= SNAP and abs(edge.x1 - x1) <= SNAP]
    above = sorted((edge for edge in alike if edge.top < grid.ys[0]), key=lambda edge: -edge.top)
    below = sorted((edge for edge in alike if edge.top > grid.ys[-1]), key=lambda edge: edge.top)
    for edge in [*above, *below]:
        if SNAP < grid.ys[0] - edge.top <= RULED_ROW or SNAP < edge.top - grid.ys[-1] <= RULED_ROW:
            ys = snap([*grid.ys, edge.top])
            low, high = (ys[0], grid.ys[0]) if edge.top < grid.ys[0] else (grid.ys[-1], ys[-1])
            if len(grid.xs) > 2 and not stand_in_columns(words, grid.xs, low, high):
                continue
            grid = Grid(grid.xs, ys, [*grid.across, edge], [*grid.down, *(Area(x, low, x, high) for x in grid.xs)])
    return grid


def _columned(grid: Grid, words: Sequence[Word]) -> Grid:
    """A grid of whole-width stripes with the columns that white space tells."""
    if len(grid.xs) != 2 or len(grid.ys) < 4:
        return grid
    left, right, top, bottom = grid.xs[0], grid.xs[1], grid.ys[0], grid.ys[-1]
    inside = [word for word in words if left <= word.x0 and word.x1 <= right + 1 and top <= word.baseline <= bottom]
    if not inside or _crowded(grid, inside):
        return grid
    size = sorted(word.style.size for word in inside)[len(inside) // 2]
    edge = float("-inf")
    inner: list[float] = []
    for word in sorted(inside, key=lambda word: word.x0):
        if word.x0 - edge >= GAP * size and edge > float("-inf"):
            inner.append((edge + word.x0) / 2)
        edge = max(edge, word.x1)
    if not inner:
        return grid
    xs = [left, *inner, right]
    return Grid(xs, grid.ys, grid.across, [*grid.down, *(Area(x, top, x, bottom) for x in inner)])


def _crowded(grid: Grid, words: Sequence[Word]) -> bool:
    """Whether some row holds more lines than a table's row."""
    for low, high in pairwise(grid.ys):
        baselines = {round(word.baseline) for word in words if low <= word.baseline <= high}
        if len(baselines) > MOST_LINES:
            return True
    return False
