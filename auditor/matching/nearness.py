"""How near texts lie to the reference data's examples, in the vectors of any encoder.

Cosines of different encoders lie in different ranges. So vectors are centred on the
mean of all reference texts, nearness is taken as a margin over the counter-examples
(texts that look alike and address nothing of the kind), and margins are scaled by
what the same encoder gives the examples among themselves, each left out in turn.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from auditor.encoding.vectors import unit
from auditor.folders import SETTINGS
from auditor.records import GOALS
from auditor.reference.taxonomy import Lists, Taxonomy
from auditor.yamlfiles import load_yaml

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]

FILE = SETTINGS / "zeroshot.yml"
LEFT_OUT = -2.0
"""Stands for a similarity that shall not count; lower than any cosine."""
LEAST_SPREAD = 1e-4
"""Keeps the scale finite for an encoder that gives all texts the same vector."""


@dataclass(frozen=True, slots=True)
class ZeroShotSettings:
    """What `settings/zeroshot.yml` holds, see there."""

    neighbours: dict[str, int]
    prior: dict[str, float]
    phrase: float
    threshold: dict[str, float]
    secondary: float


@lru_cache(maxsize=1)
def zero_shot_settings() -> ZeroShotSettings:
    """Load the settings once."""
    return ZeroShotSettings(**load_yaml(FILE))


@dataclass(frozen=True, slots=True)
class Scale:
    """Turns a margin into log odds: `slope * (margin - middle)`, plus those of the prior."""

    slope: float
    middle: float

    def odds(self, margins: Floats, prior: float) -> Floats:
        """Log odds of margins."""
        odds: Floats = (self.slope * (margins - self.middle) + np.log(prior / (1 - prior))).astype(np.float32)
        return odds


def fit_scale(inside: Floats, outside: Floats) -> Scale:
    """The scale that parts two groups of margins, as if both were normal with the same spread (Fisher 1936)."""
    count = inside.size + outside.size
    spread = float(inside.var() * inside.size + outside.var() * outside.size) / count
    a, b = float(inside.mean()), float(outside.mean())
    return Scale((a - b) / max(spread, LEAST_SPREAD), (a + b) / 2)


class Reference:
    """The examples and counter-examples of the taxonomy as vectors of one encoder.

    Args:
        taxonomy: Holds the texts.
        encode: Gives one vector a text.
    """

    def __init__(self, taxonomy: Taxonomy, encode: Callable[[Sequence[str]], Floats]) -> None:
        targets = list(taxonomy.targets.values())
        examples = [(at, text) for at, target in enumerate(targets) for text in _both(target.examples)]
        counter = [(at, text) for at, target in enumerate(targets) for text in _both(target.counterexamples)]
        vectors = unit(encode([text for _, text in examples + counter]))
        self._centre = vectors.mean(0)
        vectors = unit(vectors - self._centre)
        self._examples, self._counter = vectors[: len(examples)], vectors[len(examples) :]
        self._target = np.array([at for at, _ in examples])
        goals = np.array([target.goal for target in targets])
        self._goal = goals[self._target]
        self._settings = zero_shot_settings().neighbours
        self.goals_of_targets: Numbers = goals
        self.goal_scale, self.target_scale = self._scales(goals[np.array([at for at, _ in counter])])

    def margins(self, vectors: Floats) -> tuple[Floats, Floats]:
        """Nearness to each goal (n × 17) and target (n × 169) over nearness to the counter-examples."""
        centred = unit(unit(vectors) - self._centre)
        return self._margins(centred @ self._examples.T, centred @ self._counter.T)

    def _margins(self, near: Floats, neutral: Floats) -> tuple[Floats, Floats]:
        ground = _top(neutral, self._settings["neutral"])[:, None]
        goals = [_top(near[:, self._goal == goal], self._settings["goal"]) for goal in GOALS]
        numbers = range(len(self.goals_of_targets))
        targets = [_top(near[:, self._target == at], self._settings["target"]) for at in numbers]
        return np.stack(goals, 1) - ground, np.stack(targets, 1) - ground

    def _scales(self, counter_goals: Numbers) -> tuple[Scale, Scale]:
        """Scales for goals, and for the targets of one goal, from the reference texts themselves."""
        near, neutral = self._examples @ self._examples.T, self._counter @ self._counter.T
        np.fill_diagonal(near, LEFT_OUT)
        np.fill_diagonal(neutral, LEFT_OUT)
        goals, targets = self._margins(near, self._examples @ self._counter.T)
        against, _ = self._margins(self._counter @ self._examples.T, neutral)
        own = np.array(GOALS)[None] == self._goal[:, None]
        disputed = against[np.arange(len(against)), counter_goals - 1]
        same = np.arange(len(self.goals_of_targets))[None] == self._target[:, None]
        siblings = (self.goals_of_targets[None] == self._goal[:, None]) & ~same
        return (
            fit_scale(goals[own], np.concatenate([goals[~own], disputed])),
            fit_scale(targets[same], targets[siblings]),
        )


def _both(texts: Lists) -> list[str]:
    return [text for language in ("sv", "en") for text in texts[language]]


def _top(similarities: Floats, count: int) -> Floats:
    """Mean of the highest similarities in each row, those left out not counted."""
    highest = np.sort(similarities, axis=1)[:, -count:]
    counts = highest > LEFT_OUT
    means: Floats = ((highest * counts).sum(1) / np.maximum(counts.sum(1), 1)).astype(np.float32)
    return means
