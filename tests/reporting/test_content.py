from __future__ import annotations

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
