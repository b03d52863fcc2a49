"""The planted conflicts can be counted, and the excerpts agree with themselves."""

from __future__ import annotations

import pytest

from auditor.measuring.conflictgold import Planted, PlantedText, excerpts, own_strategy, tally
from auditor.records import Conflict

HOMES = Planted(frozenset({frozenset({11, 2})}), "weighed", frozenset({"p1", "p2"}))
WIND = Planted(frozenset({frozenset({7, 15}), frozenset({7, 14})}), "mentioned", frozenset({"p3"}))
TEXTS = excerpts()


def test_a_conflict_counts_by_its_goals_and_then_by_status_and_passages() -> None:
    found = [
        Conflict("housing-land", ("11.1", "2.4"), ("p2",), "mentioned"),
        Conflict("energy-sea", ("7.2", "14.2"), ("p3",), "mentioned"),
        Conflict("transport-climate", ("9.1", "13.2"), ("p4",), "unaddressed"),
    ]
    counted = tally(found, [HOMES, WIND])
    assert (counted.given, counted.true, counted.goals, counted.status, counted.passages) == (3, 2, 2, 1, 2)
    assert counted.f1(counted.goals) == pytest.approx(4 / 5)


def test_one_planted_conflict_is_counted_once() -> None:
    twice = [Conflict("housing-land", ("11.1", "2.4"), (place,), "weighed") for place in ("p1", "p9")]
    assert (tally(twice, [HOMES]).goals, tally(twice, [HOMES]).given) == (1, 2)


@pytest.mark.parametrize("name", ["example", "inland", "coast"])
def test_every_planted_conflict_of_the_strategies_built_on_says_where_it_stands(name: str) -> None:
    assert all(entry.paragraphs for entry in own_strategy(name).conflicts)


@pytest.mark.parametrize("text", TEXTS, ids=[text.name for text in TEXTS])
def test_an_excerpt_has_25_passages_and_four_to_six_conflicts(text: PlantedText) -> None:
    known = {paragraph.id for paragraph in text.document.paragraphs}
    assert len(known) == 25
    assert 4 <= len(text.conflicts) <= 6
    assert all(entry.paragraphs and entry.paragraphs <= known for entry in text.conflicts)


def test_three_excerpts_are_swedish_and_two_english() -> None:
    assert sorted(text.document.language for text in TEXTS) == ["en", "en", "sv", "sv", "sv"]
