from __future__ import annotations

from auditor.ocr.ocrsettings import ocr_settings


def test_measures_lie_where_they_mean_something() -> None:
    settings = ocr_settings()
    assert (settings.language, settings.dpi, settings.seconds) == ("swe", 300, 60)
    assert 0 < settings.line_confidence < settings.page_confidence < 1
    assert 0 < settings.paper < 1
    assert 0 < settings.cover < 1


def test_the_picture_of_an_a4_page_is_not_drawn_coarser() -> None:
    assert ocr_settings().pixels > (210 / 25.4 * 300) * (297 / 25.4 * 300)
