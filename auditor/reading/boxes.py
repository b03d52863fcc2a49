"""The rectangles that a paragraph covers: one for each run of lines, column or page."""

from __future__ import annotations

from auditor.reading.drafts import Draft
from auditor.reading.lines import Line
from auditor.records import Box


def draft_boxes(draft: Draft) -> tuple[Box, ...]:
    """One box for each run of lines that stand below each other on one page."""
    boxes: list[Box] = []
    last: tuple[int, Line] | None = None
    for page, line in draft.lines:
        box = _box(page, line)
        same = last is not None and last[0] == page and _below(last[1], line)
        if boxes and (same or (draft.cells and boxes[-1].page == page)):
            held = boxes[-1]
            boxes[-1] = Box(
                page,
                min(held.x0, box.x0),
                min(held.top, box.top),
                max(held.x1, box.x1),
                max(held.bottom, box.bottom),
            )
        else:
            boxes.append(box)
        last = (page, line)
    return tuple(boxes)


def _box(page: int, line: Line) -> Box:
    if line.words[0].angle:
        top = min(word.top for word in line.words)
        return Box(page, round(line.x0, 1), round(top, 1), round(line.x1, 1), round(line.bottom, 1))
    return Box(page, round(line.x0, 1), round(line.top, 1), round(line.x1, 1), round(line.bottom, 1))


def _below(last: Line, line: Line) -> bool:
    """Whether a line goes on the group of lines above it."""
    size = max(last.style.size, line.style.size)
    return -0.2 * size <= line.baseline - last.baseline < 3 * size and line.x0 < last.x1 + 2 * size
