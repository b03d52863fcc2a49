"""Reading order: columns, bands across them, and what stands apart in boxes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from statistics import median
from typing import Protocol, TypeVar

# The narrowest gap between two columns, in points and in shares of the text size.
GUTTER_POINTS = 7.0
GUTTER_SHARE = 0.75


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


def arrange(
    items: Sequence[P], size: float, tabulate: Callable[[Sequence[P]], Sequence[P]] | None = None
) -> list[list[P]]:
    """Put the items of a page into reading order.

    Bands that share their gutters are read column by column; what crosses a gutter (a title over
    two columns, a wide picture's caption) ends the band.

    Args:
        items: Lines and atoms of a page or a box.
        size: Usual text size in points, the measure of a gutter.
        tabulate: Puts atoms in place of those items of a band that are a table; asked before a band is split.

    Returns:
        The columns in reading order, each from top to bottom.
    """
    if not items:
        return []
    gutter = max(GUTTER_POINTS, GUTTER_SHARE * size)
    columns: list[list[P]] = []
    for band in _bands(_strips(items), gutter):
        members = [item for strip in band for item in strip]
        parts = _split(members, gutter)
        if len(parts) > 1 and tabulate is not None:
            tabled = tabulate(members)
            if len(tabled) < len(members):
                columns.extend(arrange(tabled, size, tabulate))
                continue
        if len(parts) == 1:
            columns.append(sorted(parts[0], key=lambda item: (item.top, item.x0)))
        else:
            for part in parts:
                columns.extend(arrange(part, size, tabulate))
    return columns


def _strips(items: Sequence[P]) -> list[list[P]]:
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


def _intervals(items: Sequence[P], gutter: float) -> list[Interval]:
    """The horizontal extents of the items, joined where no gutter lies between them."""
    merged: list[Interval] = []
    for x0, x1 in sorted((item.x0, item.x1) for item in items):
        if merged and x0 - merged[-1][1] < gutter:
            merged[-1] = (merged[-1][0], max(merged[-1][1], x1))
        else:
            merged.append((x0, x1))
    return merged


def _union(one: Sequence[Interval], other: Sequence[Interval], gutter: float) -> list[Interval]:
    merged: list[Interval] = []
    for x0, x1 in sorted([*one, *other]):
        if merged and x0 - merged[-1][1] < gutter:
            merged[-1] = (merged[-1][0], max(merged[-1][1], x1))
        else:
            merged.append((x0, x1))
    return merged


def _bands(strips: list[list[P]], gutter: float) -> list[list[list[P]]]:
    """Join strips as long as their gutters stay open."""
    bands: list[list[list[P]]] = []
    open_intervals: list[Interval] = []
    found = [_intervals(strip, gutter) for strip in strips]
    for index, strip in enumerate(strips):
        intervals = _gaping(found, index, gutter) if len(found[index]) > 1 else found[index]
        if bands:
            union = _union(open_intervals, intervals, gutter)
            kept = len(open_intervals) if len(open_intervals) > 1 else len(intervals)
            if len(union) >= kept:
                bands[-1].append(strip)
                open_intervals = union
                continue
            moved = _overhang(bands[-1], gutter) if len(open_intervals) > 1 else []
            if moved:
                bands[-1] = bands[-1][: -len(moved)]
                bands.append([*moved, strip])
                open_intervals = _union(_intervals([i for s in moved for i in s], gutter), intervals, gutter)
                continue
        bands.append([strip])
        open_intervals = intervals
    return bands


def _gaping(found: Sequence[list[Interval]], index: int, gutter: float) -> list[Interval]:
    """The extents of a strip, made one where it is a justified line that gapes between unbroken lines."""
    intervals = found[index]
    neighbours = [found[at] for at in (index - 1, index + 1) if 0 <= at < len(found)]
    gaps = [right[0] - left[1] for left, right in pairwise(intervals)]
    if max(gaps) > 5 * gutter or not neighbours:
        return intervals
    whole = (intervals[0][0], intervals[-1][1])
    for held in neighbours:
        if len(held) != 1 or held[0][0] > whole[0] + 5 * gutter or held[0][1] < intervals[-1][0]:
            return intervals
    return [whole]


def _overhang(band: list[list[P]], gutter: float) -> list[list[P]]:
    """Strips at the end of a band that stand under a gap in the first column alone: a heading of what follows."""
    both = [index for index, strip in enumerate(band) if len(_intervals(strip, gutter)) > 1]
    if not both or both[-1] == len(band) - 1:
        return []
    tail = band[both[-1] + 1 :]
    height = median(item.bottom - item.top for strip in tail for item in strip)
    floor = max(item.bottom for item in band[both[-1]])
    gaps = []
    for strip in tail:
        gaps.append(min(item.top for item in strip) - floor)
        floor = max(floor, *(item.bottom for item in strip))
    widest = max(range(len(tail)), key=lambda index: gaps[index])
    left = min(item.x0 for strip in band for item in strip)
    moved = tail[widest:]
    if len(moved) > 3 or gaps[widest] < 0.6 * height:
        return []
    return moved if all(abs(item.x0 - left) < 2 * height for strip in moved for item in strip) else []


def _split(items: Sequence[P], gutter: float) -> list[list[P]]:
    """Part items at the open gutters, left to right."""
    intervals = _intervals(items, gutter)
    parts: list[list[P]] = [[] for _ in intervals]
    for item in items:
        for index, (x0, x1) in enumerate(intervals):
            if x0 <= item.x0 <= x1:
                parts[index].append(item)
                break
    return [part for part in parts if part]
