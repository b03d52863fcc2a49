"""Weights of the lens rule, from the shipped frameworks' own examples: `python -m auditor.training.lenses`.

Logistic regression over examples (to be found), counter-examples, other items' examples
and neutral passages (to be left), each kind weighing as much as `SHARES` says; then the
bias is moved so that `FOUND` of the examples, each left out in turn, are found. Needs
scikit-learn. Prints what to write into `settings/lenses.yml`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from functools import partial

import numpy as np

from auditor.encoding.vectors import VectorCache, unit
from auditor.folders import cache_folder
from auditor.lenses.lenses import index_of
from auditor.lenses.lensproof import Proof, prove
from auditor.lenses.lensscores import (
    Encode,
    Floats,
    counter_nearness,
    item_nearness,
    load_rule,
    margins,
    neutral_nearness,
    rivals,
)
from auditor.matching.goalmodel import load_goal_model
from auditor.reference.frameworks import Framework, load_framework, shipped
from auditor.training.labelled import CALIBRATION, LABELS

SHARES = {"example": 1.0, "counterexample": 1.0, "other": 0.05, "neutral": 3.0}
FOUND = 0.965
NAMES = ("counter", "neutral", "rival", "phrase")


def main() -> None:
    """Choose the weights and write them to stdout."""
    encode = partial(VectorCache(cache_folder() / "vectors").encode, encoder=load_goal_model().encoder)
    rows: dict[str, list[list[float]]] = {kind: [] for kind in SHARES}
    silent = neutral_passages()
    for name in shipped():
        framework = load_framework(name)
        for proof in prove(framework, encode):
            rows[proof.kind].append(_row(proof))
        rows["neutral"] += neutral_rows(framework, silent, encode)
    weights, bias = choose({kind: np.array(listed, dtype=np.float64) for kind, listed in rows.items()})
    sys.stdout.write(f"weights: {dict(zip(NAMES, weights, strict=True))}\nbias: {bias}\n")


def neutral_passages() -> list[str]:
    """The passages of our own that address no goal."""
    lines = (LABELS / f"{CALIBRATION}.jsonl").read_text("utf-8").splitlines()
    return [record["text"] for record in map(json.loads, lines) if not record["goals"]]


def neutral_rows(framework: Framework, texts: Sequence[str], encode: Encode) -> list[list[float]]:
    """Features of neutral texts for all items of a framework."""
    leaves = [item for item in framework.items if item.leaf]
    vectors, neutral = unit(encode(texts)), unit(encode(load_rule().texts))
    known = [item_nearness(item, encode) for item in leaves]
    own = vectors @ np.stack([item.direction for item in known]).T
    counter = np.stack([counter_nearness(item, vectors, neutral) for item in known], axis=1)
    index = index_of(leaves, "sv")
    found = [{hit.item for hit in index.find(text)} for text in texts]
    held = np.array([[float(item.id in words) for item in leaves] for words in found], dtype=np.float32)
    features = margins(own, counter, neutral_nearness(vectors, neutral)[:, None], rivals(own, counter), held)
    stacked: Floats = np.stack([features[name] for name in NAMES], axis=-1).reshape(-1, len(NAMES))
    rows: list[list[float]] = stacked.tolist()
    return rows


def choose(rows: dict[str, np.ndarray[tuple[int, ...], np.dtype[np.float64]]]) -> tuple[list[float], float]:
    """Weights by regression, and the bias that finds the share of examples wanted."""
    from sklearn.linear_model import LogisticRegression

    table = np.concatenate(list(rows.values()))
    spread = table.std(axis=0)
    wanted = np.concatenate([np.full(len(listed), kind == "example") for kind, listed in rows.items()])
    shares = np.concatenate([np.full(len(listed), SHARES[kind] / len(listed)) for kind, listed in rows.items()])
    # Shares are tiny for single rows; scaled up so that the regression's own penalty hardly counts.
    model = LogisticRegression(C=100, max_iter=3000).fit(table / spread, wanted, sample_weight=shares * 1e4)
    weights = [round(float(weight), 1) for weight in model.coef_[0] / spread]
    scores = rows["example"] @ np.array(weights)
    return weights, round(-float(np.quantile(scores, 1 - FOUND)), 2)


def _row(proof: Proof) -> list[float]:
    return [float(proof.features[name]) for name in NAMES]


if __name__ == "__main__":
    main()
