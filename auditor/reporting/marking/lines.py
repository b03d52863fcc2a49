"""The lines that a paragraph stands on: pdfium's words inside its boxes, those alone that are part of its text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import pypdfium2.raw as pdfium
from pypdfium2 import PdfDocument
from rapidfuzz.distance import LCSseq

from auditor.reading.fonts import Face
from auditor.reading.glyphs import Word
from auditor.reading.pages import page_placement
from auditor.reading.placement import Area, Placement
from auditor.reading.textlayer import TextLayer
from auditor.records import Box, Paragraph

# A word is in a box that holds the middle of its baseline, give or take so many points.
MARGIN = 1.0
# In shares of the font size: words of one line differ less than RAISED in baseline, columns lie more than GAP apart.
RAISED, GAP = 0.5, 2.5
# Words are left out only where nearly all of the paragraph is found in its boxes; beyond so many signs, never.
ENOUGH, LONGEST = 0.9, 20_000
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Quad:
    """Four corners on a page in its own coordinates: upper left and right, lower left and right of upright text."""

    page: int
    corners: tuple[Point, Point, Point, Point]

    @property
    def rectangle(self) -> tuple[float, float, float, float]:
        """Left, bottom, right and top in the page's own coordinates."""
        xs, ys = zip(*self.corners, strict=True)
        return min(xs), min(ys), max(xs), max(ys)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A word, and how the page is turned so that it stands upright."""

    word: Word
    placement: Placement


def find_lines(document: PdfDocument, paragraphs: Sequence[Paragraph]) -> dict[str, tuple[Quad, ...]]:
    """The lines of each paragraph, by its id; boxes whole where the page has no text in them.

    Args:
        document: The open PDF that they were read from.
        paragraphs: As read; those without boxes have no lines.
    """
    wanted: dict[int, list[tuple[str, int, Box]]] = {}
    for paragraph in paragraphs:
        for place, box in enumerate(paragraph.boxes):
            if box.page <= len(document):
                wanted.setdefault(box.page, []).append((paragraph.id, place, box))
    found: dict[str, dict[int, list[_Placed]]] = {paragraph.id: {} for paragraph in paragraphs}
    placements: dict[int, Placement] = {}
    for number in sorted(wanted):
        page = document[number - 1]
        placements[number] = page_placement(page.raw)
        layers = _layers(page.raw, placements[number])
        for name, place, box in wanted[number]:
            found[name][place] = list(_inside(layers, placements[number], box))
        page.close()
    return {paragraph.id: tuple(_quads(paragraph, found[paragraph.id], placements)) for paragraph in paragraphs}


def _layers(page: object, placement: Placement) -> list[tuple[Placement, list[Word]]]:
    """The words of a page, those of each direction with the page turned so that they are upright."""
    textpage = pdfium.FPDFText_LoadPage(page)
    if not textpage:
        return []
    try:
        words = list(TextLayer(textpage, placement, _no_fonts()).words())
        layers = [(placement, [word for word in words if word.angle == 0])]
        for angle in sorted({word.angle for word in words} - {0}):
            turned = replace(placement, turns=(placement.turns + angle // 90) % 4)
            again = TextLayer(textpage, turned, _no_fonts()).words()
            layers.append((turned, [word for word in again if word.angle == 0]))
        return layers
    finally:
        pdfium.FPDFText_ClosePage(textpage)


def _no_fonts() -> dict[int, Face]:
    return {}


def _inside(layers: Sequence[tuple[Placement, list[Word]]], shown: Placement, box: Box) -> Iterator[_Placed]:
    corner, other = shown.back(box.x0, box.top), shown.back(box.x1, box.bottom)
    for placement, words in layers:
        area = _grown(placement.area(*corner, *other))
        for word in words:
            middle = (word.x0 + word.x1) / 2
            if placement != shown:
                # A box around text on its side may end inside the first or last word of a line.
                middle = min(max(middle, area.x0), area.x1) if word.x0 < area.x1 and word.x1 > area.x0 else middle
            if word.text and area.holds(middle, word.baseline):
                yield _Placed(word, placement)


def _grown(area: Area) -> Area:
    return Area(area.x0 - MARGIN, area.top - MARGIN, area.x1 + MARGIN, area.bottom + MARGIN)


def _quads(
    paragraph: Paragraph, found: Mapping[int, list[_Placed]], placements: Mapping[int, Placement]
) -> Iterator[Quad]:
    places = sorted(found)
    words = [placed for place in places for placed in found[place]]
    own = _own_words(paragraph.text, [placed.word.text for placed in words])
    at = 0
    for place in places:
        box, held = paragraph.boxes[place], found[place]
        mine, at = own[at : at + len(held)], at + len(held)
        for run in _runs(held, mine):
            # A bullet or a line of dots is no text.
            if any(_signs(placed.word.text) for placed in run):
                yield _line(box.page, run)
        if not held:
            yield _quad(box.page, placements[box.page], Area(box.x0, box.top, box.x1, box.bottom))


def _own_words(text: str, words: Sequence[str]) -> list[bool]:
    """Which words belong to the text; all, where they do not hold enough of it to say so."""
    signs = [_signs(word) for word in words]
    wanted, whole = _signs(text), "".join(signs)
    if wanted == whole or max(len(wanted), len(whole)) > LONGEST:
        return [True] * len(words)
    matched = [False] * len(whole)
    for block in LCSseq.opcodes(wanted, whole):
        if block.tag == "equal":
            matched[block.dest_start : block.dest_end] = [True] * (block.dest_end - block.dest_start)
    if sum(matched) < ENOUGH * len(wanted):
        return [True] * len(words)
    own, at = [], 0
    for sign in signs:
        own.append(sum(matched[at : at + len(sign)]) * 2 >= len(sign))
        at += len(sign)
    return own


def _runs(held: Sequence[_Placed], own: Sequence[bool]) -> Iterator[list[_Placed]]:
    """Words that stand beside each other on a line."""
    run: list[_Placed] = []
    for placed, mine in zip(held, own, strict=True):
        if run and not (mine and _beside(run[-1], placed)):
            yield run
            run = []
        if mine:
            run.append(placed)
    if run:
        yield run


def _beside(last: _Placed, placed: _Placed) -> bool:
    size = max(last.word.style.size, placed.word.style.size)
    level = abs(last.word.baseline - placed.word.baseline) < RAISED * size
    ahead = -RAISED * size < placed.word.x0 - last.word.x1 < GAP * size
    return level and ahead and last.placement == placed.placement


def _line(page: int, run: Sequence[_Placed]) -> Quad:
    words = [placed.word for placed in run]
    tallest = max(words, key=lambda word: word.style.size)
    area = Area(min(word.x0 for word in words), tallest.top, max(word.x1 for word in words), tallest.bottom)
    return _quad(page, run[0].placement, area)


def _quad(page: int, placement: Placement, area: Area) -> Quad:
    corners = ((area.x0, area.top), (area.x1, area.top), (area.x0, area.bottom), (area.x1, area.bottom))
    first, second, third, fourth = (placement.back(x, y) for x, y in corners)
    return Quad(page, (first, second, third, fourth))


def _signs(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKC", text).casefold() if sign.isalnum())
