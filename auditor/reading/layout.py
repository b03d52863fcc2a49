"""Reading order: columns, bands across them, and what stands apart in boxes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from statistics import median

from auditor.reading.gutters import Interval, P, extents, find_strips, height_of, join_extents, split_columns

# The narrowest gap between two columns, in points and in shares of the text size.
GUTTER_POINTS = 7.0
GUTTER_SHARE = 0.75
# The heads of cards in one row begin at one height, give or take so many points.
LEVEL = 2.5
# A row of cards that is lower than this, in text sizes, holds titles alone.
TITLE = 3.2
# And so does one this much lower than the row below it.
TITLE_SHARE = 0.35


def arrange(
    items: Sequence[P],
    size: float,
    tabulate: Callable[[Sequence[P]], Sequence[P]] | None = None,
    heads: Callable[[P], bool] | None = None,
) -> list[list[P]]:
    """Put the items of a page into reading order.

    Bands that share their gutters are read column by column; what crosses a gutter (a title over
    two columns, a wide picture's caption) ends the band.

    Args:
        items: Lines and atoms of a page or a box.
        size: Usual text size in points, the measure of a gutter.
        heads: Whether an item begins a card: cards in rows are read row by row.
        tabulate: Puts atoms in place of those items of a band that are a table; asked before a band is split.

    Returns:
        The columns in reading order, each from top to bottom.
    """
    if not items:
        return []
    gutter = max(GUTTER_POINTS, GUTTER_SHARE * size)
    columns: list[list[P]] = []
    for band in _bands(find_strips(items), gutter):
        members = [item for strip in band for item in strip]
        parts = split_columns(members, gutter)
        if len(parts) > 1 and tabulate is not None:
            tabled = tabulate(members)
            if len(tabled) < len(members):
                columns.extend(arrange(tabled, size, tabulate, heads))
                continue
        rows = _card_rows(band, gutter, TITLE * size, heads) if len(parts) > 1 and heads is not None else []
        if len(rows) > 1:
            for row in rows:
                columns.extend(arrange(row, size, tabulate, heads))
        elif len(parts) == 1:
            columns.append(sorted(parts[0], key=lambda item: (item.top, item.x0)))
        else:
            for part in parts:
                columns.extend(arrange(part, size, tabulate, heads))
    return columns


def _card_rows(band: Sequence[list[P]], gutter: float, least: float, heads: Callable[[P], bool]) -> list[list[P]]:
    """The rows of a band of cards: each begins where all its columns have a head at one height.

    A row lower than the least height holds but the titles of what stands below.
    """
    rows: list[list[P]] = []
    for strip in band:
        tops = [min(part, key=lambda item: item.top) for part in split_columns(strip, gutter)]
        level = max(item.top for item in tops) - min(item.top for item in tops) < LEVEL
        begins = len(tops) > 1 and level and all(heads(item) for item in tops)
        if begins and rows:
            begins = height_of(rows[-1]) >= max(least, TITLE_SHARE * height_of(strip))
        if begins or not rows:
            if not begins:
                return []
            rows.append([])
        rows[-1].extend(strip)
    return rows


def _bands(strips: list[list[P]], gutter: float) -> list[list[list[P]]]:
    """Join strips as long as their gutters stay open."""
    bands: list[list[list[P]]] = []
    open_intervals: list[Interval] = []
    found = [extents(strip, gutter) for strip in strips]
    for index, strip in enumerate(strips):
        intervals = _gaping(found, index, gutter) if len(found[index]) > 1 else found[index]
        if bands:
            union = join_extents(open_intervals, intervals, gutter)
            kept = len(open_intervals) if len(open_intervals) > 1 else len(intervals)
            if len(union) >= kept:
                bands[-1].append(strip)
                open_intervals = union
                continue
            moved = _overhang(bands[-1], gutter) if len(open_intervals) > 1 else []
            if moved:
                bands[-1] = bands[-1][: -len(moved)]
                bands.append([*moved, strip])
                open_intervals = join_extents(extents([i for s in moved for i in s], gutter), intervals, gutter)
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
    both = [index for index, strip in enumerate(band) if len(extents(strip, gutter)) > 1]
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
