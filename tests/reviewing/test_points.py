from __future__ import annotations

from dataclasses import replace

import pytest

from auditor.comparing.decisions import ANSWERS, NONE, Decision
from auditor.records import Language
from auditor.reference.taxonomy import load_taxonomy
from auditor.reporting.content import build_content
from auditor.reporting.labels import Labels
from auditor.reviewing.points import Point, answer_words, collect_points
from auditor.wording import load_words
from tests.audits import small_audit


def points(decisions: dict[str, Decision] | None = None) -> dict[str, Point]:
    labels = Labels(load_words("sv"), load_taxonomy())
    audit = small_audit()
    goals = tuple(replace(goal, borderline=goal.item in ("6", "14")) for goal in audit.goals)
    content = build_content(replace(audit, goals=goals, targets=()), labels)
    return {point.key: point for point in collect_points(content, labels, decisions if decisions is not None else NONE)}


def test_gaps_conflicts_and_borderline_cases_are_all_to_be_decided_on() -> None:
    found = points()
    assert [point.matter for point in found.values()] == ["gap"] * 8 + ["conflict"] * 2 + ["borderline"]
    assert "L1 5.1" in found
    assert "C transport-climate 9.1–13.2" in found
    assert "B 6" in found


def test_a_borderline_case_that_is_a_gap_already_is_not_asked_for_twice() -> None:
    found = points()
    assert "L8 14" in found
    assert "B 14" not in found


def test_both_sides_of_a_conflict_are_shown() -> None:
    sides = points()["C transport-climate 9.1–13.2"].sides
    assert [code in side.title for code, side in zip(("9.1", "13.2"), sides, strict=True)] == [True, True]
    assert [[passage.id for passage in side.passages] for side in sides] == [["p-ddd"], ["p-eee"]]


def test_a_decision_taken_stands_at_its_point() -> None:
    decision = Decision("declined")
    found = points({"L1 5.1": decision, "L1 99": decision})
    assert [key for key, point in found.items() if point.decision is not None] == ["L1 5.1"]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_answer_has_words(language: Language) -> None:
    labels = Labels(load_words(language), load_taxonomy())
    for matter, codes in ANSWERS.items():
        told = dict(answer_words(matter, labels))
        assert tuple(told) == codes
        assert all(told.values())
