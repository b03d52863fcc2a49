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
LEAST_LOSS = 0.005
"""F-beta that a stricter gate may cost; among gates as good, the strictest lets the fewest neutral passages through."""
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
    present: NDArray[np.bool_],
    phrases: Floats,
    texts: Sequence[str],
    groups: Sequence[str],
    beta: float,
) -> Gate:
    """Weigh the features on held-out texts, and choose the threshold by cross-validation on them.

    The threshold is the strictest at which the goals' F-beta is within `LEAST_LOSS` of the best.

    Args:
        head: From `fit_head`.
        vectors: Of the held-out texts.
        goals: Their goal probabilities.
        given: Which goals reach their thresholds (texts × 17).
        present: Which goals are addressed (texts × 17).
        phrases: Damped counts of phrases.
        texts: The texts.
        groups: Document of each text; folds never part one.
        beta: How many times recall counts as much as precision.
    """
    found = features(vectors @ head[0] + head[1], goals, phrases, texts)
    addressed: NDArray[np.bool_] = np.asarray(present.any(1))
    folds = folds_of(groups)
    chances = np.zeros(len(texts))
    for fold in range(FOLDS):
        inside = folds == fold
        part = LogisticRegression(max_iter=1000).fit(found[~inside], addressed[~inside])
        chances[inside] = part.predict_proba(found[inside])[:, 1]
    scores = np.array([f_beta(given & (chances >= at)[:, None], present, beta) for at in GRID])
    threshold = GRID[np.flatnonzero(scores >= scores.max() - LEAST_LOSS)[-1]]
    model = LogisticRegression(max_iter=1000).fit(found, addressed)
    return Gate(head, model.coef_[0].astype(np.float32), float(model.intercept_[0]), float(threshold))


def f_beta(given: NDArray[np.bool_], present: NDArray[np.bool_], beta: float) -> float:
    """F-beta over all texts and goals."""
    hits, lost = float((given & present).sum()), float((present & ~given).sum())
    wrong = float((given & ~present).sum())
    return (1 + beta**2) * hits / max(1.0, (1 + beta**2) * hits + beta**2 * lost + wrong)
