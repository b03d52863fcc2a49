"""Edges of tables: ruling lines and the sides of filled cells, joined and sorted by what they cross."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.reading.placement import Area
from auditor.tables.grids import SNAP

# A drawn grid with more lines than this is a diagram's raster or a map.
MOST_RULES = 3_000


def find_edges(rules: Sequence[Area], fills: Sequence[Area]) -> tuple[list[Area], list[Area]]:
    """Horizontal and vertical edges, those on one line that touch made one.

    Args:
        rules: Ruling lines.
        fills: Filled cells.
    """
    horizontal: list[Area] = []
    vertical: list[Area] = []
    for rule in rules:
        x, y = (rule.x0 + rule.x1) / 2, (rule.top + rule.bottom) / 2
        if rule.width >= rule.height:
            horizontal.append(Area(rule.x0, y, rule.x1, y))
        else:
            vertical.append(Area(x, rule.top, x, rule.bottom))
    for fill in fills:
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


def connect(horizontal: list[Area], vertical: list[Area]) -> list[tuple[list[Area], list[Area]]]:
    """Groups of edges that cross each other.

    Args:
        horizontal: Edges across.
        vertical: Edges down.
    """
    parent = list(range(len(horizontal) + len(vertical)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for i, across in enumerate(horizontal):
        for j, down in enumerate(vertical):
            if across.x0 - SNAP <= down.x0 <= across.x1 + SNAP and down.top - SNAP <= across.top <= down.bottom + SNAP:
                parent[root(i)] = root(len(horizontal) + j)
    groups: dict[int, tuple[list[Area], list[Area]]] = {}
    for i, across in enumerate(horizontal):
        groups.setdefault(root(i), ([], []))[0].append(across)
    for j, down in enumerate(vertical):
        groups.setdefault(root(len(horizontal) + j), ([], []))[1].append(down)
    return [group for group in groups.values() if group[0] and group[1]]
