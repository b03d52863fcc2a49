"""The headings above each place, outermost first: by their numbers where both have some, else by how they are set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from auditor.reading.drafts import Draft
from auditor.reading.headings import LARGER, NUMBERED, Body

# A heading in a coloured box that is this much larger than running text heads more than the box.
CHAPTER = 1.3
# What stands between a bold title and the text that it opens.
TITLE_ENDS = frozenset(":.,–-")


@dataclass(frozen=True, slots=True)
class _Open:
    """A heading that stands above what follows."""

    rank: int
    depth: int | None
    text: str
    boxed: bool = False
    run_in: bool = False


def _depth(text: str) -> int | None:
    """How many parts a heading's number has; a nought at its end counts for none: "2.0" heads "2.1"."""
    match = NUMBERED.match(text)
    if match is None:
        return None
    parts = match.group(1).split(".")
    return len(parts) - (len(parts) > 1 and parts[-1] == "0")


class HeadingPath:
    """The headings above the present place, outermost first.

    Args:
        drafts: All headings of the document, for the ranks of their styles.
        body: How running text is set: a small heading in a box reigns inside the box alone.
    """

    def __init__(self, drafts: Sequence[Draft], body: Body) -> None:
        self._body = body
        looks = {self._look(draft) for draft in drafts}
        self._ranks = {look: rank for rank, look in enumerate(sorted(looks, key=self._order))}
        self._open: list[_Open] = []

    def _look(self, draft: Draft) -> tuple[float, bool, bool, bool]:
        capitals = draft.raw.isupper() and draft.size < CHAPTER * self._body.size  # large ones are told by size
        return round(draft.size), draft.first.style.bold, capitals, draft.first.style.italic

    @staticmethod
    def _order(look: tuple[float, bool, bool, bool]) -> tuple[float, bool, bool, bool]:
        size, bold, capitals, italic = look
        return -size, not bold, not capitals, italic

    def enter(self, draft: Draft, text: str) -> tuple[str, ...]:
        """Go below a heading.

        Returns:
            The headings above it, itself not among them.
        """
        rank = self._ranks[self._look(draft)]
        depth = _depth(text)
        while self._open and not self._above(self._open[-1], rank, depth):
            self._open.pop()
        above = self.path
        boxed = "text_box" in draft.marks and draft.size < CHAPTER * self._body.size
        small = draft.first.style.bold and draft.size < LARGER * self._body.size and depth is None
        self._open.append(_Open(rank, depth, text, boxed, small))
        return above

    def pass_run_in(self, draft: Draft) -> None:
        """Close a bold heading of the size of running text where a paragraph begins with a bold title of its own."""
        words = draft.first.words
        if draft.kind != "body" or draft.first.style.bold or not words[0].style.bold:
            return
        bold = list(takewhile(lambda word: word.style.bold, words))
        after = words[len(bold)].text if len(bold) < len(words) else ""
        titled = bold[-1].text[-1:] in TITLE_ENDS or after[:1] in TITLE_ENDS
        if titled and self._open and self._open[-1].run_in:
            self._open.pop()

    def leave_boxes(self) -> None:
        """Close the headings of a box whose end has come."""
        self._open = [held for held in self._open if not held.boxed]

    def restart(self) -> None:
        """Close all headings: a new slide."""
        self._open = []

    @staticmethod
    def _above(held: _Open, rank: int, depth: int | None) -> bool:
        if held.depth is not None and depth is not None:
            return held.depth < depth
        return held.rank < rank

    @property
    def path(self) -> tuple[str, ...]:
        """The open headings, outermost first."""
        return tuple(held.text for held in self._open)
