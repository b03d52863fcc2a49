"""Columns of lines → drafts: what will become one paragraph, with its lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from auditor.lines import Line
from auditor.listitems import begins_item
from auditor.records import Kind

# Signs that close a sentence, and those that may stand behind them.
CLOSING = frozenset(".!?:;…")
BEHIND = '"”’»)]'
# A gap between baselines beyond this many usual distances parts paragraphs.
PARTING = 1.28
# A smaller gap than that does where a sentence has ended and a capital follows.
PARTING_SENTENCES = 1.12
# Fragments of one line in one column stand at most this far apart, in sizes: justified lines can gape.
BESIDE = 8.0


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
    """

    lines: tuple[tuple[int, Line], ...]
    column: int
    kind: Kind = "body"
    marks: tuple[str, ...] = ()
    cells: tuple[tuple[Line, ...], ...] = ()
    right: float = 0.0

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

    @property
    def raw(self) -> str:
        """Its text, line ends not mended."""
        return " ".join(line.text for _, line in self.lines).strip()


def split_column(lines: Sequence[Line], page: int, column: int, marks: tuple[str, ...] = ()) -> list[Draft]:
    """Part the lines of one column into drafts."""
    drafts: list[list[Line]] = []
    right = _right_edges(lines)
    leading = _leading(lines)
    for line in lines:
        if drafts and not _parts(drafts[-1], line, right[_size(line)], leading.get(_size(line))):
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


def _parts(held: Sequence[Line], line: Line, right: float, leading: float | None) -> bool:
    """Whether a line begins a new paragraph after the lines held."""
    last = held[-1]
    size = max(last.style.size, line.style.size)
    if abs(last.style.size - line.style.size) > 0.06 * size + 0.1 or last.style.bold != line.style.bold:
        return not _runs_on(held, line, right, leading)
    step = line.baseline - last.baseline
    if step < 0.3 * size:  # beside, not below
        return line.x0 - last.x1 > BESIDE * size or line.x0 < last.x0
    usual = 1.25 * size if leading is None else leading
    if step > PARTING * usual + 0.5 or begins_item(line) or line.noted:
        return True
    if step > PARTING_SENTENCES * usual + 0.5 and _ends(last.text) and not line.text[:1].islower():
        return True
    if begins_item(held[0]):
        return _leaves_item(held, line, right)
    if last.hyphen or (last.text.endswith("-") and line.text[:1].islower()):
        return False
    indented = line.x0 - last.x0
    if indented > 0.8 * size and _left_aligned(held) and (_ends(last.text) or _short(last, line, right)):
        return True
    if _colour_parts(last, line):
        return True
    return _short(last, line, right) and (_ends(last.text) or _very_short(last, line, right))


def _runs_on(held: Sequence[Line], line: Line, right: float, leading: float | None) -> bool:
    """Whether a change of weight lies inside a sentence: a bold phrase that fills a line."""
    last = held[-1]
    if abs(last.style.size - line.style.size) > 0.06 * line.style.size + 0.1:
        return False
    usual = 1.4 * line.style.size if leading is None else leading
    if line.baseline - last.baseline > 1.15 * usual or begins_item(line):
        return False
    mixed = last.words[-1].style.bold == line.words[0].style.bold
    return mixed and not _ends(last.text) and not _short(last, line, right)


def _leaves_item(held: Sequence[Line], line: Line, right: float) -> bool:
    """Whether a line below a list item stands outside it."""
    marker = held[0]
    text_start = marker.x0 if marker.dotted or len(marker.words) < 2 else marker.words[1].x0
    size = line.style.size
    if line.x0 >= text_start - 0.4 * size:
        return line.x0 > text_start + 2.5 * size and _short(held[-1], line, right)
    last = held[-1]
    if line.x0 <= marker.x0 + 0.5 * size and text_start - marker.x0 > 0.6 * size:
        return (_ends(last.text) or line.text[:1].isupper()) and (
            len(held) > 1 or _short(last, line, right) or text_start - marker.x0 > 1.0 * size
        )
    return False


def _ends(text: str) -> bool:
    """Whether a line ends as a sentence does."""
    return text.rstrip(BEHIND)[-1:] in CLOSING


def _left_aligned(held: Sequence[Line]) -> bool:
    """Whether the lines held share their left edge, the first one aside."""
    rest = [line.x0 for line in held[1:]] or [held[0].x0]
    return max(rest) - min(rest) < 0.5 * held[0].style.size


def _colour_parts(last: Line, line: Line) -> bool:
    """Whether two lines are each set wholly in a colour of their own."""
    one, other = {word.style.colour for word in last.words}, {word.style.colour for word in line.words}
    return len(one) == 1 and len(other) == 1 and one != other


def _short(last: Line, line: Line, right: float) -> bool:
    """Whether the first word of a line would have had room on the line before it."""
    word = line.words[0]
    room = right - last.x1
    return room > (word.x1 - word.x0) + 0.45 * last.style.size


def _very_short(last: Line, line: Line, right: float) -> bool:
    """Whether so much room was left that the break was meant."""
    return right - last.x1 > max(0.35 * (right - min(last.x0, line.x0)), 4 * last.style.size) and (
        line.text[:1].isupper() or not line.text[:1].isalpha()
    )
