from __future__ import annotations

from dataclasses import replace

from auditor.comparing.compare import compare_audits
from auditor.comparing.decisions import Decision
from auditor.comparing.revisions import Revision
from auditor.records import Depth
from tests.audits import piece, small_audit
from tests.revisions import newer, older, small_comparison


def wordings(old: str, new: str, depth: Depth) -> list[str]:
    before, after = (small_audit([piece("x", text, {13: 0.9}, depth=depth)]) for text in (old, new))
    after = replace(after, document=replace(after.document, sha256="ef" * 32))
    return [w.matter for change in compare_audits(Revision(before), Revision(after)).changes for w in change.wordings]


def test_paragraphs_have_their_fates_with_the_texts_of_both_sides() -> None:
    found = {change.pairing.fate: change for change in small_comparison().changes}
    assert sorted(change.pairing.fate for change in small_comparison().changes) == [
        *("edited", "gone", "new"),
        *("unchanged",) * 4,
    ]
    assert found["gone"].old[0].text == "Vi vill främja vägar för alla."
    assert found["new"].new[0].text == "Skolorna ska servera mat från länets gårdar."
    assert found["edited"].old[0].page == found["edited"].new[0].page == 4


def test_a_weakened_promise_is_called_out_with_its_words() -> None:
    (change,) = [change for change in small_comparison().changes if change.wordings]
    assert [(w.matter, w.direction, w.old, w.new) for w in change.wordings] == [
        ("modality", "weaker", "ska", "bör"),
        ("time", "weaker", "till 2030", "till 2035"),
    ]


def test_levels_stand_before_and_after() -> None:
    comparison = small_comparison()
    assert len(comparison.goals) == 17
    assert len(comparison.targets) == 169
    hunger = comparison.goals[1]
    assert (hunger.before, hunger.after, hunger.steps) == ("missing", "measure", 4)
    assert [change.item for change in comparison.goals if change.steps < 0] == ["9", "11"]


def test_gaps_and_conflicts_have_turned() -> None:
    comparison = small_comparison({"L1 5.1": Decision("declined"), "L3 8": Decision("addressed")})
    turns = {(turn.gap.type, turn.gap.item): (turn.turn, turn.standing) for turn in comparison.gaps}
    assert turns["L2", "2"] == ("opened", "none")
    assert turns["L1", "5.1"] == ("closed", "settled")
    assert turns["L3", "8"] == ("remaining", "carried")
    assert [(t.before.status, t.after.status) for t in comparison.conflicts if t.before and t.after] == [
        ("mentioned", "mentioned"),
        ("unaddressed", "weighed"),
    ]


def test_a_figure_in_a_description_is_no_promise() -> None:
    old, new = "Andelen som cyklar är minst 20 procent.", "Andelen som cyklar är minst 10 procent."
    assert wordings(old, new, "aim") == ["level"]
    assert wordings(old, new, "mention") == []


def test_what_stands_in_a_foreword_weakens_nothing() -> None:
    old, new = "Vi ska minska utsläppen i länet.", "Vi bör minska utsläppen i länet."
    assert wordings(old, new, "none") == ["modality"]
    before, after = (small_audit([piece("x", text, {13: 0.9}, heading="Förord")]) for text in (old, new))
    after = replace(after, document=replace(after.document, sha256="ef" * 32))
    found = compare_audits(Revision(before), Revision(after)).changes
    assert [(change.pairing.fate, change.wordings) for change in found] == [("edited", ())]


def test_audits_that_were_not_made_alike_are_said_to_be_so() -> None:
    old = older()
    assert small_comparison().differing == ()
    other = replace(old, provenance={**old.provenance, "profile": "annan", "source": "x"})
    assert compare_audits(Revision(other), Revision(newer())).differing == ("profile",)
