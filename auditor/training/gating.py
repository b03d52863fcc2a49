"""Fitting the gate that answers 'none of these'."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from auditor.matching.gate import Gate, features
from auditor.training.mixing import FOLDS, folds_of

Floats = NDArray[np.float32]
COST = 0.02
MOST_NEUTRAL = 0.03
"""Share of neutral passages that may be given a goal."""
GRID = np.round(np.arange(0.30, 0.81, 0.05), 2)


def fit_head(vectors: Floats, addressed: NDArray[np.bool_]) -> tuple[Floats, float]:
    """A regression on the vectors of the training texts: whether any goal is addressed."""
    centre, spread = vectors.mean(0), vectors.std(0)
    model = LogisticRegression(C=COST, max_iter=500, class_weight="balanced")
    model.fit((vectors - centre) / spread, addressed)
    weights: Floats = (model.coef_[0] / spread).astype(np.float32)
    return weights, float(model.intercept_[0] - weights @ centre)


def fit_gate(
    head: tuple[Floats, float],
    vectors: Floats,
    goals: Floats,
    given: NDArray[np.bool_],
    phrases: Floats,
    texts: Sequence[str],
    addressed: NDArray[np.bool_],
    groups: Sequence[str],
) -> Gate:
    """Weigh the features on held-out texts, and choose the threshold by cross-validation on them.

    The threshold is the lowest at which at most `MOST_NEUTRAL` of the neutral texts are given a goal.

    Args:
        head: From `fit_head`.
        vectors: Of the held-out texts.
        goals: Their goal probabilities.
        given: Whether any goal reaches its threshold.
        phrases: Damped counts of phrases.
        texts: The texts.
        addressed: Whether any goal is addressed.
        groups: Document of each text; folds never part one.
    """
    found = features(vectors @ head[0] + head[1], goals, phrases, texts)
    folds = folds_of(groups)
    chances = np.zeros(len(texts))
    for fold in range(FOLDS):
        inside = folds == fold
        part = LogisticRegression(max_iter=1000).fit(found[~inside], addressed[~inside])
        chances[inside] = part.predict_proba(found[inside])[:, 1]
    neutral = ~addressed
    passed = [float((given[neutral] & (chances[neutral] >= at)).mean()) for at in GRID]
    threshold = next((at for at, share in zip(GRID, passed, strict=True) if share <= MOST_NEUTRAL), GRID[-1])
    model = LogisticRegression(max_iter=1000).fit(found, addressed)
    return Gate(head, model.coef_[0].astype(np.float32), float(model.intercept_[0]), float(threshold))
