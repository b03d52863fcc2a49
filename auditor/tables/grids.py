"""Grids: the lines that tell a table's columns and rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from auditor.reading.placement import Area

# Ruling lines this near each other, in points, are one; corners may miss each other by as much.
SNAP = 3.0


@dataclass(frozen=True, slots=True)
class Grid:
    """The lines of a table: sides of its columns and rows, and the edges that are really drawn."""

    xs: list[float]
    ys: list[float]
    across: list[Area]
    down: list[Area]


def snap(values: Sequence[float]) -> list[float]:
    """Sorted positions with near ones made one."""
    snapped: list[float] = []
    for value in sorted(values):
        if not snapped or value - snapped[-1] > SNAP:
            snapped.append(value)
    return snapped
