"""Columns of lines → drafts: what will become one paragraph, with its lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from auditor.reading.breaks import begins_paragraph
from auditor.reading.lines import Line
from auditor.reading.listitems import begins_item
from auditor.records import Kind


@dataclass(frozen=True, slots=True)
class Draft:
    """The lines of a paragraph in the making.

    Attributes:
        lines: With the page each stands on.
        column: Running number of the column that it (last) stands in.
        kind: What it is so far.
        marks: As in a paragraph.
        cells: For a table row: the cells' lines; the lines are then empty of meaning.
        right: Right edge of its column.
        panel: Number of the text box that it stands in, from 1 on each page; 0 outside.
        level: The level that the file states for a heading, from 1; 0 where it states none.
        raw: Its text, line ends not mended.
    """

    lines: tuple[tuple[int, Line], ...]
    column: int
    kind: Kind = "body"
    marks: tuple[str, ...] = ()
    cells: tuple[tuple[Line, ...], ...] = ()
    right: float = 0.0
    panel: int = 0
    level: int = 0
    raw: str = field(init=False, repr=False, compare=False, default="")

    def __post_init__(self) -> None:
        object.__setattr__(self, "raw", " ".join([line.text for _, line in self.lines]).strip())

    @property
    def first(self) -> Line:
        """Its first line."""
        return self.lines[0][1]

    @property
    def last(self) -> Line:
        """Its last line."""
        return self.lines[-1][1]

    @property
    def page(self) -> int:
        """The page it begins on."""
        return self.lines[0][0]

    @property
    def size(self) -> float:
        """Its text size in points."""
        return self.first.style.size


def split_column(lines: Sequence[Line], page: int, column: int, marks: tuple[str, ...] = ()) -> list[Draft]:
    """Part the lines of one column into drafts."""
    drafts: list[list[Line]] = []
    left, right = min(line.x0 for line in lines), _right_edges(lines)
    leading = _leading(lines)
    for line in lines:
        size = _size(line)
        if drafts and not begins_paragraph(drafts[-1], line, left, right[size], leading.get(size)):
            drafts[-1].append(line)
        else:
            drafts.append([line])
    return [
        Draft(
            tuple((page, line) for line in held),
            column,
            "list_item" if begins_item(held[0]) else "body",
            marks,
            right=right[_size(held[0])],
        )
        for held in drafts
    ]


def _size(line: Line) -> float:
    return round(line.style.size * 2) / 2


def _right_edges(lines: Sequence[Line]) -> dict[float, float]:
    """For each text size the right edge that its lines reach."""
    edges: dict[float, float] = {}
    for line in lines:
        edges[_size(line)] = max(edges.get(_size(line), 0.0), line.x1)
    return edges


def _leading(lines: Sequence[Line]) -> dict[float, float]:
    """For each text size the usual distance between baselines: the lower median, since gaps only widen it."""
    steps: dict[float, list[float]] = {}
    for above, below in pairwise(lines):
        step = below.baseline - above.baseline
        if _size(above) == _size(below) and 0.8 * above.style.size < step < 2.2 * above.style.size:
            steps.setdefault(_size(above), []).append(step)
    return {size: sorted(held)[(len(held) - 1) // 3] for size, held in steps.items()}
