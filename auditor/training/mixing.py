"""Fitting the mixtures on held-out passages: calibrated probabilities, and thresholds by cross-validation."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from auditor.matching.goalmodel import Mixture

Floats = NDArray[np.float32]
Mask = NDArray[np.bool_]

FOLDS = 5
GRID = np.round(np.arange(0.05, 0.96, 0.01), 2)
SHRINKAGE = 25
"""Positives at which a goal's own threshold counts as much as the common one."""
COST = 1.0


def fit_mixture(
    evidence: Sequence[Floats],
    present: Floats,
    counted: Mask,
    groups: Sequence[str],
    beta: float,
    worth: Floats | None = None,
) -> Mixture:
    """Weights shared by all items, a bias for each, and a threshold for each.

    Args:
        evidence: Arrays of texts × items.
        present: Texts × items, 1 where the item is addressed.
        counted: Texts × items, which cells are known.
        groups: Document of each text; folds never part one.
        beta: How many times recall counts as much as precision in choosing thresholds.
        worth: How much each text counts in fitting the weights; without it all count the same.
    """
    folds = folds_of(groups)
    counts: Floats = np.ones(len(present), dtype=np.float32) if worth is None else worth
    chances = np.zeros_like(present)
    for fold in range(FOLDS):
        inside = folds == fold
        weights, bias = _fit(evidence, present, counted & ~inside[:, None], counts)
        part = Mixture(weights, bias, bias)
        chances[inside] = part.probabilities([array[inside] for array in evidence])
    weights, bias = _fit(evidence, present, counted, counts)
    return Mixture(weights, bias, choose_thresholds(chances, present, counted, beta))


def folds_of(groups: Sequence[str]) -> NDArray[np.int64]:
    """Which of the folds each text belongs to; texts of one document share one."""
    order = {group: at for at, group in enumerate(sorted(set(groups)))}
    shuffled = np.random.default_rng(0).permutation(len(order))
    return np.array([shuffled[order[group]] % FOLDS for group in groups])


def even_languages(languages: Sequence[str]) -> Floats:
    """How much each text counts so that English and the other languages weigh the same together, 1 on average."""
    english = np.array([language == "en" for language in languages])
    share = float(english.mean())
    if share in (0.0, 1.0):
        return np.ones(len(languages), dtype=np.float32)
    return np.where(english, 0.5 / share, 0.5 / (1 - share)).astype(np.float32)


def _fit(evidence: Sequence[Floats], present: Floats, counted: Mask, worth: Floats) -> tuple[Floats, Floats]:
    items = present.shape[1]
    rows, columns = np.nonzero(counted)
    shared = np.stack([array[rows, columns] for array in evidence], axis=1)
    own = np.zeros((len(rows), items), dtype=np.float32)
    own[np.arange(len(rows)), columns] = 1
    model = LogisticRegression(C=COST, max_iter=2000)
    model.fit(np.concatenate([shared, own], axis=1), present[rows, columns] > 0.5, sample_weight=worth[rows])
    kinds = len(evidence)
    weights = np.repeat(model.coef_[0, :kinds, None], items, axis=1).astype(np.float32)
    bias = (model.coef_[0, kinds:] + model.intercept_[0]).astype(np.float32)
    return weights, bias


def choose_thresholds(chances: Floats, present: Floats, counted: Mask, beta: float) -> Floats:
    """For each item the threshold with the best F-beta, drawn towards the common one where positives are few."""
    common = _best(chances[counted], present[counted] > 0.5, beta)
    thresholds = np.full(present.shape[1], common, dtype=np.float32)
    for item in range(present.shape[1]):
        known = counted[:, item]
        positives = int(present[known, item].sum())
        if positives == 0:
            continue
        own = _best(chances[known, item], present[known, item] > 0.5, beta)
        share = positives / (positives + SHRINKAGE)
        odds = share * _odds(own) + (1 - share) * _odds(common)
        thresholds[item] = 1 / (1 + np.exp(-odds))
    return thresholds


def _odds(chance: float) -> float:
    return float(np.log(chance / (1 - chance)))


def _best(chances: Floats, present: Mask, beta: float) -> float:
    scores = []
    for threshold in GRID:
        given = chances >= threshold
        hits = float((given & present).sum())
        wrong = float((given & ~present).sum())
        lost = float((~given & present).sum())
        scores.append((1 + beta**2) * hits / max(1.0, (1 + beta**2) * hits + beta**2 * lost + wrong))
    # The middle of the best plateau is steadier than its first point.
    best = np.flatnonzero(np.array(scores) >= max(scores) - 1e-9)
    return float(GRID[best[len(best) // 2]])
