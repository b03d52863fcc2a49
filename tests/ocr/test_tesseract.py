from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from auditor.ocr import tesseract
from auditor.ocr.ocrsettings import ocr_settings
from auditor.ocr.tesseract import RecognitionFailed, Tesseract, find_tesseract
from tests.programs import install


def test_without_the_program_there_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_tesseract() is None


def test_the_languages_are_those_that_the_program_lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, monkeypatch, languages=("eng", "osd"))
    found = find_tesseract()
    assert found is not None
    assert found.languages == {"eng", "osd"}


def test_a_program_outside_the_search_path_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = install(tmp_path, monkeypatch, languages=("swe",))
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    monkeypatch.setattr(tesseract, "ocr_settings", lambda: replace(ocr_settings(), places=(str(program),)))
    found = find_tesseract()
    assert found is not None
    assert found.program == str(program)


def test_a_program_that_fails_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = install(tmp_path, monkeypatch, body="echo no room >&2; exit 3")
    with pytest.raises(RecognitionFailed, match="code 3: no room"):
        Tesseract(str(program), frozenset({"swe"})).table(b"", "swe", 300)


def test_a_program_that_takes_too_long_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = install(tmp_path, monkeypatch, body="exec /bin/sleep 60")
    monkeypatch.setattr(tesseract, "ocr_settings", lambda: replace(ocr_settings(), seconds=0.3))
    with pytest.raises(RecognitionFailed, match="longer"):
        Tesseract(str(program), frozenset({"swe"})).table(b"", "swe", 300)


def test_a_program_that_does_not_run_is_no_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = install(tmp_path, monkeypatch)
    program.write_text("not a program", encoding="ascii")
    assert find_tesseract() is None


def test_the_turn_is_read_in_quarters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = install(tmp_path, monkeypatch, body="echo 'Rotate: 270'")
    assert Tesseract(str(program), frozenset({"osd"})).turn(b"", 300) == 3
    assert Tesseract(str(program), frozenset({"swe"})).turn(b"", 300) == 0
