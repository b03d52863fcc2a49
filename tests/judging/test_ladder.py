from __future__ import annotations

import pytest

from auditor.judging.depth import judge_depth
from auditor.judging.ladder import climb, heading_kinds, load_rules, read_rule
from auditor.judging.signals import find_signals


def test_the_deepest_sentence_is_named() -> None:
    verdict = climb(find_signals("Läget är svårt. Alla ska ha god hälsa.", "sv"), "body", ())
    assert verdict.depth == "aim"
    assert verdict.sentence == "Alla ska ha god hälsa."
    assert verdict.places == ("mention", "aim")


def test_a_passage_is_inert_only_if_every_sentence_is() -> None:
    duty = "Trafikverket ansvarar för vägen."
    assert climb(find_signals(duty, "sv"), "body", ()).inert
    assert not climb(find_signals(f"{duty} Vi vill verka för fler tåg.", "sv"), "body", ()).inert
    assert not climb((), "body", ()).inert


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Målbild 2040", "aim"),
        ("3.2 Insatser", "measure"),
        ("Uppföljning och lärande", "followup"),
        ("Nuläge", "state"),
        ("Förord", "front"),
        ("Så läser du strategin", "guide"),
        ("Agenda 2030", "frame"),
        ("Objectives", "aim"),
    ],
)
def test_headings_promise_what_stands_under_them(title: str, kind: str) -> None:
    assert kind in heading_kinds([title])


def test_a_word_inside_another_promises_nothing() -> None:
    assert heading_kinds(["Målarkonst"]) == ()


def test_a_rule_needs_all_one_of_some_and_none_of_never() -> None:
    rule = read_rule({"depth": "aim", "all": ["a"], "any": ["b", "c"], "none": ["d"]})
    assert rule.holds(frozenset("ab"))
    assert rule.holds(frozenset("ac"))
    assert not rule.holds(frozenset("a"))
    assert not rule.holds(frozenset("abd"))


def test_inert_rules_never_lift() -> None:
    assert {rule.depth for rule in load_rules() if rule.inert} == {"mention"}


@pytest.mark.parametrize("text", ["Avfall och avlopp", "Jordbruk", "Energiförsörjning"])
def test_a_label_beside_a_chart_is_no_measure(text: str) -> None:
    assert judge_depth(text, kind="list_item", heading=("Varifrån kommer utsläppen?",)) == "mention"
    assert judge_depth(text, kind="list_item", heading=("Åtgärder",)) == "measure"
