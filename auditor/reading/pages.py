"""PDF → pages: opened one at a time, so that memory does not grow with the document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pypdfium2.raw as pdfium
from pypdfium2 import PdfDocument, PdfiumError

from auditor.errors import SourceUnreadable
from auditor.reading.fonts import Face
from auditor.reading.glyphs import Word
from auditor.reading.graphics import Graphics, page_objects, read_graphics
from auditor.reading.placement import Placement
from auditor.reading.tags import Title, is_tagged, tagged_titles
from auditor.reading.textlayer import TextLayer
from auditor.records import Box

# PDF's own limit for a page side is 14,400 points; beyond it the numbers are damage.
LONGEST_SIDE = 14_400.0
# A page is read turned when less than this share of its words stands upright.
SIDEWAYS = 0.35


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a PDF as it is shown.

    Attributes:
        number: From 1.
        width: In points, as read.
        height: In points, as read.
        words: In the order of the content stream.
        graphics: Ruling lines, filled areas and pictures.
        invisible: Whether the text is an invisible layer, as text recognition leaves it over a scan.
        damaged: Whether the page could not be opened; it then has no words.
        twist: Quarter turns clockwise by which the page was turned for reading, its text lying on its side.
        titles: The headings that the structure tree names, if the document is tagged.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    graphics: Graphics
    invisible: bool = False
    damaged: bool = False
    twist: int = 0
    titles: tuple[Title, ...] = ()

    @property
    def shown_size(self) -> tuple[float, float]:
        """Width and height as shown."""
        return (self.height, self.width) if self.twist % 2 else (self.width, self.height)


def open_pdf(path: Path) -> PdfDocument:
    """Open a PDF.

    Raises:
        SourceUnreadable: It is no PDF, is damaged, has no page or needs a password.
    """
    data = path.read_bytes()  # pdfium reads a file in small pieces, which costs a tenth of its time
    try:
        document = PdfDocument(data)
        count = len(document)
    except PdfiumError as error:
        if "password" in str(error).lower() and b"/Encrypt" in data:
            raise SourceUnreadable(path, "it is locked with a password; save a copy without one.") from error
        raise SourceUnreadable(
            path, "it is damaged, without pages or no PDF; open it in a PDF viewer and export it as a PDF again."
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
    fonts: dict[int, Face] = {}
    tagged = is_tagged(document.raw)
    for index in range(len(document)):
        fonts.clear()  # pdfium may use an address again once the page is closed
        page = pdfium.FPDF_LoadPage(document.raw, index)
        if not page:
            yield Page(index + 1, 0.0, 0.0, (), Graphics(), damaged=True)
            continue
        try:
            yield _read(page, index + 1, fonts, tagged)
        finally:
            pdfium.FPDF_ClosePage(page)


def _read(page: object, number: int, fonts: dict[int, Face], tagged: bool) -> Page:
    """Read one loaded page."""
    placement = page_placement(page)
    width, height = placement.size
    if not (0 < width <= LONGEST_SIDE and 0 < height <= LONGEST_SIDE):
        return Page(number, 0.0, 0.0, (), Graphics(), damaged=True)
    textpage = pdfium.FPDFText_LoadPage(page)
    if not textpage:
        return Page(number, width, height, (), Graphics(), damaged=True)
    try:
        words, invisible = _words(textpage, placement, fonts)
        twist = _twist(words)
        if twist:
            placement = replace(placement, turns=(placement.turns + twist) % 4)
            width, height = placement.size
            words, invisible = _words(textpage, placement, fonts)
    finally:
        pdfium.FPDFText_ClosePage(textpage)
    objects = page_objects(page)
    titles = tagged_titles(page, objects, placement) if tagged and words and not invisible else ()
    graphics = read_graphics(objects, placement)
    return Page(number, width, height, words, graphics, invisible, twist=twist, titles=titles)


def _words(textpage: object, placement: Placement, fonts: dict[int, Face]) -> tuple[tuple[Word, ...], bool]:
    """The words that stand on the page, and whether they are drawn invisibly."""
    layer = TextLayer(textpage, placement, fonts)
    width, height = placement.size
    words = tuple(
        word
        for word in layer.words()
        if word.text and -1 <= (word.x0 + word.x1) / 2 <= width + 1 and 0 <= word.baseline <= height + 1
    )
    return words, layer.invisible()


def _twist(words: Sequence[Word]) -> int:
    """Quarter turns clockwise after which most of the words stand upright: a wide table laid on its side."""
    angles = Counter([word.angle for word in words])
    if not angles or angles[0] >= SIDEWAYS * len(words):
        return 0
    return angles.most_common(1)[0][0] // 90


def untwist(box: Box, page: Page) -> Box:
    """A box on a page that was read turned, on the page as shown."""
    if page.twist == 1:
        x0, top, x1, bottom = box.top, page.width - box.x1, box.bottom, page.width - box.x0
    elif page.twist == 2:
        x0, top, x1, bottom = (
            page.width - box.x1,
            page.height - box.bottom,
            page.width - box.x0,
            page.height - box.top,
        )
    elif page.twist == 3:
        x0, top, x1, bottom = page.height - box.bottom, box.x0, page.height - box.top, box.x1
    else:
        return box
    return Box(box.page, round(x0, 1), round(top, 1), round(x1, 1), round(bottom, 1))


def page_placement(page: object) -> Placement:
    """How user space lies on the page as shown: mind the crop box and the rotation."""
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, box)
    return Placement(box.left, box.bottom, box.right, box.top, pdfium.FPDFPage_GetRotation(page) % 4)
