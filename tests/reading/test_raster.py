from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from pypdfium2 import PdfDocument

from auditor.reading.raster import COARSE, Raster, draw_page
from tests.damaged import empty_pages, path_bomb, picture_bomb
from tests.pdfs import PAGE, TEXT, make_pdf
from tests.scans import SMALL, photograph


def drawn(path: Path, dpi: float = COARSE, pixels: int = 10**7, seconds: float = 60) -> Raster | None:
    with PdfDocument(path) as document:
        return draw_page(document, 0, dpi, pixels, seconds)


def saved(folder: Path, data: bytes) -> Path:
    path = folder / "strategi.pdf"
    path.write_bytes(data)
    return path


def test_a_page_of_text_is_not_blank_and_mostly_paper() -> None:
    raster = drawn(make_pdf(PAGE + TEXT))
    assert raster is not None
    assert not raster.is_blank()
    assert raster.paper() > 0.8


def test_an_empty_page_is_blank(tmp_path: Path) -> None:
    raster = drawn(saved(tmp_path, empty_pages(1)))
    assert raster is not None
    assert raster.is_blank()


def test_a_photograph_is_no_paper(tmp_path: Path) -> None:
    raster = drawn(photograph(tmp_path / "bild.pdf"))
    assert raster is not None
    assert raster.paper() < 0.5


def test_a_page_is_drawn_at_the_resolution_asked_for() -> None:
    raster = drawn(make_pdf(SMALL + "Text"), dpi=300)
    assert raster is not None
    assert raster.dpi == pytest.approx(300)
    assert raster.grey.shape == pytest.approx((8 / 2.54 * 300, 12 / 2.54 * 300), abs=2)


def test_a_large_page_is_drawn_coarser() -> None:
    raster = drawn(make_pdf(SMALL + "Text"), dpi=300, pixels=100_000)
    assert raster is not None
    assert raster.grey.size < 102_000
    assert raster.dpi < 150


def test_drawing_ends_when_its_time_is_up(tmp_path: Path) -> None:
    assert drawn(saved(tmp_path, path_bomb(20_000)), seconds=0) is None


def test_a_vast_picture_is_not_unpacked(tmp_path: Path) -> None:
    assert drawn(saved(tmp_path, picture_bomb(20_000, 13_000))) is None


def test_a_picture_is_turned_clockwise() -> None:
    turned = Raster(np.array([[1, 2], [3, 4]], dtype=np.uint8), 1.0).turned(1)
    assert turned.grey.tolist() == [[3, 1], [4, 2]]
    assert turned.turns == 1


def test_the_file_of_a_picture_holds_its_size_and_pixels() -> None:
    assert Raster(np.array([[0, 255, 7]], dtype=np.uint8), 1.0).pnm() == b"P5 3 1 255\n\x00\xff\x07"
