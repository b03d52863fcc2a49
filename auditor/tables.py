"""Tables drawn with ruling lines: from lines and words to rows of cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from auditor.glyphs import Word
from auditor.graphics import Area, Graphics

# Ruling lines this near each other, in points, are one; corners may miss each other by as much.
SNAP = 3.0
# A drawn grid with more lines than this is a diagram's raster or a map.
MOST_RULES = 3_000


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its cells' words, left to right, and where it stands."""

    cells: tuple[tuple[Word, ...], ...]
    area: Area


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table: an atom of the page's reading order."""

    area: Area
    rows: tuple[Row, ...]

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


def find_tables(words: Sequence[Word], graphics: Graphics) -> list[Table]:
    """Find ruled tables of at least two columns and put the words into their cells."""
    horizontal, vertical = _edges(graphics)
    if not horizontal or not vertical:
        return []
    tables = []
    for across, down in _components(horizontal, vertical):
        xs = _snap([edge.x0 for edge in down])
        ys = _snap([edge.top for edge in across])
        if len(xs) < 3 or len(ys) < 2:
            continue
        table = _fill(words, xs, ys, across, down)
        if table is not None:
            tables.append(table)
    return tables


def _edges(graphics: Graphics) -> tuple[list[Area], list[Area]]:
    """Horizontal and vertical edges: ruling lines and the sides of filled cells."""
    horizontal: list[Area] = []
    vertical: list[Area] = []
    for rule in graphics.rules:
        x, y = (rule.x0 + rule.x1) / 2, (rule.top + rule.bottom) / 2
        if rule.width >= rule.height:
            horizontal.append(Area(rule.x0, y, rule.x1, y))
        else:
            vertical.append(Area(x, rule.top, x, rule.bottom))
    for fill in graphics.fills:
        horizontal += [Area(fill.x0, y, fill.x1, y) for y in (fill.top, fill.bottom)]
        vertical += [Area(x, fill.top, x, fill.bottom) for x in (fill.x0, fill.x1)]
    if len(horizontal) + len(vertical) > MOST_RULES:
        return [], []
    return _merge_across(horizontal), _merge_down(vertical)


def _merge_across(edges: list[Area]) -> list[Area]:
    """Join horizontal edges that lie on one line and touch."""
    merged: list[Area] = []
    for edge in sorted(edges, key=lambda edge: (round(edge.top / SNAP), edge.x0)):
        last = merged[-1] if merged else None
        if last is not None and abs(last.top - edge.top) <= SNAP and edge.x0 <= last.x1 + SNAP:
            merged[-1] = Area(last.x0, last.top, max(last.x1, edge.x1), last.top)
        else:
            merged.append(edge)
    return merged


def _merge_down(edges: list[Area]) -> list[Area]:
    """Join vertical edges that lie on one line and touch."""
    merged: list[Area] = []
    for edge in sorted(edges, key=lambda edge: (round(edge.x0 / SNAP), edge.top)):
        last = merged[-1] if merged else None
        if last is not None and abs(last.x0 - edge.x0) <= SNAP and edge.top <= last.bottom + SNAP:
            merged[-1] = Area(last.x0, last.top, last.x0, max(last.bottom, edge.bottom))
        else:
            merged.append(edge)
    return merged


def _components(horizontal: list[Area], vertical: list[Area]) -> list[tuple[list[Area], list[Area]]]:
    """Groups of horizontal and vertical edges that cross each other."""
    parent = list(range(len(horizontal) + len(vertical)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for i, across in enumerate(horizontal):
        for j, down in enumerate(vertical):
            if (
                across.x0 - SNAP <= down.x0 <= across.x1 + SNAP
                and down.top - SNAP <= across.top <= down.bottom + SNAP
            ):
                parent[root(i)] = root(len(horizontal) + j)
    groups: dict[int, tuple[list[Area], list[Area]]] = {}
    for i, across in enumerate(horizontal):
        groups.setdefault(root(i), ([], []))[0].append(across)
    for j, down in enumerate(vertical):
        groups.setdefault(root(len(horizontal) + j), ([], []))[1].append(down)
    return [group for group in groups.values() if group[0] and group[1]]


def _snap(values: list[float]) -> list[float]:
    """Sorted positions with near ones made one."""
    snapped: list[float] = []
    for value in sorted(values):
        if not snapped or value - snapped[-1] > SNAP:
            snapped.append(value)
    return snapped


def _fill(
    words: Sequence[Word], xs: list[float], ys: list[float], across: list[Area], down: list[Area]
) -> Table | None:
    """Put words into the cells of a grid; None where it holds no two cells beside each other."""
    frame = Area(xs[0] - 1, ys[0] - 1, xs[-1] + 1, ys[-1] + 1)
    cells: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        x, y = (word.x0 + word.x1) / 2, word.baseline - 0.3 * word.style.size
        if word.angle or not frame.holds(x, y):
            continue
        row = max((k for k in range(len(ys) - 1) if ys[k] <= y + 0.5), default=0)
        column = max((k for k in range(len(xs) - 1) if xs[k] <= x + 0.5), default=0)
        while column > 0 and not _stands(down, xs[column], (ys[row] + ys[row + 1]) / 2):
            column -= 1
        while row > 0 and not _lies(across, ys[row], (xs[column] + xs[column + 1]) / 2):
            row -= 1
        cells.setdefault((row, column), []).append(word)
    rows = []
    for row in range(len(ys) - 1):
        held = [tuple(cells[row, column]) for column in range(len(xs) - 1) if (row, column) in cells]
        if held:
            rows.append(Row(tuple(held), Area(xs[0], ys[row], xs[-1], ys[row + 1])))
    wide = [row for row in rows if len(row.cells) > 1]
    if not wide or (len(wide) < 2 and len(rows) > 3):
        return None
    return Table(Area(xs[0], ys[0], xs[-1], ys[-1]), tuple(rows))


def _stands(edges: list[Area], x: float, y: float) -> bool:
    """Whether a vertical edge stands at x beside height y."""
    return any(abs(edge.x0 - x) <= SNAP and edge.top - SNAP <= y <= edge.bottom + SNAP for edge in edges)


def _lies(edges: list[Area], y: float, x: float) -> bool:
    """Whether a horizontal edge lies at height y over x."""
    return any(abs(edge.top - y) <= SNAP and edge.x0 - SNAP <= x <= edge.x1 + SNAP for edge in edges)
