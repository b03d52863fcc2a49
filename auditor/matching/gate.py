"""The gate: whether a text addresses any goal at all, before it is asked which.

Each goal's own threshold is low, since a missed goal becomes a false gap; on prose that
is about nothing sustainable, seventeen low thresholds would let something through. So
one model answers 'none of these': from a head of its own on the vector, from the
strongest goals, from the phrases found and from the length of the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
SURE = 1e-6
"""Probabilities are kept this far from 0 and 1, so that their odds are finite."""


@dataclass(frozen=True, slots=True)
class Gate:
    """A trained gate.

    Attributes:
        head: Weights of a linear head on the vector (width) and its bias.
        weights: Of the five features of `features`.
        bias: Of the same.
        threshold: Probability from which a text counts as addressing something.
    """

    head: tuple[Floats, float]
    weights: Floats
    bias: float
    threshold: float

    def probabilities(self, vectors: Floats, goals: Floats, phrases: Floats, texts: Sequence[str]) -> Floats:
        """How likely it is that each text addresses any goal.

        Args:
            vectors: Texts × width.
            goals: Texts × 17, probabilities of the goals.
            phrases: Texts × 17, damped counts of phrases found.
            texts: The texts.
        """
        found = features(vectors @ self.head[0] + self.head[1], goals, phrases, texts)
        chances: Floats = 1 / (1 + np.exp(-(found @ self.weights + self.bias)))
        return chances.astype(np.float32)


def features(head: Floats, goals: Floats, phrases: Floats, texts: Sequence[str]) -> Floats:
    """What the gate weighs: head, strongest goal, odds of all goals together, phrases, words (all damped)."""
    likely = np.clip(goals.astype(np.float64), SURE, 1 - SURE)
    odds = np.log(likely / (1 - likely))
    words = np.log(np.maximum(1, [len(text.split()) for text in texts]))
    together = np.log1p(np.exp(odds).sum(1))
    stacked: Floats = np.stack([head, odds.max(1), together, phrases.sum(1), words], axis=1).astype(np.float32)
    return stacked
