"""Scans: pages of text as pictures, for the tests of text recognition."""

from __future__ import annotations

import io
import zlib
from pathlib import Path

import numpy as np
import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf
from pypdfium2 import PdfDocument

from auditor.reading.raster import draw_page
from tests.pdfs import make_pdf

SMALL = '#set page(width: 12cm, height: 8cm, margin: 1cm)\n#set text(lang: "sv", size: 10pt)\n'


def scan(source: str, path: Path, *, turns: int = 0, stamp: str = "", before: str = "") -> Path:
    """A PDF whose pages are pictures of the typeset pages.

    Args:
        source: Typst.
        path: Where it is written.
        turns: Quarter turns clockwise of the pictures.
        stamp: Text set on each page beside the picture, as a case number is.
        before: Typst of pages with a text layer that come before the pictures.
    """
    pdf = Pdf.open(make_pdf(before)) if before else Pdf.new()
    with PdfDocument(make_pdf(source)) as document:
        for index in range(len(document)):
            raster = draw_page(document, index, 200, 10**7, 60)
            assert raster is not None
            add_picture(pdf, np.rot90(raster.grey, -turns), raster.scale, stamp)
    pdf.save(path)
    return path


def add_picture(pdf: Pdf, grey: np.ndarray, scale: float, stamp: str = "") -> None:
    """Add a page that shows a grey picture and perhaps a stamp."""
    height, width = grey.shape
    picture = pikepdf.Stream(pdf, zlib.compress(grey.tobytes()), Filter=Name.FlateDecode)
    picture.stream_dict.update(
        Dictionary(
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=width,
            Height=height,
            ColorSpace=Name.DeviceGray,
            BitsPerComponent=8,
        )
    )
    page = pdf.add_blank_page(page_size=(width / scale, height / scale))
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    page.obj.Resources = Dictionary(XObject=Dictionary(P=picture), Font=Dictionary(F=font))
    drawn = f"q {width / scale:.2f} 0 0 {height / scale:.2f} 0 0 cm /P Do Q BT /F 6 Tf 5 5 Td ({stamp}) Tj ET"
    page.obj.Contents = pdf.make_stream(drawn.encode("latin-1"))
    page.obj.MediaBox = Array([0, 0, width / scale, height / scale])


def photograph(path: Path) -> Path:
    """A PDF with one page that is a picture of no text: bands of tones."""
    across = np.linspace(0, 6, 400)[None, :] + np.linspace(0, 5, 300)[:, None]
    pdf = Pdf.new()
    add_picture(pdf, (127 + 90 * np.sin(across)).astype(np.uint8), 1.0)
    target = io.BytesIO()
    pdf.save(target)
    path.write_bytes(target.getvalue())
    return path
