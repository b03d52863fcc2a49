from __future__ import annotations

from dataclasses import replace

import pytest

from auditor.errors import UnknownCode
from auditor.judging.tensions import load_conflicts
from auditor.records import Audit
from auditor.reference.taxonomy import load_taxonomy
from auditor.reporting.content import Content, build_content
from auditor.reporting.labels import Labels
from auditor.wording import load_words
from tests.audits import piece, small_audit


def build(audit: Audit | None = None) -> Content:
    return build_content(small_audit() if audit is None else audit, Labels(load_words("sv"), load_taxonomy()))


def test_gaps_come_by_severity_and_within_it_as_the_audit_has_them() -> None:
    rows = build().gaps
    assert [row.gap.type for row in rows] == ["L1", "L3", "L2", "L4", "L6", "L7", "L8", "L5"]
    assert [row.number for row in rows] == list(range(1, 9))


def test_a_gap_knows_what_the_filters_ask() -> None:
    row = next(row for row in build().gaps if row.gap.item == "8")
    assert row.goals == (8,)
    assert "economic" in row.dimensions
    assert row.level == "aim"


def test_a_conflict_has_the_passages_of_each_side() -> None:
    first, second = build().conflicts
    assert (first.conflict.status, second.conflict.status) == ("unaddressed", "mentioned")
    assert [[passage.id for passage in side] for side in first.sides] == [["p-ddd"], ["p-eee"]]
    assert first.goals == (9, 13)


def test_a_conflict_has_its_reason_from_the_reference_data() -> None:
    entry = next(entry for entry in load_conflicts() if entry.id == "transport-climate")
    assert build().conflicts[0].reason == entry.why["sv"]


def test_a_side_without_its_target_falls_back_on_the_goal() -> None:
    audit = small_audit()
    other = replace(audit.conflicts[0], pair=("8.1", "13.1"))
    (row,) = build(replace(audit, conflicts=(other,))).conflicts
    assert [[passage.id for passage in side] for side in row.sides] == [["p-ccc"], ["p-eee"]]


def test_a_goal_below_its_expected_level_says_by_how_many_steps() -> None:
    rows = {row.goal: row for row in build().goals}
    assert rows[13].below == 0
    assert rows[5].below == 3
    assert rows[6].missing == ()


def test_every_target_stands_in_one_class_of_relevance() -> None:
    content = build()
    counts = content.relevance_counts
    assert sum(counts.values()) == 169
    assert sum(len(row.direct) for row in content.relevance) == counts["direct"]
    assert sum(row.rest for row in content.relevance) == counts["not_applicable"] == len(content.not_applicable)


def test_a_goal_dealt_with_but_not_followed_up_is_named() -> None:
    content = build()
    assert 13 in content.unfollowed
    assert 6 not in content.unfollowed
    assert 5 not in content.unfollowed


def test_the_probability_of_goal_and_target_can_be_asked_for() -> None:
    content = build()
    assert content.probability("6", "p-aaa") == 0.95
    assert content.probability("6.1", "p-aaa") == 0.8


def test_a_misspelt_target_is_an_error_and_no_row() -> None:
    audit = small_audit()
    wrong = replace(audit.conflicts[0], pair=("8.3", "13.9"))
    with pytest.raises(UnknownCode, match=r"13\.9"):
        build(replace(audit, conflicts=(wrong,)))


def test_bearing_counts_the_paragraphs_with_a_goal() -> None:
    assert build().bearing == 5
    assert build(small_audit([piece("a", "Tack.", {})])).bearing == 0
