from __future__ import annotations

import numpy as np
import pytest

from auditor.judging.conflicthead import ConflictHead, load_head, read_features

HEAD = ConflictHead({"signal loss": 0, "signal synergy": 1}, np.array([2.0, -2.0], np.float32), -1.0, 0.5)


def test_a_loss_raises_the_chance_and_a_synergy_lowers_it() -> None:
    assert HEAD.chance({"signal loss": 1.0}) == pytest.approx(1 / (1 + np.exp(-1.0)))
    assert HEAD.chance({"signal synergy": 1.0}) < HEAD.chance({}) < HEAD.chance({"signal loss": 1.0})


def test_a_feature_that_training_did_not_see_counts_nothing() -> None:
    assert HEAD.chance({"word okänt": 1.0}) == HEAD.chance({})


def test_a_passage_is_read_for_signals_things_and_words() -> None:
    features = read_features("Vindkraften ger el, men 12 örnar försvinner.")
    assert {"signal contrast", "signal loss", "thing wind", "thing wildlife", "word #"} <= set(features)
    assert features["opposed"] >= 1


def test_the_shipped_head_tells_a_conflict_from_a_synergy() -> None:
    head = load_head()
    conflict = "Gruvan ger 200 jobb, men den ligger i tillrinningen till byns dricksvatten. Frågan är inte löst."
    synergy = "Cykelvägarna bidrar både till renare luft och till bättre hälsa."
    assert head.chance(read_features(conflict)) >= head.threshold > head.chance(read_features(synergy))


def test_english_is_judged_without_words() -> None:
    features = read_features("The wind farm gives power, but eagles lose their nests.", "en")
    assert {"signal contrast", "signal loss", "thing wind"} <= set(features)
    assert not any(name.startswith(("word ", "pair ")) for name in features)


def test_the_head_without_words_tells_an_english_conflict_from_a_synergy() -> None:
    head = load_head("en")
    conflict = "The mine gives 200 jobs, but it threatens the drinking water. The question is not resolved."
    synergy = "Cycle paths contribute to cleaner air and better health."
    assert head.chance(read_features(conflict, "en")) >= head.threshold > head.chance(read_features(synergy, "en"))
