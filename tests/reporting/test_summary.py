from __future__ import annotations

from dataclasses import replace

from auditor.comparing.decisions import Decision, conflict_key
from auditor.records import Audit, Gap
from auditor.reference.taxonomy import load_taxonomy
from auditor.reporting.content import build_content
from auditor.reporting.labels import Labels
from auditor.reporting.summary import Summary, summarise
from auditor.reviewing.points import collect_points
from auditor.wording import load_words
from tests.audits import piece, pieces, small_audit


def summary(audit: Audit) -> Summary:
    return summarise(build_content(audit, Labels(load_words("sv"), load_taxonomy())))


def test_finds_are_the_goals_taken_furthest_and_none_below_what_is_expected() -> None:
    finds = summary(small_audit()).finds
    assert finds[0].row.goal == 6
    assert finds[0].passage.id == "p-aaa"
    assert len(finds) <= 3
    assert all(find.row.below == 0 for find in finds)


def test_a_find_shows_the_passage_that_holds_most() -> None:
    given = (
        piece("row", "Stöd | 2027", {8: 0.99}, depth="measure", elements=("measure",)),
        piece("most", "Regionen ska rådge företag.", {8: 0.6}, depth="measure", elements=("aim", "measure", "time")),
    )
    finds = {find.row.goal: find.passage.id for find in summary(small_audit([*given, *pieces()])).finds}
    assert finds[8] == "p-most"


def test_no_two_finds_show_the_same_passage_if_there_is_another() -> None:
    text = "Regionen ska rådge företag och bygga vägar."
    given = (
        piece("both", text, {8: 0.9, 9: 0.9}, depth="measure", elements=("aim", "measure", "time")),
        piece("road", "Vägen ska byggas.", {9: 0.9}, depth="measure", elements=("measure",)),
        piece("jobs", "Fler ska få jobb.", {8: 0.9}),
    )
    finds = {find.row.goal: find.passage.id for find in summary(small_audit(given)).finds}
    assert finds == {8: "p-both", 9: "p-road"}


def test_the_gravest_gaps_come_first_and_conflicts_are_not_told_twice() -> None:
    gaps = summary(small_audit()).gaps
    assert [grave.row.gap.type for grave in gaps] == ["L3", "L1", "L4", "L6", "L2"]


def test_a_gap_is_told_in_plain_words_with_its_page_and_silence_without_one() -> None:
    told = {grave.row.gap.type: grave for grave in summary(small_audit()).gaps}
    words = load_words("sv")
    assert words(f"summary.plain.{told['L1'].plain}") == "Strategin säger inget om detta."
    assert (told["L1"].passages, told["L3"].plain) == ((), "no_measure")
    assert [passage.page for passage in told["L3"].passages] == [1]


def test_no_more_gaps_than_a_minute_holds_unless_they_are_grave() -> None:
    many = tuple(Gap("L1", str(goal), "low", "") for goal in range(1, 18))
    assert len(summary(replace(small_audit(), gaps=many)).gaps) == 6
    grave = summary(replace(small_audit(), gaps=tuple(replace(gap, severity="high") for gap in many)))
    assert (len(grave.gaps), grave.more) == (8, 9)


def test_the_first_page_counts_how_far_the_goals_are_taken_and_what_people_have_considered() -> None:
    audit = small_audit()
    decided = {"L1 5.1": Decision("declined"), conflict_key(audit.conflicts[0]): Decision("accepted")}
    found = summarise(build_content(audit, Labels(load_words("sv"), load_taxonomy()), decided))
    assert found.applying == found.reached + found.below + found.silent
    assert (found.done, "profile" in found.limits) == (2, True)


def test_two_gaps_about_one_thing_count_as_one() -> None:
    audit = small_audit()
    twice = (Gap("L1", "5.1", "high", "Ett."), Gap("L4", "5.1", "high", "Två."), Gap("L2", "6.6", "low", "Tre."))
    gaps = summary(replace(audit, gaps=twice)).gaps
    assert [grave.row.gap.reason for grave in gaps] == ["Ett.", "Tre."]


def test_what_needs_a_decision_is_counted() -> None:
    found = summary(small_audit())
    assert (found.high, found.other, found.open, found.unread) == (2, 6, 2, 1)
    assert found.manual >= 1
    weighed = tuple(replace(conflict, status="weighed") for conflict in small_audit().conflicts)
    assert summary(replace(small_audit(), conflicts=weighed)).open == 0


def test_what_is_decided_waits_no_longer_and_nothing_is_counted_twice() -> None:
    audit = small_audit()
    labels = Labels(load_words("sv"), load_taxonomy())
    content = build_content(audit, labels)
    before = summarise(content)
    assert before.manual == len(content.borderline)
    assert before.findings == len(set(content.keys)) == len(collect_points(content, labels, {}))
    after = summarise(build_content(audit, labels, {key: Decision("addressed") for key in content.keys}))
    assert (after.high, after.other, after.open, after.manual) == (0, 0, 0, 0)
    assert after.done == after.findings
