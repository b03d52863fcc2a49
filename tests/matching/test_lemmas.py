"""Base forms from the shipped lookup tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.matching.lemmas import lemmas


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDITOR_CACHE", str(tmp_path))


def test_the_tables_know_swedish_and_english_forms_whatever_their_case() -> None:
    assert lemmas(["kommun"], "sv")["kommunerna"] == "kommun"
    assert lemmas(["community"], "en")["communities"] == "community"


def test_only_forms_of_the_words_asked_for_are_given() -> None:
    assert set(lemmas(["kommun", "skola"], "sv").values()) == {"kommun", "skola"}


def test_the_second_time_gives_the_same_as_the_first() -> None:
    assert lemmas(["skola"], "sv") == lemmas(["skola"], "sv") != lemmas(["kommun"], "sv")


def test_a_language_without_a_table_has_no_lemmas() -> None:
    assert lemmas(["word"], "xx") == {}
