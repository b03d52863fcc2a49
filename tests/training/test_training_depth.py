from __future__ import annotations

import pytest

from auditor.judging.depthhead import read_features
from auditor.judging.ladder import Step, climb
from auditor.judging.signals import find_signals
from auditor.training.depth import Example, fit, macro_f1, measure


def example(text: str, depth: Step, source: str) -> Example:
    sentences = find_signals(text, "sv")
    verdict = climb(sentences, "body", ())
    return Example(source, depth, True, sentences, verdict, read_features(sentences, verdict.places))


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
    assert measure(EXAMPLES, first)["own, regression"]["macro_f1"] == pytest.approx(1)


def test_macro_f1_weighs_every_step_alike() -> None:
    mean, each = macro_f1(["mention", "mention", "aim"], ["mention", "mention", "intent"])
    assert each["mention"] == pytest.approx(1)
    assert each["aim"] == 0
    assert mean == pytest.approx(0.2)


def test_a_document_is_wholly_shown_or_wholly_scored() -> None:
    assert len({entry.scored for entry in EXAMPLES if entry.source == "s1"}) == 1
