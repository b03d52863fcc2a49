from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from auditor.reading.sources import read_document
from auditor.reporting.pagepictures import PictureSettings, draw_pages, picture_settings
from tests.pdfs import PAGE, TEXT, make_pdf

THREE = make_pdf(PAGE + "#pagebreak()\n".join(f"{TEXT}\n" for _ in range(3)), "tre")


def limit(monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    settings = picture_settings()
    changed = PictureSettings(settings.width, settings.tones, most, settings.dots, settings.seconds)
    monkeypatch.setattr("auditor.reporting.pagepictures.picture_settings", lambda: changed)


def test_the_pages_asked_for_are_drawn_in_the_width_of_the_settings() -> None:
    document = read_document(THREE)
    drawn = draw_pages(THREE, document, [3, 1, 1])
    assert list(drawn) == [1, 3]
    picture = Image.open(io.BytesIO(drawn[1].data))
    assert abs(picture.width - picture_settings().width) <= 1
    assert picture.height / picture.width == pytest.approx(drawn[1].height / drawn[1].width, rel=0.01)
    assert drawn[1].address.startswith("data:image/webp;base64,")


def test_where_room_is_short_pages_have_fewer_tones_and_then_later_ones_are_left_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    document = read_document(THREE)
    whole = draw_pages(THREE, document, [1, 2, 3])
    letters = sum(len(picture.address) for picture in whole.values())
    limit(monkeypatch, letters - 1)
    fewer = draw_pages(THREE, document, [1, 2, 3])
    assert list(fewer) == [1, 2, 3]
    assert sum(len(picture.address) for picture in fewer.values()) < letters
    limit(monkeypatch, len(fewer[1].address) + 1)
    assert list(draw_pages(THREE, document, [1, 2, 3])) == [1]


def test_a_page_that_is_not_there_has_no_picture() -> None:
    assert draw_pages(THREE, read_document(THREE), [0, 7]) == {}


def test_a_source_without_pages_has_no_pictures(tmp_path: Path) -> None:
    path = tmp_path / "strategi.md"
    path.write_text("# Vatten\n\nRent vatten.\n", "utf-8")
    assert draw_pages(path, read_document(path), [1]) == {}


def test_the_same_page_gives_the_same_bytes() -> None:
    document = read_document(THREE)
    assert draw_pages(THREE, document, [1]) == draw_pages(THREE, document, [1])
