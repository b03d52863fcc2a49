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


def test_a_misspelt_target_is_an_error_and_no_row() -> None:
    audit = small_audit()
    wrong = replace(audit.conflicts[0], pair=("8.3", "13.9"))
    with pytest.raises(UnknownCode, match=r"13\.9"):
        build(replace(audit, conflicts=(wrong,)))


def test_a_passage_that_carries_both_sides_is_named_once() -> None:
    both = (piece("both", "Vägar ska byggas och utsläppen halveras.", {9: 0.9, 13: 0.9}, ("9.1", "13.2")),)
    audit = small_audit(both)
    conflict = replace(small_audit().conflicts[0], pair=("9.1", "13.2"), paragraphs=("p-both",))
    (row,) = build(replace(audit, conflicts=(conflict,))).conflicts
    assert [len(side) for side in row.sides] == [1, 1]
    assert [passage.id for passage in row.shown] == ["p-both"]
