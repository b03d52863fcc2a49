from __future__ import annotations

from pathlib import Path

import pikepdf

from auditor.reading.pages import open_pdf, read_pages
from auditor.reading.quotes import unproven
from auditor.reading.sources import read_document
from tests.pdfs import PAGE, TEXT, make_pdf


def test_a_word_stands_where_it_is_shown() -> None:
    document = open_pdf(make_pdf(PAGE + TEXT))
    page = next(read_pages(document))
    document.close()
    assert page.words[0].text == "Regionen"
    assert abs(page.words[0].x0 - 70.9) < 1.0  # 2.5 cm
    assert 69 < page.words[0].top < page.words[0].baseline < 85


def turned(path: Path, matrix: str, angle: int, target: Path) -> Path:
    """The same page with its contents turned and, by the angle given, shown turned back."""
    with pikepdf.open(path) as pdf:
        page = pdf.pages[0]
        page.MediaBox = [0, 0, 841.89, 595.28]
        page.Rotate = angle
        page.contents_add(pikepdf.Stream(pdf, f"q {matrix} cm".encode()), prepend=True)
        page.contents_add(pikepdf.Stream(pdf, b"Q"))
        pdf.save(target)
    return target


def test_a_turned_page_is_read_as_shown(tmp_path: Path) -> None:
    source = make_pdf(PAGE + TEXT)
    path = turned(source, "0 1 -1 0 841.89 0", 90, tmp_path / "turned.pdf")
    document = read_document(path)
    assert document.page_sizes == ((595.3, 841.9),)
    assert document.paragraphs[0].text == TEXT.strip()
    assert abs(document.paragraphs[0].boxes[0].x0 - 70.9) < 1.5


def test_a_page_laid_on_its_side_is_read_and_its_boxes_stand_as_shown(tmp_path: Path) -> None:
    path = turned(make_pdf(PAGE + TEXT), "0 1 -1 0 841.89 0", 0, tmp_path / "sideways.pdf")
    document = read_document(path)
    assert document.page_sizes == ((841.9, 595.3),)
    assert document.paragraphs[0].text == TEXT.strip()
    assert unproven(path, document.paragraphs) == []


def test_boxes_count_from_the_corner_of_the_crop_box(tmp_path: Path) -> None:
    path = tmp_path / "cropped.pdf"
    with pikepdf.open(make_pdf(PAGE + TEXT)) as pdf:
        pdf.pages[0].CropBox = [50, 100, 560, 800]
        pdf.save(path)
    document = read_document(path)
    assert document.page_sizes == ((510.0, 700.0),)
    assert abs(document.paragraphs[0].boxes[0].x0 - 20.9) < 1.0
    assert unproven(path, document.paragraphs) == []


def test_three_thousand_empty_pages_are_each_reported(tmp_path: Path) -> None:
    path = tmp_path / "empty.pdf"
    with pikepdf.new() as pdf:
        for _ in range(3000):
            pdf.add_blank_page(page_size=(595, 842))
        pdf.save(path)
    document = read_document(path)
    assert len(document.unread) == 3000
    assert {problem.reason for problem in document.unread} == {"empty"}


def test_an_absurd_page_size_is_reported_as_damage(tmp_path: Path) -> None:
    path = tmp_path / "absurd.pdf"
    with pikepdf.open(make_pdf(PAGE + TEXT + "#pagebreak()\n" + TEXT)) as pdf:
        pdf.pages[0].MediaBox = [0, 0, 10**9, 10**9]
        pdf.save(path)
    document = read_document(path)
    assert [(problem.page, problem.reason) for problem in document.unread] == [(1, "damaged")]
    assert document.paragraphs[0].page == 2
