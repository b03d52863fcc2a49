"""What is kept of long work, and when it is done again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from auditor.keptjson import kept


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("AUDITOR_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def counting(value: object) -> tuple[Callable[[], object], list[int]]:
    """Something that gives a value, and a list that grows by one each time it is asked."""
    asked: list[int] = []

    def make() -> object:
        asked.append(1)
        return value

    return make, asked


def test_what_comes_from_the_same_sources_is_made_once() -> None:
    make, asked = counting({"län": ["å", 1]})
    assert kept("group", (b"a", b"b"), make) == kept("group", (b"a", b"b"), make) == {"län": ["å", 1]}
    assert len(asked) == 1


@pytest.mark.parametrize("sources", [(b"a", b"c"), (b"ab", b""), (b"ab",), (b"b", b"a")])
def test_another_source_makes_it_anew(sources: tuple[bytes, ...]) -> None:
    kept("group", (b"a", b"b"), lambda: "old")
    assert kept("group", sources, lambda: "new") == "new"


@pytest.mark.parametrize("value", [{1: "a number as a key"}, {"day": date(2026, 1, 1)}, {"odd": float("nan")}])
def test_what_json_cannot_give_back_is_made_each_time_and_stays_as_it_is(value: object) -> None:
    make, asked = counting(value)
    assert kept("group", (b"x",), make) is kept("group", (b"x",), make) is value
    assert len(asked) == 2


def test_a_cache_that_cannot_be_written_only_costs_time(cache: Path) -> None:
    cache.write_text("a file where the folder should be")
    assert kept("group", (b"x",), lambda: [1]) == [1]
