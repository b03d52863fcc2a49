"""PDF → pages: opened one at a time, so that memory does not grow with the document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2.raw as pdfium
from pypdfium2 import PdfDocument, PdfiumError

from auditor.errors import SourceUnreadable
from auditor.glyphs import TextLayer, Word
from auditor.graphics import Graphics, Placement, read_graphics

# PDF's own limit for a page side is 14,400 points; beyond it the numbers are damage.
LONGEST_SIDE = 14_400.0
PASSWORD_ERROR = 4


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a PDF as it is shown.

    Attributes:
        number: From 1.
        width: In points, after rotation.
        height: In points, after rotation.
        words: In the order of the content stream.
        graphics: Ruling lines, filled areas and pictures.
        invisible: Whether the text is an invisible layer, as text recognition leaves it over a scan.
        damaged: Whether the page could not be opened; it then has no words.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    graphics: Graphics
    invisible: bool = False
    damaged: bool = False


def open_pdf(path: Path) -> PdfDocument:
    """Open a PDF.

    Raises:
        SourceUnreadable: It is no PDF, is damaged, has no page or needs a password.
    """
    try:
        document = PdfDocument(path)
        count = len(document)
    except PdfiumError as error:
        if pdfium.FPDF_GetLastError() == PASSWORD_ERROR or "password" in str(error).lower():
            raise SourceUnreadable(path, "it is locked with a password; save a copy without one.") from error
        raise SourceUnreadable(
            path, "it is damaged or no PDF; open it in a PDF viewer and export it as a PDF again."
        ) from error
    if count == 0:
        document.close()
        raise SourceUnreadable(path, "it has no pages; export it again from the program that made it.")
    return document


def read_pages(document: PdfDocument) -> Iterator[Page]:
    """Read the pages of an open PDF one by one.

    Yields:
        Every page in order; one that cannot be opened comes without words and marked as damaged.
    """
    fonts: dict[int, tuple[bool, bool]] = {}
    for index in range(len(document)):
        fonts.clear()  # pdfium may use an address again once the page is closed
        page = pdfium.FPDF_LoadPage(document.raw, index)
        if not page:
            yield Page(index + 1, 0.0, 0.0, (), Graphics(), damaged=True)
            continue
        try:
            yield _read(page, index + 1, fonts)
        finally:
            pdfium.FPDF_ClosePage(page)


def _read(page: object, number: int, fonts: dict[int, tuple[bool, bool]]) -> Page:
    """Read one loaded page."""
    placement = _placement(page)
    width, height = placement.size
    if not (0 < width <= LONGEST_SIDE and 0 < height <= LONGEST_SIDE):
        return Page(number, 0.0, 0.0, (), Graphics(), damaged=True)
    textpage = pdfium.FPDFText_LoadPage(page)
    if not textpage:
        return Page(number, width, height, (), Graphics(), damaged=True)
    try:
        layer = TextLayer(textpage, placement, fonts)
        words = tuple(
            word for word in layer.words() if -1 <= (word.x0 + word.x1) / 2 <= width + 1 and 0 <= word.baseline <= height
        )
        invisible = layer.invisible()
    finally:
        pdfium.FPDFText_ClosePage(textpage)
    return Page(number, width, height, words, read_graphics(page, placement), invisible)


def _placement(page: object) -> Placement:
    """How user space lies on the page as shown: mind the crop box and the rotation."""
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, box)
    return Placement(box.left, box.bottom, box.right, box.top, pdfium.FPDFPage_GetRotation(page) % 4)
