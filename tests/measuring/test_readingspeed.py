from __future__ import annotations

from pathlib import Path

import pytest

from auditor.measuring.readingspeed import ratios, timed


def test_a_ratio_is_the_median_of_the_rounds_and_formed_inside_each() -> None:
    held = {
        "pdfplumber": [{"a": 20.0, "b": 10.0}, {"a": 80.0, "b": 40.0}, {"a": 30.0, "b": 30.0}],
        "auditor": [{"a": 1.0, "b": 2.0}, {"a": 4.0, "b": 8.0}, {"a": 1.0, "b": 1.0}],
    }
    assert ratios(held, ["a", "b"]) == ["  pdfplumber  10.00"]
    assert ratios(held, ["b"]) == ["  pdfplumber   5.00"]


def test_every_document_is_timed_by_itself(tmp_path: Path) -> None:
    seconds = timed(
        lambda path: sum(range(2_000_000)) if path.name == "b.pdf" else None, [tmp_path / "a.pdf", tmp_path / "b.pdf"]
    )
    assert list(seconds) == ["a.pdf", "b.pdf"]
    assert seconds["b.pdf"] > seconds["a.pdf"] == pytest.approx(0, abs=0.01)
