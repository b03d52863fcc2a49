"""Text recognition page by page: with a program that answers from a file, and with the real one where it is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.ocr.ocr import choose_languages
from auditor.ocr.remedies import NO_LANGUAGE, NO_PROGRAM, NO_TEXT, NOT_DONE
from auditor.ocr.tesseract import Tesseract, find_tesseract
from auditor.reading.pages import open_pdf, read_pages
from auditor.reading.sources import read_document
from auditor.records import Document
from tests.ocr.test_recognised import HEAD, row
from tests.pdfs import PAGE, TEXT, make_pdf, texts
from tests.programs import install
from tests.scans import SMALL, photograph, scan

SENTENCE = "Skolan ska bli trygg för alla barn"
ENGLISH = "The region shall, through this strategy, protect the lakes which should be clean and the forests. " * 3


def answer(sentence: str = SENTENCE, confidence: float = 91) -> str:
    """The program's table for one line of text, on a page drawn at 300 dpi."""
    boxes = ((120 + 130 * at, 200, 110, 32) for at in range(99))
    words = zip(sentence.split(), boxes, strict=False)
    return HEAD + "".join(row(1, at, box, confidence, word) for at, (word, box) in enumerate(words, 1))


def real() -> bool:
    program = find_tesseract()
    return program is not None and {"swe", "osd"} <= program.languages


def remedies(document: Document) -> list[tuple[int | None, str, str]]:
    return [(part.page, part.reason, part.remedy) for part in document.unread]


def test_a_scan_is_recognised_and_marked_with_its_confidence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, monkeypatch, languages=("swe",), table=answer())
    document = read_document(scan(SMALL + SENTENCE, tmp_path / "s.pdf"))
    assert [(p.text, p.marks, p.confidence) for p in document.paragraphs] == [(SENTENCE, ("ocr",), 0.91)]
    assert document.paragraphs[0].boxes[0].x0 == pytest.approx(120 * 72 / 300, abs=0.2)
    assert document.unread == ()


def test_pages_with_text_are_left_as_they_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, monkeypatch, languages=("swe",), table=answer())
    document = read_document(scan(SMALL + SENTENCE, tmp_path / "s.pdf", before=PAGE + TEXT))
    assert [(p.page, p.marks, p.confidence) for p in document.paragraphs] == [(1, (), None), (2, ("ocr",), 0.91)]
    assert document.paragraphs[0].text == TEXT.strip()


def test_without_the_program_the_scan_is_listed_with_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    document = read_document(scan(SMALL + SENTENCE, tmp_path / "s.pdf", before=PAGE + TEXT))
    assert remedies(document) == [(2, "no_text_layer", NO_PROGRAM)]


def test_without_swedish_the_scan_is_listed_with_what_to_add(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, monkeypatch, languages=("eng", "osd"), table=answer())
    assert remedies(read_document(scan(SMALL + SENTENCE, tmp_path / "s.pdf"))) == [(1, "no_text_layer", NO_LANGUAGE)]


def test_a_program_that_fails_leaves_the_page_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, monkeypatch, languages=("swe",), body="exit 1")
    assert remedies(read_document(scan(SMALL + SENTENCE, tmp_path / "s.pdf"))) == [(1, "no_text_layer", NOT_DONE)]


def test_guesses_are_not_passed_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, monkeypatch, languages=("swe",), table=answer(confidence=45))
    document = read_document(photograph(tmp_path / "bild.pdf"))
    assert remedies(document) == [(1, "no_text_layer", NO_TEXT)]
    assert document.paragraphs == ()


def test_a_blank_page_is_not_recognised(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, monkeypatch, languages=("swe",), table=answer())
    document = read_document(make_pdf(PAGE + TEXT + "#pagebreak()\n#pagebreak()\n" + TEXT))
    assert [(part.page, part.reason) for part in document.unread] == [(2, "empty")]


def test_a_stamp_does_not_hide_the_scan_under_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, monkeypatch, languages=("swe",), table=answer())
    document = read_document(scan(SMALL + SENTENCE, tmp_path / "s.pdf", stamp="Dnr 7"))
    assert texts(document) == [SENTENCE]


def test_a_stamped_scan_is_listed_where_it_cannot_be_recognised(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    document = read_document(scan(SMALL + SENTENCE, tmp_path / "s.pdf", stamp="Dnr 7"))
    assert remedies(document) == [(1, "partly_read", NO_PROGRAM)]
    assert texts(document) == ["Dnr 7"]


@pytest.mark.parametrize(
    ("text", "languages"), [(4 * TEXT, "swe"), ("", "swe"), (ENGLISH, "swe+eng"), (TEXT + ENGLISH, "swe+eng")]
)
def test_english_is_added_where_other_pages_are_not_plainly_swedish(text: str, languages: str) -> None:
    source = open_pdf(make_pdf(PAGE + text))
    pages = list(read_pages(source))
    source.close()
    assert choose_languages(pages, Tesseract("tesseract", frozenset({"swe", "eng"}))) == languages
    assert choose_languages(pages, Tesseract("tesseract", frozenset({"swe"}))) == "swe"


@pytest.mark.slow
@pytest.mark.skipif(not real(), reason="Tesseract with Swedish is not installed")
@pytest.mark.parametrize("turns", [0, 1, 3])
def test_a_real_scan_is_read_as_the_text_it_shows(turns: int, tmp_path: Path) -> None:
    source = SMALL + f"= Mål för länet\n{TEXT}\n\n- första punkten om skolan\n- andra punkten om vården\n"
    wanted = read_document(make_pdf(source))
    found = read_document(scan(source, tmp_path / "s.pdf", turns=turns))
    assert [(p.kind, p.heading, p.text) for p in found.paragraphs] == [
        (p.kind, p.heading, p.text) for p in wanted.paragraphs
    ]
    assert all(p.confidence is not None and p.confidence > 0.8 for p in found.paragraphs)
