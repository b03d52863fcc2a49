from __future__ import annotations

import pytest

from auditor.judging.ladder import Step
from auditor.training.depth import FOLDS, Example, cross_validate, decide, fit, macro_f1, read_example


def example(text: str, depth: Step, source: str) -> Example:
    return read_example(f"own/{source}", {"text": text, "depth": depth, "goals": [3]})


TEXTS: dict[Step, str] = {
    "mention": "I fjol låg andelen på {} procent.",
    "intent": "Vi vill verka för {} fler möten.",
    "aim": "Alla {} byar ska ha god hälsa.",
    "measure": "Regionen inrättar {} råd under hösten.",
    "followup": "Indikatorn mäts varje år med {} frågor.",
}
EXAMPLES = [example(text.format(n), depth, f"s{n}") for depth, text in TEXTS.items() for n in range(6)]


def test_the_head_learns_what_it_is_shown_and_does_so_the_same_way_twice() -> None:
    pytest.importorskip("sklearn")
    first, second = fit(EXAMPLES), fit(EXAMPLES)
    assert (first.weights == second.weights).all()
    assert [decide(first, entry) for entry in EXAMPLES] == [entry.depth for entry in EXAMPLES]


def test_every_passage_is_judged_by_a_head_that_did_not_see_its_document() -> None:
    pytest.importorskip("sklearn")
    figures = cross_validate(EXAMPLES)
    assert figures["own, together"]["passages"] == len(EXAMPLES)
    assert figures["own, together"]["macro_f1"] > 0.9


def test_a_head_of_signs_learns_no_words() -> None:
    pytest.importorskip("sklearn")
    assert not [name for name in fit(EXAMPLES, signs=True).names if name.startswith(("word", "pair", "ending"))]


def test_macro_f1_weighs_every_step_alike() -> None:
    mean, each = macro_f1(["mention", "mention", "aim"], ["mention", "mention", "intent"])
    assert each["mention"] == pytest.approx(1)
    assert each["aim"] == 0
    assert mean == pytest.approx(0.2)


def test_a_document_is_wholly_shown_or_wholly_scored() -> None:
    assert len({entry.fold for entry in EXAMPLES if entry.source == "own/s1"}) == 1
    assert all(0 <= entry.fold < FOLDS for entry in EXAMPLES)
