"""The rectangles that a paragraph covers: one for each run of lines, column or page."""

from __future__ import annotations

from auditor.reading.drafts import Draft
from auditor.reading.lines import Line
from auditor.reading.placement import Area
from auditor.records import Box


def draft_boxes(draft: Draft) -> tuple[Box, ...]:
    """One box for each run of lines that stand below each other on one page."""
    boxes: list[tuple[int, Area]] = []
    last: tuple[int, Line] | None = None
    for page, line in draft.lines:
        top = min(word.top for word in line.words) if line.words[0].angle else line.top
        same = last is not None and last[0] == page and _below(last[1], line)
        if boxes and (same or (draft.cells and boxes[-1][0] == page)):
            held = boxes[-1][1]
            held.x0, held.top = min(held.x0, line.x0), min(held.top, top)
            held.x1, held.bottom = max(held.x1, line.x1), max(held.bottom, line.bottom)
        else:
            boxes.append((page, Area(line.x0, top, line.x1, line.bottom)))
        last = (page, line)
    return tuple(
        Box(page, round(area.x0, 1), round(area.top, 1), round(area.x1, 1), round(area.bottom, 1))
        for page, area in boxes
    )


def _below(last: Line, line: Line) -> bool:
    """Whether a line goes on the group of lines above it."""
    size = max(last.style.size, line.style.size)
    return -0.2 * size <= line.baseline - last.baseline < 3 * size and line.x0 < last.x1 + 2 * size
