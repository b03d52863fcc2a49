"""What stands beside a line of text and belongs to it: a bullet before it, a stroke under it, a tag."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from auditor.reading.graphics import Graphics
from auditor.reading.lines import Line
from auditor.reading.placement import Area
from auditor.reading.tags import Title

# A drawn bullet stands at most this far before its line, in text sizes.
DOT_GAP = 2.2
# A stroke under a line runs within this distance below the baseline, in text sizes, and ends where the line does.
UNDER = 0.32
ENDS = 0.5
# Strokes are kept by bands of so many points; none under a line is farther from its baseline.
BAND = 16.0
# A line is a heading where this share of it is tagged as one.
COVERED = 0.7


def mark_lines(lines: Sequence[Line], graphics: Graphics) -> list[Line]:
    """Mark the lines before which a bullet is drawn and those that are underlined as a whole.

    Args:
        lines: Of one page.
        graphics: What is drawn on it.
    """
    strokes: dict[int, list[Area]] = {}
    for rule in graphics.rules:
        if rule.width > rule.height:
            strokes.setdefault(round(rule.top / BAND), []).append(rule)
    if not graphics.dots and not strokes:
        return list(lines)
    marked = []
    for line in lines:
        if any(_before(dot, line) for dot in graphics.dots):
            line = replace(line, dotted=True)
        band = round(line.baseline / BAND)
        near = (stroke for at in (band, band + 1) for stroke in strokes.get(at, ()))
        if strokes and any(_under(stroke, line) for stroke in near):
            line = replace(line, underlined=True)
        marked.append(line)
    return marked


def mark_titles(lines: Sequence[Line], titles: Sequence[Title]) -> list[Line]:
    """Mark the lines that the structure of a tagged file makes headings.

    Args:
        lines: Of one page.
        titles: The page's headings by its structure tree.
    """
    if not titles:
        return list(lines)
    reach = [
        (at, title, min([area.top for area in title.areas]), max([area.bottom for area in title.areas]))
        for at, title in enumerate(titles, 1)
        if title.areas
    ]
    marked = []
    for line in lines:
        middle = line.baseline - 0.25 * line.style.size
        near = [(at, title) for at, title, top, bottom in reach if top < middle < bottom]
        number = next((at for at, title in near if _covered(line, title)), 0)
        marked.append(replace(line, title=number, level=titles[number - 1].level) if number else line)
    return marked


def _covered(line: Line, title: Title) -> bool:
    """Whether the text of a heading makes up most of a line."""
    middle = line.baseline - 0.25 * line.style.size
    beside = [area for area in title.areas if area.top < middle < area.bottom]
    shared = sum(max(0.0, min(line.x1, area.x1) - max(line.x0, area.x0)) for area in beside)
    return shared > COVERED * (line.x1 - line.x0)


def _before(dot: Area, line: Line) -> bool:
    """Whether a shape stands where a line's bullet would."""
    size = line.style.size
    inside = line.baseline - 0.75 * size <= (dot.top + dot.bottom) / 2 <= line.baseline
    return inside and 0.1 * size <= line.x0 - dot.x1 <= DOT_GAP * size


def _under(stroke: Area, line: Line) -> bool:
    """Whether a stroke underlines a line from end to end."""
    size = line.style.size
    near = 0 < stroke.top - line.baseline <= UNDER * size
    return near and abs(stroke.x0 - line.x0) <= ENDS * size and abs(stroke.x1 - line.x1) <= ENDS * size
