"""Nearness to examples, in vectors made by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from auditor.matching.nearness import Reference, Scale, fit_scale
from auditor.reference.taxonomy import Taxonomy, load_taxonomy

Floats = NDArray[np.float32]
SIZE = 256


@pytest.fixture(scope="module")
def taxonomy() -> Taxonomy:
    """The shipped goals and targets with examples that say their own number and nothing else."""
    shipped = load_taxonomy()
    targets = {
        code: replace(
            target,
            examples={"sv": tuple(f"{target.goal} {code} {n}" for n in range(4)), "en": ()},
            counterexamples={"sv": (f"neutral {code}",), "en": ()},
        )
        for code, target in shipped.targets.items()
    }
    return Taxonomy(shipped.goals, targets, "test")


def numbers(texts: Sequence[str]) -> Floats:
    """One direction for each word, goals and neutral words stronger than targets."""
    rows = np.zeros((len(texts), SIZE), dtype=np.float32)
    codes = list(load_taxonomy().targets)
    for at, text in enumerate(texts):
        for word in text.split():
            if word in codes:
                rows[at, 20 + codes.index(word)] += 0.7
            elif word == "neutral":
                rows[at, 0] += 1
            elif word.isdigit() and 0 < int(word) <= 17:
                rows[at, int(word)] += 1
    return rows + 3  # all vectors share a direction, as those of real encoders do


def test_a_text_lies_nearest_to_the_goal_and_target_that_it_speaks_of(taxonomy: Taxonomy) -> None:
    goals, targets = Reference(taxonomy, numbers).margins(numbers(["6 6.3", "13 13.2"]))
    assert list(goals.argmax(1) + 1) == [6, 13]
    assert [list(taxonomy.targets)[at] for at in targets.argmax(1)] == ["6.3", "13.2"]


def test_a_neutral_text_lies_nearer_to_the_counter_examples_than_to_any_goal(taxonomy: Taxonomy) -> None:
    goals, _ = Reference(taxonomy, numbers).margins(numbers(["neutral 6.3", "6 6.3"]))
    assert goals[0].max() < 0 < goals[1].max()


def test_margins_do_not_change_with_a_direction_that_all_texts_share_or_with_length(taxonomy: Taxonomy) -> None:
    goals, _ = Reference(taxonomy, numbers).margins(numbers(["6 6.3"]))
    longer, _ = Reference(taxonomy, lambda texts: 5 * numbers(texts)).margins(5 * numbers(["6 6.3"]))
    assert longer == pytest.approx(goals, abs=1e-4)


def test_the_scale_parts_the_encoders_own_examples(taxonomy: Taxonomy) -> None:
    reference = Reference(taxonomy, numbers)
    goals, _ = reference.margins(numbers(["6 6.3", "neutral 6.3"]))
    odds = reference.goal_scale.odds(goals, prior=0.5)
    assert odds[0, 5] > 0
    assert odds[0].argmax() == 5
    assert odds[1].max() < 0


def test_an_encoder_that_tells_nothing_apart_gives_the_prior(taxonomy: Taxonomy) -> None:
    reference = Reference(taxonomy, lambda texts: np.ones((len(texts), 4), dtype=np.float32))
    goals, _ = reference.margins(np.ones((1, 4), dtype=np.float32))
    assert reference.goal_scale.odds(goals, 0.1)[0] == pytest.approx([np.log(1 / 9)] * 17)


def test_halfway_between_the_groups_only_the_prior_speaks() -> None:
    inside, outside = np.array([0.5, 0.7], dtype=np.float32), np.array([0.1, 0.3], dtype=np.float32)
    scale = fit_scale(inside, outside)
    middle = np.array([0.4], dtype=np.float32)
    assert scale.odds(middle, 0.5) == pytest.approx([0], abs=1e-4)
    assert scale.odds(middle, 0.1) == pytest.approx([np.log(1 / 9)], abs=1e-4)


def test_groups_far_apart_give_a_steeper_scale_than_groups_that_overlap() -> None:
    near = fit_scale(np.array([0.4, 0.6], dtype=np.float32), np.array([0.3, 0.5], dtype=np.float32))
    far = fit_scale(np.array([0.8, 1.0], dtype=np.float32), np.array([0.3, 0.5], dtype=np.float32))
    assert far.slope > near.slope > 0


def test_a_scale_turns_margins_into_odds_in_a_straight_line() -> None:
    odds = Scale(10.0, 0.2).odds(np.array([0.2, 0.3, 0.4], dtype=np.float32), 0.5)
    assert odds == pytest.approx([0, 1, 2], abs=1e-5)
