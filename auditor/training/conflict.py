"""Train the heads of the flag `conflict` and measure them on documents they have not seen.

`python -m auditor.training.conflict FOLDER` reads `own_sv.parquet` and `read_sv.parquet` in a
folder, the project's own labelled texts and strategies, writes `models/conflict/` and logs the
figures. Chances for the threshold come from eight folds split by document; the documents
in `REPORTED` are never trained on, and scored once with the shipped weights, as are the English
documents with the head that reads no words. Deterministic.
"""

from __future__ import annotations

import argparse
import json
import logging
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, get_args

import numpy as np
import yaml
from numpy.typing import NDArray
from safetensors.numpy import save_file

from auditor.judging.conflicthead import FOLDER, ConflictHead
from auditor.training.conflictexamples import Example, Kind, read_english, read_examples

SEED = 7
FOLDS = 8
STRENGTH = 0.3  # inverse of the ridge penalty
RARE_WEIGHT = 4.0  # a conflict counts as much as four passages without one
FEWEST = 3  # a feature must stand in this many passages
REPORTED = ("e5", "e6")  # documents of the own labelled texts that are only scored on
log = logging.getLogger(__name__)
Chances = NDArray[np.float64]


def fit(examples: Sequence[Example], threshold: float = 0.5) -> ConflictHead:
    """Fit the regression."""
    from sklearn.linear_model import LogisticRegression

    counts = Counter(name for example in examples for name, value in example.features.items() if value)
    names = {name: place for place, name in enumerate(sorted(n for n, count in counts.items() if count >= FEWEST))}
    labels = np.array([example.conflict for example in examples])
    model = LogisticRegression(
        C=STRENGTH, max_iter=3000, class_weight={False: 1.0, True: RARE_WEIGHT}, random_state=SEED
    )
    model.fit(_matrix(examples, names), labels)
    weights = model.coef_[0].astype(np.float16).astype(np.float32)
    return ConflictHead(names, weights, float(model.intercept_[0]), threshold)


def _matrix(examples: Sequence[Example], names: dict[str, int]) -> Any:
    from scipy.sparse import csr_matrix

    found = [(at, names[n], v) for at, e in enumerate(examples) for n, v in e.features.items() if n in names]
    rows, columns, values = zip(*found, strict=True)
    return csr_matrix((values, (rows, columns)), shape=(len(examples), len(names)))


def folded_chances(examples: Sequence[Example]) -> Chances:
    """The chance of each passage under a head that has not seen its document."""
    from sklearn.model_selection import GroupKFold

    chances = np.zeros(len(examples))
    groups = [example.document for example in examples]
    for seen, unseen in GroupKFold(FOLDS).split(groups, groups=groups):
        head = fit([examples[at] for at in seen])
        chances[unseen] = [head.chance(examples[at].features) for at in unseen]
    return chances


def best_threshold(chances: Chances, truth: NDArray[np.bool_]) -> float:
    """The threshold of the highest F1."""
    order = np.argsort(-chances, kind="stable")
    hits = np.cumsum(truth[order])
    scores = 2 * hits / (np.arange(1, len(order) + 1) + truth.sum())
    return float(chances[order][int(scores.argmax())])


def figures(chances: Iterable[float], examples: Sequence[Example], threshold: float) -> dict[str, float]:
    """Precision, recall and F1 at a threshold."""
    given = np.array([chance >= threshold for chance in chances])
    truth = np.array([example.conflict for example in examples])
    hits = int((given & truth).sum())
    total = int(given.sum() + truth.sum())
    return {
        "passages": len(examples),
        "conflicts": int(truth.sum()),
        "precision": hits / int(given.sum()) if given.any() else 0.0,
        "recall": hits / int(truth.sum()) if truth.any() else 0.0,
        "f1": 2 * hits / total if total else 1.0,
    }


def train(data: Path, folder: Path = FOLDER) -> dict[str, dict[str, float]]:
    """Train both heads, with words and without, measure them, and save them with one card.

    Args:
        data: Folder with the labelled texts.
        folder: Where the models go.
    """
    examples = read_examples(data)
    head, results = train_one(examples)
    plain, plainly = train_one([example.wordless() for example in examples])
    english = read_english()
    plainly["English, unseen"] = figures([plain.chance(e.features) for e in english], english, plain.threshold)
    save(head, folder)
    save(plain, folder, "plain", "plain")
    results |= {f"{name}, without words": row for name, row in plainly.items()}
    write_card((head, plain), results, sum(example.document not in REPORTED for example in examples), folder)
    return results


def train_one(examples: Sequence[Example]) -> tuple[ConflictHead, dict[str, dict[str, float]]]:
    """Choose the threshold over folds, fit on all but the reported documents, and score these."""
    built = [example for example in examples if example.document not in REPORTED]
    kept = [example for example in examples if example.document in REPORTED]
    chances = folded_chances(built)
    truth = np.array([example.conflict for example in built])
    kinds = np.array([example.kind for example in built])
    threshold = best_threshold(chances[kinds == "whole"], truth[kinds == "whole"])
    head = fit(built, threshold)
    results = {
        f"folds, {kind}": figures(chances[kinds == kind], [e for e in built if e.kind == kind], threshold)
        for kind in get_args(Kind)
    }
    if kept:
        results["reported"] = figures([head.chance(e.features) for e in kept], kept, threshold)
    return head, results


def save(head: ConflictHead, folder: Path = FOLDER, weights: str = "head", features: str = "features") -> None:
    """Write a head's names, weights and threshold."""
    folder.mkdir(parents=True, exist_ok=True)
    bias, threshold = np.array([head.bias], np.float32), np.array([head.threshold], np.float32)
    arrays = {"weights": head.weights.astype(np.float16), "bias": bias, "threshold": threshold}
    save_file(arrays, folder / f"{weights}.safetensors")
    (folder / f"{features}.json").write_text(json.dumps(list(head.names), ensure_ascii=False, indent=0) + "\n", "utf-8")


def write_card(
    heads: tuple[ConflictHead, ConflictHead], results: dict[str, dict[str, float]], passages: int, folder: Path
) -> None:
    """Write the card: what was trained on what, and how well it does."""
    head, plain = heads
    card = {
        "model": "logistic regressions of whether a passage sets two goals against each other, with words and without",
        "features": {"head": len(head.names), "plain": len(plain.names)},
        "passages": passages,
        "settings": {"seed": SEED, "folds": FOLDS, "strength": STRENGTH, "rare_weight": RARE_WEIGHT, "fewest": FEWEST},
        "reported": list(REPORTED),
        "threshold": {"head": round(head.threshold, 4), "plain": round(plain.threshold, 4)},
        "figures": {name: {key: round(value, 3) for key, value in row.items()} for name, row in results.items()},
    }
    (folder / "model.yml").write_text(yaml.safe_dump(card, allow_unicode=True, sort_keys=False), "utf-8")


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    for name, row in train(parser.parse_args().data).items():
        log.info("%s: %s", name, "  ".join(f"{key} {value:.3f}" for key, value in row.items()))
