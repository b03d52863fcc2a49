from __future__ import annotations

from auditor.reading.graphics import Graphics
from auditor.reading.pages import open_pdf, read_pages
from tests.pdfs import PAGE, make_pdf


def drawn(source: str) -> Graphics:
    """What is drawn on the first page of a source."""
    document = open_pdf(make_pdf(PAGE + source))
    try:
        return next(iter(read_pages(document))).graphics
    finally:
        document.close()


def test_a_stroke_is_a_ruling_line() -> None:
    (rule,) = drawn("#line(length: 10cm, stroke: 0.5pt)\ntext").rules
    assert round(rule.width) == 283
    assert rule.height < 2.5


def test_a_filled_block_is_an_area() -> None:
    (fill,) = drawn("#block(width: 5cm, height: 2cm, fill: luma(200))[text]").fills
    assert (round(fill.width), round(fill.height)) == (142, 57)


def test_a_white_ground_is_none() -> None:
    assert drawn("#block(width: 5cm, height: 2cm, fill: white)[text]").fills == ()


def test_a_small_disc_is_a_bullet() -> None:
    (dot,) = drawn("#circle(radius: 2pt, fill: black) text").dots
    assert round(dot.width) == 4
