"""Pages drawn as grey pictures, for text recognition and to see whether a page shows anything at all."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from pypdfium2 import PdfDocument, PdfiumError

POINTS_PER_INCH = 72.0
# Resolution at which blankness and paper are judged.
COARSE = 36.0
# Signs this much darker or lighter than the ground are something, in steps of 255.
CONTRAST = 24
# Up to this share of odd pixels is dust.
DUST = 0.0004
# Grey levels of paper lie this near to the most common one, and are no darker than this.
SPREAD = 20
LIGHT = 140


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
        ground = int(np.bincount(self.grey.ravel(), minlength=256).argmax())
        odd = np.count_nonzero(np.abs(self.grey.astype(np.int16) - ground) > CONTRAST)
        return bool(odd <= DUST * self.grey.size)

    def paper(self) -> float:
        """Share of it in the most common tone, if that is a light one: high for scans, low for photographs."""
        counts = np.bincount(self.grey.ravel(), minlength=256)
        ground = int(counts.argmax())
        if ground < LIGHT:
            return 0.0
        return float(counts[max(ground - SPREAD, 0) : ground + SPREAD + 1].sum() / self.grey.size)


def draw_page(document: PdfDocument, index: int, dpi: float, pixels: int) -> Raster | None:
    """Draw a page.

    Args:
        document: An open PDF.
        index: From 0.
        dpi: Wanted resolution.
        pixels: Most that the picture may have; a large page is drawn coarser.

    Returns:
        The picture; None where pdfium cannot draw the page.
    """
    try:
        page = document[index]
    except PdfiumError:
        return None
    try:
        width, height = page.get_size()
        if not (width > 0 and height > 0):
            return None
        scale = min(dpi / POINTS_PER_INCH, math.sqrt(pixels / (width * height)))
        bitmap = page.render(scale=scale, grayscale=True, may_draw_forms=False)
        try:
            drawn = bitmap.to_numpy()
            grey = np.array(drawn.reshape(drawn.shape[0], drawn.shape[1]), dtype=np.uint8)
        finally:
            bitmap.close()
    except PdfiumError:
        return None
    finally:
        page.close()
    return Raster(grey, scale)
