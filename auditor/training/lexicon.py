"""Fitting the lexical model: one logistic regression a goal over hashed words and word pairs."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags
from sklearn.linear_model import LogisticRegression

from auditor.matching.lexical import BUCKETS, Lexical, features

RAREST = 2
"""Texts in which a bucket must occur to count."""
COST = 30.0
POSITIVE_WEIGHT = 3.0


def fit_lexical(texts: Sequence[str], present: NDArray[np.float32], weights: NDArray[np.float32]) -> Lexical:
    """Fit on texts with their goals.

    Args:
        texts: The training texts.
        present: Texts × goals, 1 where the goal is addressed.
        weights: Texts × goals, how much each label counts.
    """
    counts = _matrix(texts)
    frequency = np.asarray((counts > 0).sum(0)).ravel()
    rarity = (np.log((1 + len(texts)) / (1 + frequency)) + 1).astype(np.float32)
    rarity[frequency < RAREST] = 0
    weighed = counts.multiply(rarity).tocsr()
    lengths = np.sqrt(np.asarray(weighed.multiply(weighed).sum(1)).ravel())
    scaled = diags(1 / np.where(lengths == 0, 1, lengths)) @ weighed
    goals = present.shape[1]
    rows = np.zeros((BUCKETS, goals), dtype=np.float16)
    bias = np.zeros(goals, dtype=np.float32)
    for goal in range(goals):
        model = LogisticRegression(
            C=COST, max_iter=300, class_weight={0: 1.0, 1: POSITIVE_WEIGHT}, solver="liblinear", random_state=0
        )
        model.fit(scaled, present[:, goal] > 0.5, sample_weight=weights[:, goal])
        rows[:, goal] = model.coef_[0]
        bias[goal] = model.intercept_[0]
    return Lexical(rarity, rows, bias)  # type: ignore[arg-type]


def _matrix(texts: Sequence[str]) -> csr_matrix:
    rows, columns, values = [], [], []
    for at, text in enumerate(texts):
        for bucket, value in features(text).items():
            rows.append(at)
            columns.append(bucket)
            values.append(value)
    return csr_matrix((np.array(values, np.float32), (rows, columns)), shape=(len(texts), BUCKETS))
