"""Running headers and footers told by their place: what stands there on most pages, whatever it says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from auditor.reading.lines import Line

# Furniture stands in the outer parts of a page, in shares of its height.
HEAD = 0.16
FOOT = 0.85
# A place at the page's edge where so large a share of the pages (or of each second page) has a line, parted from the
# text by so many sizes, is that of a running header, whatever it says: the chapter's name.
SLOT_SHARE = 0.6
SLOT_PAGES = 3
SLOT_ROWS = 3
SLOT_GAP = 0.9
SLOT_DRIFT = 1.5
# Set like running text it must be parted by more; and it says no sentence and not much.
PLAIN_GAP = 1.8
SLOT_WORDS = 24
_SENTENCE = re.compile(r"[^\W\d]{2,}[.!?:,;][\"”’»)\]]*$|^[a-zåäö]+ [a-zåäö]+ ")


@dataclass(frozen=True, slots=True)
class PageLines:
    """The lines of one page before anything is taken away.

    Attributes:
        number: Page number from 1.
        width: In points.
        height: In points.
        lines: All upright lines.
        held: For each line, whether it stands in a table that reaches beyond the margins.
    """

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    held: tuple[bool, ...]


def find_slots(pages: Sequence[PageLines], body: float) -> set[tuple[int, int]]:
    """Lines that stand alone at the page's edge, at one height on most pages, whatever they say.

    Args:
        pages: All pages.
        body: Size of the running text in points.

    Returns:
        Pairs of page number and position of the line.
    """
    found: set[tuple[int, int]] = set()
    filled = [page.number for page in pages if page.lines]
    for upper in (True, False):
        apart = {page.number: held for page in pages if (held := _apart(page, upper, body))}
        for side in (min, max):
            heights = {
                page.number: side(page.lines[index].baseline for index in apart[page.number])
                - (0.0 if upper else page.height)
                for page in pages
                if page.number in apart
            }
            for number, height in heights.items():
                same = [other for other, at in heights.items() if abs(at - height) <= SLOT_DRIFT]
                parity = sum((other - number) % 2 == 0 for other in same)
                half = sum((other - number) % 2 == 0 for other in filled)
                if len(same) >= max(SLOT_PAGES, SLOT_SHARE * len(filled)) or parity >= max(
                    SLOT_PAGES, SLOT_SHARE * half
                ):
                    found.update((number, index) for index in apart[number])
    return found


def _apart(page: PageLines, upper: bool, body: float) -> list[int]:
    """The outermost rows of a page if they are few, small and parted from the text: positions of their lines."""
    edge = [
        index
        for index, line in enumerate(page.lines)
        if not page.held[index] and (line.bottom < HEAD * page.height if upper else line.top > FOOT * page.height)
    ]
    edge.sort(key=lambda index: page.lines[index].baseline, reverse=not upper)
    row: list[int] = []
    for index in edge:
        line = page.lines[index]
        if row and _gap(page.lines[row[-1]], line) >= SLOT_GAP * body:
            break
        row.append(index)
    heights = {round(page.lines[index].baseline / 3) for index in row}
    if not row or len(heights) > SLOT_ROWS or any(page.lines[index].style.size > 1.02 * body for index in row):
        return []
    held = {id(page.lines[index]) for index in row}
    rest = [line for line in page.lines if id(line) not in held]
    near = min((min(_gap(page.lines[index], line) for index in row) for line in rest), default=0.0)
    texts = [page.lines[index].text for index in row]
    if any(_SENTENCE.search(text) for text in texts) or sum(len(text.split()) for text in texts) > SLOT_WORDS:
        return []
    small = all(page.lines[index].style.size <= 0.97 * body for index in row)
    return row if near >= (SLOT_GAP if small else PLAIN_GAP) * body else []


def _gap(one: Line, other: Line) -> float:
    """The white space between two lines, one above the other; below nought where they overlap."""
    return max(other.top - one.bottom, one.top - other.bottom)
