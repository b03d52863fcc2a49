from __future__ import annotations

from dataclasses import replace

from auditor.comparing.decisions import Decision, conflict_key
from auditor.comparing.revisions import Revision
from auditor.comparing.turns import GapTurn, turn_conflicts, turn_gaps
from auditor.records import Gap
from tests.revisions import older

DECISION = Decision("declined", "Nämnden", "2026-03-01")
RESTS = Gap("L3", "8", "high", "Ingen insats.", ("p-a", "p-b"))
SAME = {"p-a": "p-a", "p-b": "p-x"}


def turns(
    before: tuple[Gap, ...],
    after: tuple[Gap, ...],
    *,
    decided: bool = False,
    anew: bool = False,
    titles: dict[str, str] | None = None,
) -> tuple[GapTurn, ...]:
    audit = older()
    old = Revision(replace(audit, gaps=before), {"L3 8": DECISION} if decided else {})
    new = Revision(replace(audit, gaps=after), {"L3 8": Decision("addressed")} if anew else {})
    return turn_gaps(old, new, titles if titles is not None else {}, SAME)


def test_a_gap_is_the_same_where_type_and_item_are() -> None:
    found = turns((RESTS, Gap("L1", "2", "low", "")), (replace(RESTS, severity="low"), Gap("L2", "2", "low", "")))
    assert [(turn.turn, turn.gap.type, turn.gap.item) for turn in found] == [
        ("opened", "L2", "2"),
        ("remaining", "L3", "8"),
        ("closed", "L1", "2"),
    ]


def test_a_gap_of_a_chapter_stays_the_same_when_the_chapter_is_renumbered() -> None:
    before, after = (Gap("L6", f"{number} Vatten", "low", "") for number in (3, 4))
    assert [turn.turn for turn in turns((before,), (after,), titles={"3 Vatten": "4 Vatten"})] == ["remaining"]
    assert [turn.turn for turn in turns((before,), (after,))] == ["opened", "closed"]


def test_a_target_that_went_under_a_gap_of_its_goal_is_not_told_as_a_new_fault() -> None:
    audit = older()
    lacking = tuple(
        replace(goal, level="missing", expected="aim") if goal.item == "6" else goal for goal in audit.goals
    )
    old = Revision(replace(audit, goals=tuple(lacking), gaps=(Gap("L1", "6", "high", ""),)))
    new = Revision(replace(audit, gaps=(Gap("L1", "6.2", "low", ""), Gap("L4", "6", "low", ""))))
    opened = {turn.gap.item: turn.unfolded for turn in turn_gaps(old, new, {}, {}) if turn.turn == "opened"}
    assert opened == {"6.2": True, "6": False}
    assert [turn.unfolded for turn in turn_gaps(new, old, {}, {}) if turn.gap.item == "6.2"] == [True]


def test_two_gaps_of_one_name_are_told_apart_by_their_order() -> None:
    gap = Gap("L6", "environmental", "low", "")
    assert [turn.turn for turn in turns((gap, gap), (gap,))] == ["remaining", "closed"]


def test_a_decision_is_carried_over_where_the_passages_read_the_same() -> None:
    (turn,) = turns((RESTS,), (replace(RESTS, paragraphs=("p-x", "p-a")),), decided=True)
    assert (turn.standing, turn.decision) == ("carried", DECISION)


def test_a_decision_is_to_be_taken_anew_where_a_passage_was_reworded_lost_or_won() -> None:
    for passages in (("p-a", "p-reworded"), ("p-a",), ("p-a", "p-x", "p-new")):
        (turn,) = turns((RESTS,), (replace(RESTS, paragraphs=passages),), decided=True)
        assert turn.standing == "reconsider"


def test_a_decision_on_a_closed_gap_is_settled_and_a_new_one_replaces_the_old() -> None:
    assert turns((RESTS,), (), decided=True)[0].standing == "settled"
    (turn,) = turns((RESTS,), (RESTS,), decided=True, anew=True)
    assert (turn.standing, turn.decision) == ("renewed", Decision("addressed"))
    assert turns((RESTS,), (RESTS,))[0].standing == "none"


def test_a_conflict_is_the_same_where_its_pair_is_and_may_change_its_status() -> None:
    first, second = older().conflicts
    audit = older()
    before = Revision(replace(audit, conflicts=(first, second)))
    after = Revision(replace(audit, conflicts=(replace(first, status="weighed"),)))
    found = turn_conflicts(before, after, {})
    assert [turn.turn for turn in found] == ["remaining", "closed"]
    assert found[0].before is not None
    assert (found[0].before.status, found[0].conflict.status) == ("mentioned", "weighed")


def test_a_decision_on_a_conflict_is_carried_over_where_both_sides_read_the_same() -> None:
    audit = older()
    conflict = replace(audit.conflicts[0], paragraphs=("p-a", "p-b"))
    old = Revision(replace(audit, conflicts=(conflict,)), {conflict_key(conflict): Decision("accepted")})
    for passages, standing in ((("p-a", "p-x"), "carried"), (("p-a",), "reconsider"), (("p-a", "p-y"), "reconsider")):
        new = Revision(replace(audit, conflicts=(replace(conflict, paragraphs=passages),)))
        (turn,) = turn_conflicts(old, new, SAME)
        assert (turn.turn, turn.standing, turn.decision) == ("remaining", standing, Decision("accepted"))


def test_a_decision_on_a_conflict_that_is_gone_is_settled_and_a_new_one_holds_before_the_old() -> None:
    audit = older()
    conflict = audit.conflicts[0]
    old = Revision(replace(audit, conflicts=(conflict,)), {conflict_key(conflict): Decision("accepted")})
    (gone,) = turn_conflicts(old, Revision(replace(audit, conflicts=())), SAME)
    assert (gone.turn, gone.standing) == ("closed", "settled")
    anew = Revision(replace(audit, conflicts=(conflict,)), {conflict_key(conflict): Decision("addressed")})
    (kept,) = turn_conflicts(old, anew, SAME)
    assert (kept.standing, kept.decision) == ("renewed", Decision("addressed"))
