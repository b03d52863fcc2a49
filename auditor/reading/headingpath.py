"""The headings above each place, outermost first: by their numbers where both have some, else by how they are set."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, takewhile

from auditor.reading.drafts import Draft
from auditor.reading.headings import Body
from auditor.reading.looks import CHAPTER, Looks
from auditor.reading.overlines import NUMBERED

# What stands between a bold title and the text that it opens.
TITLE_ENDS = frozenset(":.,–-")
_WORDS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class _Open:
    """A heading that stands above what follows."""

    rank: int
    number: tuple[int, ...]
    text: str
    boxed: bool = False
    level: int = 0


def _number(text: str) -> tuple[int, ...]:
    """The parts of a heading's number; a nought at its end counts for none: "2.0" heads "2.1"."""
    match = NUMBERED.match(text)
    if match is None:
        return ()
    parts = [int(part) for part in match.group(1).split(".")]
    return tuple(parts[:-1] if len(parts) > 1 and parts[-1] == 0 else parts)


def _words(text: str) -> str:
    """The letters of a title, its number off."""
    match = NUMBERED.match(text)
    return _WORDS.sub("", text[match.end() if match is not None else 0 :]).lower()


def _repeats(held: _Open, new: _Open) -> bool:
    """Whether a title says again what the one before it says, with or without its number."""
    numbered = held.number and new.number and held.number != new.number
    return not numbered and bool(_words(new.text)) and _words(held.text) == _words(new.text)


class HeadingPath:
    """The headings above the present place, outermost first.

    Args:
        drafts: All headings of the document in reading order, for the ranks of their looks.
        body: How running text is set: a small heading in a box reigns inside the box alone.
    """

    def __init__(self, drafts: Sequence[Draft], body: Body) -> None:
        self._body = body
        self._looks = Looks(drafts, body)
        self._open: list[_Open] = []

    def enter(self, draft: Draft, text: str, boxed: bool | None = None) -> tuple[str, ...]:
        """Go below a heading.

        Args:
            draft: The heading.
            text: Its text, line ends mended.
            boxed: Whether it stands in a box that holds more than headings; by its mark if not given.

        Returns:
            The headings above it, itself not among them.
        """
        number = _number(text)
        boxed = "text_box" in draft.marks if boxed is None else boxed
        small = boxed and draft.size < CHAPTER * self._body.size
        level = draft.level if draft.level else self._looks.level(draft)
        new = _Open(self._looks.rank(draft), number, text, small, level)
        if self._open and _repeats(self._open[-1], new):
            self._open.pop()  # a chapter's title said again after the page that opens it
        while self._open and not _above(self._open[-1], new):
            self._open.pop()
        above = self.path
        self._open.append(new)
        return above

    def pass_run_in(self, draft: Draft) -> None:
        """Close a label in bold, "Criteria:", where a paragraph begins with a bold title of its own."""
        words = draft.first.words
        if draft.kind != "body" or draft.first.style.bold or not words[0].style.bold:
            return
        bold = list(takewhile(lambda word: word.style.bold, words))
        after = words[len(bold)].text if len(bold) < len(words) else ""
        titled = bold[-1].text[-1:] in TITLE_ENDS or after[:1] in TITLE_ENDS
        if titled and self._open and self._open[-1].text.endswith(":"):
            self._open.pop()

    def leave_boxes(self) -> None:
        """Close the headings of a box whose end has come."""
        self._open = [held for held in self._open if not held.boxed]

    def restart(self) -> None:
        """Close all headings: a new slide."""
        self._open = []

    @property
    def path(self) -> tuple[str, ...]:
        """The open headings, outermost first."""
        return tuple(held.text for held in self._open)


def box_numbers(drafts: Sequence[Draft]) -> list[int]:
    """For each draft the number of the text box whose headings reign inside it alone; 0 outside.

    A box that holds nothing but headings is a coloured ground for them, unless the box that follows holds their text.
    """
    runs = [list(run) for _, run in groupby(drafts, key=lambda draft: (draft.page, draft.panel))]
    numbers: list[int] = []
    number = 0
    for at, run in enumerate(runs):
        following = runs[at + 1][0] if at + 1 < len(runs) else None
        bare = all(draft.kind == "heading" for draft in run)
        leads = following is not None and following.panel > 0 and following.page == run[0].page
        leads = leads and following is not None and following.kind != "heading"
        joined = at > 0 and bool(numbers) and numbers[-1] > 0 and _led(runs[at - 1], run)
        number += not joined
        boxed = run[0].panel > 0 and (not bare or leads)
        numbers += [number if boxed else 0] * len(run)
    return numbers


def _led(before: Sequence[Draft], run: Sequence[Draft]) -> bool:
    """Whether a box holds the text for the headings in the box before it."""
    headed = all(draft.kind == "heading" for draft in before) and before[0].panel > 0
    return headed and run[0].panel > 0 and run[0].page == before[0].page and run[0].kind != "heading"


def _above(held: _Open, new: _Open) -> bool:
    """Whether an open heading stands above a new one."""
    if new.boxed and not held.boxed:
        return True
    if new.level == 1:
        return False
    if held.level and new.level and held.level != new.level:
        return held.level < new.level
    if held.number and new.number:
        depth = len(new.number)
        if len(held.number) < depth:
            return True
        goes_on = held.number[:depth] < new.number
        return not goes_on and new.text[:1].isdigit() and held.rank < new.rank
    if held.level and new.level:
        return False
    return held.rank < new.rank
