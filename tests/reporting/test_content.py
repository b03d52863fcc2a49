from __future__ import annotations

from dataclasses import replace

from auditor.records import Audit
from auditor.reference.taxonomy import load_taxonomy
from auditor.reporting.content import Content, build_content
from auditor.reporting.labels import Labels
from auditor.wording import load_words
from tests.audits import piece, small_audit


def build(audit: Audit | None = None) -> Content:
    return build_content(small_audit() if audit is None else audit, Labels(load_words("sv"), load_taxonomy()))


def test_a_goal_dealt_with_but_not_followed_up_is_named() -> None:
    content = build()
    assert 13 in content.unfollowed
    assert 6 not in content.unfollowed
    assert 5 not in content.unfollowed


def test_the_probability_of_goal_and_target_can_be_asked_for() -> None:
    content = build()
    assert content.probability("6", "p-aaa") == 0.95
    assert content.probability("6.1", "p-aaa") == 0.8


def test_bearing_counts_the_paragraphs_with_a_goal() -> None:
    assert build().bearing == 5
    assert build(small_audit([piece("a", "Tack.", {})])).bearing == 0


def test_a_borderline_case_without_evidence_shows_the_passage_that_comes_closest() -> None:
    audit = small_audit([piece("a", "Ekonomer ska få ett riktigt underlag.", {8: 0.45}), piece("b", "Tack.", {8: 0.1})])
    content = build(audit)
    goal = next(coverage for coverage in content.borderline if coverage.item == "8")
    read = content.to_read(goal)
    assert (goal.level, goal.paragraphs) == ("missing", ())
    assert read is not None
    assert read.text == "Ekonomer ska få ett riktigt underlag."


def test_what_does_not_apply_to_the_strategy_is_no_borderline_case() -> None:
    audit = small_audit([piece("a", "Ekonomer ska få ett riktigt underlag.", {8: 0.45})])
    foreign = tuple(replace(goal, relevance="not_applicable") if goal.item == "8" else goal for goal in audit.goals)
    assert "8" not in {coverage.item for coverage in build(replace(audit, goals=foreign)).borderline}
