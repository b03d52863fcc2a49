"""Running headers, footers and page numbers: found by their return on page after page."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from auditor.reading.slots import FOOT, HEAD, PageLines, find_slots

# Text larger than this, in sizes of running text, is a title: it must return on half of the pages to be furniture.
LARGE = 1.45
# A numbered line larger than this, in sizes of running text, or bold, is a chapter's title unless it returns.
TITLE = 1.05
# Running text reaches over more than this share of the page; so many such lines are no running header.
WIDE = 0.5
MANY = 3
# The same text at the same height, in points.
SAME_HEIGHT = 6.0
_DIGITS = re.compile(r"\d+")
_END_NUMBER = re.compile(r"^(?:\D{0,2})(\d{1,4})\b(?!\.\s*\w)|\b(\d{1,4})\D{0,2}$")


def find_furniture(pages: Sequence[PageLines], body: float) -> dict[int, set[int]]:
    """Find the running headers, footers and page numbers.

    Args:
        pages: All pages.
        body: Size of the running text in points.

    Returns:
        For each page number the positions of its furniture lines.
    """
    edges = {page.number: _edge_lines(page) for page in pages}
    repeated = _repeated(pages, edges, body)
    numbers = _page_numbers(pages, edges, body) | find_slots(pages, body)
    found: dict[int, set[int]] = defaultdict(set)
    for page in pages:
        for index in edges[page.number]:
            key = (page.number, index)
            if key in repeated or key in numbers:
                found[page.number].add(index)
        found[page.number] |= _beside(page, found[page.number], edges[page.number], body)
    return found


def _edge_lines(page: PageLines) -> list[int]:
    """Positions of the lines in the outer parts of a page."""
    return [
        index
        for index, line in enumerate(page.lines)
        if not page.held[index] and (line.bottom < HEAD * page.height or line.top > FOOT * page.height)
    ]


def _repeated(pages: Sequence[PageLines], edges: dict[int, list[int]], body: float) -> set[tuple[int, int]]:
    """Lines whose text (figures aside) returns at the same height on other pages."""
    places: dict[str, list[tuple[float, int, int, float]]] = defaultdict(list)
    for page in pages:
        for index in edges[page.number]:
            line = page.lines[index]
            height = line.baseline if line.baseline < page.height / 2 else line.baseline - page.height - 1000.0
            places[_key(line.text)].append((height, page.number, index, line.style.size))
    found: set[tuple[int, int]] = set()
    for held in places.values():
        for height, number, index, size in held:
            same = {other for at, other, _, _ in held if abs(at - height) <= SAME_HEIGHT}
            least = 2 if len(pages) <= 4 and size <= 1.1 * body else 3
            if size > LARGE * body:
                least = max(3, round(0.5 * len(pages)))
            if len(same) >= least:
                found.add((number, index))
    by_number = {page.number: page for page in pages}
    running = {key for key in found if _runs_on(by_number[key[0]], key[1], found)}
    while running:
        found -= running
        running = {key for key in found if _runs_on(by_number[key[0]], key[1], found)}
    return found


def _runs_on(page: PageLines, index: int, found: set[tuple[int, int]]) -> bool:
    """Whether a line belongs to running text: wide and one of many, or next to a wide line that is no furniture."""
    line = page.lines[index]
    wide = [
        at
        for at, other in enumerate(page.lines)
        if other.x1 - other.x0 > WIDE * page.width
        and abs(other.style.size - line.style.size) < 0.2
        and (other.baseline < page.height / 2) == (line.baseline < page.height / 2)
    ]
    if index in wide and sum((page.number, at) in found for at in wide) >= MANY:
        return True
    return any(
        0 < abs(page.lines[at].baseline - line.baseline) < 1.6 * line.style.size and (page.number, at) not in found
        for at in wide
    )


def _page_numbers(pages: Sequence[PageLines], edges: dict[int, list[int]], body: float) -> set[tuple[int, int]]:
    """Short lines whose first or last figure counts along with the pages (or with spreads of two)."""
    seen: list[tuple[int, int, int]] = []
    words = Counter(_key(page.lines[index].text) for page in pages for index in edges[page.number])
    for page in pages:
        for index in edges[page.number]:
            line = page.lines[index]
            if len(line.text) > 90 or not _outermost(page, index):
                continue
            titled = line.style.size > TITLE * body or (line.style.bold and line.text[:1].isdigit())
            titled = titled and any(sign.isalpha() for sign in line.text)
            if titled and words[_key(line.text)] < 2:  # chapters that begin page after page count along too
                continue
            for groups in _END_NUMBER.findall(line.text):
                value = next(group for group in groups if group)
                seen.append((page.number, index, int(value)))
    steps = Counter((step, value - step * number) for number, _, value in seen for step in (1, 2))
    found = set()
    for number, index, value in seen:
        if any(steps[step, value - step * number] >= max(3, 0.25 * len(pages)) for step in (1, 2)):
            found.add((number, index))
    return found


def _key(text: str) -> str:
    """A line's text without its figures and signs."""
    return re.sub(r"\W+", " ", _DIGITS.sub("#", text)).strip().lower() or text


def _outermost(page: PageLines, index: int) -> bool:
    """Whether no other line stands farther out, on the line's own side of the page."""
    line = page.lines[index]
    if line.baseline < page.height / 2:
        return all(other.bottom > line.top - 1 for other in page.lines)
    return all(other.top < line.bottom + 1 for other in page.lines)


def _beside(page: PageLines, found: set[int], edges: list[int], body: float) -> set[int]:
    """Short small lines on the baseline of furniture: a chapter's name beside the page number."""
    more = set()
    for index in edges:
        line = page.lines[index]
        if index in found or line.style.size > 1.1 * body or len(line.text) > 90 or not _outermost(page, index):
            continue
        if any(abs(page.lines[other].baseline - line.baseline) <= 2.0 for other in found):
            more.add(index)
    return more
