from __future__ import annotations

from pathlib import Path

from PIL import Image

from auditor.reading.boxpictures import SCALE, draw_reading, label
from auditor.reading.sources import read_document
from auditor.records import Box, Document, Paragraph
from tests.pdfs import PAGE, TEXT, make_pdf, read_typst

SOURCE = PAGE + f"= Mål\n{TEXT}\n#pagebreak()\n- {TEXT}"


def paragraph(*boxes: Box) -> Paragraph:
    return Paragraph("p-1", 12, 1, 1, (), "body", "Text", boxes, "sv", ("text_box",))


def test_each_page_is_drawn_in_order(tmp_path: Path) -> None:
    drawn = draw_reading(make_pdf(SOURCE), read_typst(SOURCE), tmp_path / "bilder")
    assert [path.name for path in drawn] == ["page-1.png", "page-2.png"]
    assert all(path.is_file() for path in drawn)


def test_a_paragraphs_box_is_framed_in_the_colour_of_its_kind(tmp_path: Path) -> None:
    document = read_typst(SOURCE)
    first, *_ = draw_reading(make_pdf(SOURCE), document, tmp_path)
    heading = next(held for held in document.paragraphs if held.kind == "heading").boxes[0]
    body = next(held for held in document.paragraphs if held.kind == "body").boxes[0]
    with Image.open(first) as image:
        colours = [image.getpixel((int(box.x0 * SCALE) - 1, int((box.top + 4) * SCALE))) for box in (heading, body)]
        margin = image.getpixel((10, 10))
    assert colours[0] != colours[1]
    assert margin not in colours


def test_a_paragraph_in_several_boxes_carries_a_letter_for_each() -> None:
    box = Box(1, 0.0, 0.0, 10.0, 10.0)
    assert label(paragraph(box), 0) == "12 body text_box"
    assert [label(paragraph(box, box), place) for place in (0, 1)] == ["12a body text_box", "12b body text_box"]


def test_a_source_without_pages_has_no_pictures(tmp_path: Path) -> None:
    path = tmp_path / "strategi.txt"
    path.write_text(TEXT, encoding="utf-8")
    document: Document = read_document(path)
    assert draw_reading(path, document, tmp_path / "bilder") == []
