from __future__ import annotations

import numpy as np
import pytest

from auditor.judging.depthhead import DepthHead, is_sign, load_head, read_features
from auditor.judging.ladder import STEPS, climb
from auditor.judging.signals import find_signals


def features(text: str) -> dict[str, float]:
    sentences = find_signals(text, "sv")
    return read_features(sentences, climb(sentences, "body", ()))


def test_probabilities_of_the_steps_sum_to_one() -> None:
    scores = load_head().scores(features("Alla ska ha god hälsa."))
    assert tuple(scores) == STEPS
    assert sum(scores.values()) == pytest.approx(1)
    assert max(scores, key=lambda step: scores[step]) == "aim"


def test_the_shipped_weights_fit_their_names() -> None:
    head = load_head()
    assert head.weights.shape == (len(head.names), len(STEPS))
    assert np.isfinite(head.weights).all()


def test_endings_carry_the_tense() -> None:
    found = features("Kontoret öppnar dörren och öppnade fönstret.")
    assert {"ending ar", "ending de", "ending ade"} <= set(found)
    assert "word kontoret" in found
    assert "signal own_actor" in found


def test_a_figure_is_a_figure_whatever_its_digits() -> None:
    assert features("Vi har 31 sjöar.") == features("Vi har 99 sjöar.")


def test_a_vector_counts_only_where_the_head_was_trained_with_one() -> None:
    names = {"word a": 0}
    weights, bias = np.zeros((1, 5), np.float32), np.zeros(5, np.float32)
    vector = np.array([1.0, 0.0], np.float32)
    without = DepthHead(names, weights, bias, np.zeros((0, 5), np.float32))
    told = np.array([[0, 0, 0, 9, 0], [0, 0, 0, 0, 0]], np.float32)
    assert without.scores({}, vector) == without.scores({})
    assert DepthHead(names, weights, bias, told).scores({}, vector)["measure"] > 0.9


def test_the_passage_is_judged_the_same_every_time() -> None:
    head = load_head()
    found = features("Regionen inrättar ett råd under 2026.")
    assert head.scores(found) == head.scores(dict(reversed(found.items())))


def test_the_head_without_words_knows_signs_only() -> None:
    head = load_head(signs=True)
    assert head.names
    assert all(is_sign(name) for name in head.names)
    assert head.weights.shape == (len(head.names), len(STEPS))


def test_a_sentence_that_commits_to_nothing_is_left_out_where_others_stand_beside_it() -> None:
    assert "word trafikverket" in features("Trafikverket ansvarar för vägen.")
    assert "word trafikverket" not in features("Trafikverket ansvarar för vägen. Vi vill verka för fler tåg.")


def test_the_heading_above_is_a_feature() -> None:
    sentences = find_signals("Utveckla samverkan", "sv")
    found = read_features(sentences, climb(sentences, "list_item", ()), "list_item", ("1 Skola", "Så gör vi"))
    assert {"under measure", "within measure", "signal item"} <= set(found)
