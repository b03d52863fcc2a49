"""Proof of a quotation: whether a paragraph's text stands in its boxes when the page is read a second way.

The reader builds paragraphs from words; here pdfium itself cuts the text out of the page at the boxes.
Spaces, hyphens, raised figures and case do not count, since mending them is the reader's work.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from pypdfium2 import PdfDocument

from auditor.reading.pages import open_pdf, page_placement
from auditor.reading.placement import Placement
from auditor.records import Box, Paragraph

# Share of a paragraph's letters and figures that must stand in the cut-out, in any order of lines.
ENOUGH = 0.98
# A cut-out is this much larger than its box, in points: glyphs reach beyond their advance.
MARGIN = 1.0


def cut_out(document: PdfDocument, boxes: Sequence[Box]) -> str:
    """The text that pdfium finds inside boxes.

    Args:
        document: An open PDF.
        boxes: On any of its pages.
    """
    return _cut_all(document, [boxes])[0]


def _cut_all(document: PdfDocument, groups: Sequence[Sequence[Box]]) -> list[str]:
    """The text inside each group of boxes, every page opened once: opening costs far more than cutting."""
    wanted: dict[int, list[tuple[int, int]]] = {}
    for group, boxes in enumerate(groups):
        for place, box in enumerate(boxes):
            wanted.setdefault(box.page, []).append((group, place))
    parts = [[""] * len(boxes) for boxes in groups]
    for number in sorted(wanted):
        page = document[number - 1]
        textpage = page.get_textpage()
        placement = page_placement(page.raw)
        for group, place in wanted[number]:
            area = _user_space(placement, groups[group][place])
            parts[group][place] = textpage.get_text_bounded(*area)
        textpage.close()
        page.close()
    return [" ".join(held) for held in parts]


def stands_in_boxes(document: PdfDocument, paragraph: Paragraph) -> bool:
    """Whether a paragraph's letters and figures stand in its boxes.

    Args:
        document: The open PDF that it was read from.
        paragraph: As read.
    """
    return _is_held(paragraph.text, cut_out(document, paragraph.boxes))


def _is_held(text: str, cut: str) -> bool:
    """Whether a text's letters and figures stand in a cut-out."""
    wanted, found = _signs(text), _signs(cut)
    missing = sum((wanted - found).values())
    return missing <= (1 - ENOUGH) * sum(wanted.values())


def unproven(path: Path, paragraphs: Sequence[Paragraph]) -> list[str]:
    """Ids of the paragraphs whose text does not stand in their boxes.

    Args:
        path: The PDF.
        paragraphs: Read from it.

    Raises:
        SourceUnreadable: The file can no longer be opened.
    """
    document = open_pdf(path)
    try:
        cuts = _cut_all(document, [paragraph.boxes for paragraph in paragraphs])
        held = zip(paragraphs, cuts, strict=True)
        return [paragraph.id for paragraph, cut in held if not _is_held(paragraph.text, cut)]
    finally:
        document.close()


def _signs(text: str) -> Counter[str]:
    """Letters and figures in plain form, counted."""
    return Counter(sign for sign in unicodedata.normalize("NFKC", text).casefold() if sign.isalnum())


def _user_space(placement: Placement, box: Box) -> tuple[float, float, float, float]:
    """A box in the page's own coordinates."""
    x0, y0 = placement.back(box.x0 - MARGIN, box.top - MARGIN)
    x1, y1 = placement.back(box.x1 + MARGIN, box.bottom + MARGIN)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
