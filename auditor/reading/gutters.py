"""White space between columns: strips of a page, the extents of what stands in them, and their parts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar


class Placed(Protocol):
    """Anything with a rectangle: a line, a table, a text box."""

    @property
    def x0(self) -> float:
        """Left edge."""

    @property
    def x1(self) -> float:
        """Right edge."""

    @property
    def top(self) -> float:
        """Upper edge."""

    @property
    def bottom(self) -> float:
        """Lower edge."""


P = TypeVar("P", bound=Placed)
Interval = tuple[float, float]


def height_of(items: Sequence[P]) -> float:
    """The height from the highest to the lowest edge."""
    return max(item.bottom for item in items) - min(item.top for item in items)


def find_strips(items: Sequence[P]) -> list[list[P]]:
    """Group items that overlap vertically."""
    strips: list[list[P]] = []
    floor = float("-inf")
    for item in sorted(items, key=lambda item: item.top):
        inset = 0.15 * (item.bottom - item.top)
        if strips and item.top + inset < floor:
            strips[-1].append(item)
        else:
            strips.append([item])
        floor = max(floor, item.bottom - inset)
    return strips


def extents(items: Sequence[P], gutter: float) -> list[Interval]:
    """The horizontal extents of the items, joined where no gutter lies between them."""
    merged: list[Interval] = []
    for x0, x1 in sorted((item.x0, item.x1) for item in items):
        if merged and x0 - merged[-1][1] < gutter:
            merged[-1] = (merged[-1][0], max(merged[-1][1], x1))
        else:
            merged.append((x0, x1))
    return merged


def join_extents(one: Sequence[Interval], other: Sequence[Interval], gutter: float) -> list[Interval]:
    """The extents of two strips, joined where no gutter lies between them."""
    merged: list[Interval] = []
    for x0, x1 in sorted([*one, *other]):
        if merged and x0 - merged[-1][1] < gutter:
            merged[-1] = (merged[-1][0], max(merged[-1][1], x1))
        else:
            merged.append((x0, x1))
    return merged


def split_columns(items: Sequence[P], gutter: float) -> list[list[P]]:
    """Part items at the open gutters, left to right."""
    intervals = extents(items, gutter)
    parts: list[list[P]] = [[] for _ in intervals]
    for item in items:
        for index, (x0, x1) in enumerate(intervals):
            if x0 <= item.x0 <= x1:
                parts[index].append(item)
                break
    return [part for part in parts if part]
