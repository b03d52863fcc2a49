"""Table rows that break over pages: the rest of a row goes back into the cells it left."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from auditor.reading.drafts import Draft
from auditor.reading.lines import Line

# A cell's rest begins at the cell's left edge, give or take this share of the text size.
ALIGNED = 1.0
_CLOSED = re.compile(r"[.!?:;][\"”’»)\]]*$")


class OpenRow:
    """The last row of a page's last table, as long as its rest may follow.

    Rows are shown to it in reading order; it tells where the rest of one belongs.
    """

    def __init__(self) -> None:
        self._at: int | None = None
        self._page = 0
        self._seen: set[str] = set()

    def place(self, draft: Draft, joined: Sequence[Draft]) -> int | None:
        """The position of the row of which a draft is the rest; None for a row of its own.

        Args:
            draft: A table row.
            joined: What was read so far; the row is about to be added.
        """
        rest = self._at is not None and draft.page == self._page + 1 and goes_on(joined[self._at], draft)
        if rest:
            at, self._at = self._at, None
            return at
        repeated = draft.raw in self._seen
        self._seen.add(draft.raw)
        if not (repeated and draft.page == self._page + 1):
            self._at, self._page = len(joined), draft.page
        return None

    def close(self) -> None:
        """Text followed: no row goes on."""
        self._at = None


def goes_on(held: Draft, draft: Draft) -> bool:
    """Whether a row at a page's head is the rest of the last row before: some cell breaks off inside a sentence.

    Args:
        held: The last row of the page before.
        draft: The first row of a page, a repeated head aside.
    """
    pairs = _pairs(held, draft)
    if pairs is None or not held.cells:
        return False
    broken = [_breaks_off(held.cells[at], draft.cells[index]) for index, at in pairs]
    first = next((flag for (_, at), flag in zip(pairs, broken, strict=True) if at == 0), True)
    return first and any(broken)


def _pairs(held: Draft, draft: Draft) -> list[tuple[int, int]] | None:
    """For each cell of a row the cell of the row held that begins at its left edge; None where one has none."""
    pairs = []
    for index, cell in enumerate(draft.cells):
        at = next(
            (k for k, other in enumerate(held.cells) if abs(_left(other) - _left(cell)) <= ALIGNED * draft.size), None
        )
        if at is None:
            return None
        pairs.append((index, at))
    return pairs


def _left(cell: Sequence[Line]) -> float:
    return min(line.x0 for line in cell)


def _breaks_off(above: Sequence[Line], below: Sequence[Line]) -> bool:
    """Whether a cell ends inside a sentence that goes on below."""
    last, first = above[-1], below[0].text[:1]
    return last.hyphen or (first.islower() and _CLOSED.search(last.text) is None)


def joined_row(held: Draft, draft: Draft) -> Draft:
    """A row with its rest in its cells."""
    cells = list(held.cells)
    for index, at in _pairs(held, draft) or []:
        cells[at] = cells[at] + draft.cells[index]
    return replace(held, lines=held.lines + draft.lines, cells=tuple(cells), column=draft.column)
