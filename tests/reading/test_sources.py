from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from auditor.errors import SourceNotFound, SourceUnreadable
from auditor.reading.sources import read_document
from tests.pdfs import PAGE, TEXT, make_pdf


def refusal(path: Path) -> str:
    with pytest.raises(SourceUnreadable) as caught:
        read_document(path)
    return str(caught.value)


def test_a_missing_file_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(SourceNotFound, match="check the path"):
        read_document(tmp_path / "strategi.pdf")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert "folder" in refusal(tmp_path)


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "strategi.pdf"
    path.touch()
    assert "empty" in refusal(path)


def test_an_unknown_ending_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    path = tmp_path / "strategi.xyz"
    path.write_text("Text")
    assert ".pdf" in refusal(path)


def test_a_picture_named_pdf_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "strategi.pdf"
    path.write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(200))
    assert "no PDF" in refusal(path)


def test_a_truncated_pdf_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "strategi.pdf"
    path.write_bytes(make_pdf(PAGE + TEXT).read_bytes()[:900])
    assert "damaged" in refusal(path)


def test_a_locked_pdf_asks_for_a_copy_without_password(tmp_path: Path) -> None:
    path = tmp_path / "strategi.pdf"
    with pikepdf.open(make_pdf(PAGE + TEXT)) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(owner="a", user="b"))
    assert "password" in refusal(path)


def test_a_pdf_without_pages_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "strategi.pdf"
    with pikepdf.new() as pdf:
        pdf.save(path)
    assert "pages" in refusal(path)


def test_a_pdf_is_read_whatever_the_case_of_its_ending(tmp_path: Path) -> None:
    path = tmp_path / "STRATEGI.PDF"
    path.write_bytes(make_pdf(PAGE + TEXT).read_bytes())
    assert read_document(path).paragraphs[0].text == TEXT.strip()
