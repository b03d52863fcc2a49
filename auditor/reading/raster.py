"""Pages drawn as grey pictures, for text recognition and to see whether a page shows anything at all."""

from __future__ import annotations

import ctypes
import math
import time
from dataclasses import dataclass

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray
from pypdfium2 import PdfDocument

from auditor.reading.pages import LONGEST_SIDE

POINTS_PER_INCH = 72.0
# Resolution at which blankness and paper are judged.
COARSE = 36.0
# Seconds for a look at a page.
GLANCE = 4.0
# Signs this much darker or lighter than the ground are something, in steps of 255.
CONTRAST = 24
# Up to this share of odd pixels is dust.
DUST = 0.0004
# Grey levels of paper lie this near to the most common one, and are no darker than this.
SPREAD = 20
LIGHT = 140
WHITE = 255
FLAGS = pdfium.FPDF_GRAYSCALE
# A picture of more pixels than this is not unpacked; so many objects of a page are searched for one.
VAST = 250_000_000
OBJECTS = 1_000


@dataclass(frozen=True, slots=True)
class Raster:
    """A page as a grey picture.

    Attributes:
        grey: Rows of pixels, 0 black to 255 white.
        scale: Pixels for each point.
        turns: Quarter turns clockwise against the page as shown.
    """

    grey: NDArray[np.uint8]
    scale: float
    turns: int = 0

    @property
    def dpi(self) -> float:
        """Its resolution."""
        return self.scale * POINTS_PER_INCH

    def pnm(self) -> bytes:
        """The picture as a file that needs no library to write."""
        height, width = self.grey.shape
        return b"P5 %d %d 255\n" % (width, height) + self.grey.tobytes()

    def turned(self, turns: int) -> Raster:
        """The picture turned clockwise by so many quarters."""
        return Raster(np.ascontiguousarray(np.rot90(self.grey, -turns)), self.scale, (self.turns + turns) % 4)

    def is_blank(self) -> bool:
        """Whether it shows one tone, dust aside."""
        if self.grey.min() == self.grey.max():
            return True
        counts = np.bincount(self.grey.ravel(), minlength=256)
        return self.grey.size - _near(counts, int(counts.argmax()), CONTRAST) <= DUST * self.grey.size

    def paper(self) -> float:
        """Share of it in the most common tone, if that is a light one: high for scans, low for photographs."""
        counts = np.bincount(self.grey.ravel(), minlength=256)
        ground = int(counts.argmax())
        if ground < LIGHT:
            return 0.0
        return _near(counts, ground, SPREAD) / self.grey.size


def _near(counts: NDArray[np.intp], ground: int, spread: int) -> int:
    """Number of pixels whose grey is near the ground's."""
    return int(counts[max(ground - spread, 0) : ground + spread + 1].sum())


def draw_page(
    document: PdfDocument,
    index: int,
    dpi: float,
    pixels: int,
    seconds: float,
    *,
    annotations: bool = True,
    rough: bool = False,
) -> Raster | None:
    """Draw a page with its stamps and other annotations, without the contents of form fields.

    Args:
        document: An open PDF.
        index: From 0.
        dpi: Wanted resolution.
        pixels: Most that the picture may have; a large page is drawn coarser.
        seconds: Most that drawing may take.
        annotations: Whether stamps, highlights and the like are drawn.
        rough: Whether pictures on it are drawn from single pixels of theirs, which takes half the time.

    Returns:
        The picture; None where pdfium cannot draw the page within the time, or would have to unpack a vast picture.
    """
    page = pdfium.FPDF_LoadPage(document.raw, index)
    if not page:
        return None
    try:
        width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
        if not (0 < width <= LONGEST_SIDE and 0 < height <= LONGEST_SIDE) or _has_vast_picture(page):
            return None
        scale = min(dpi / POINTS_PER_INCH, math.sqrt(pixels / (width * height)))
        size = math.ceil(width * scale), math.ceil(height * scale)
        grey = np.full(size[::-1], WHITE, dtype=np.uint8)
        flags = FLAGS | (pdfium.FPDF_ANNOT if annotations else 0) | (pdfium.FPDF_RENDER_NO_SMOOTHIMAGE if rough else 0)
        return Raster(grey, scale) if _drawn(page, grey, seconds, flags) else None
    finally:
        pdfium.FPDF_ClosePage(page)


def _drawn(page: object, grey: NDArray[np.uint8], seconds: float, flags: int) -> bool:
    """Draw a loaded page into the array; whether it was done in time."""
    height, width = grey.shape
    bitmap = pdfium.FPDFBitmap_CreateEx(width, height, pdfium.FPDFBitmap_Gray, grey.ctypes.data, width)
    if not bitmap:
        return False
    end = time.monotonic() + seconds
    late = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(pdfium.IFSDK_PAUSE))(lambda _: time.monotonic() > end)
    pause = pdfium.IFSDK_PAUSE(version=1, NeedToPauseNow=late, user=None)
    try:
        state = pdfium.FPDF_RenderPageBitmap_Start(bitmap, page, 0, 0, width, height, 0, flags, pause)
        return bool(state == pdfium.FPDF_RENDER_DONE)
    finally:
        pdfium.FPDF_RenderPage_Close(page)
        pdfium.FPDFBitmap_Destroy(bitmap)


def _has_vast_picture(page: object) -> bool:
    """Whether a page holds a picture that is too large to be unpacked."""
    wide, high = ctypes.c_uint(), ctypes.c_uint()
    for index in range(min(pdfium.FPDFPage_CountObjects(page), OBJECTS)):
        found = pdfium.FPDFPage_GetObject(page, index)
        if pdfium.FPDFPageObj_GetType(found) == pdfium.FPDF_PAGEOBJ_IMAGE:
            pdfium.FPDFImageObj_GetImagePixelSize(found, wide, high)
            if wide.value * high.value > VAST:
                return True
    return False
