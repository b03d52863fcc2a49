"""Train the head of the flag `conflict` and measure it on documents it has not seen.

`python -m auditor.training.conflict FOLDER` reads `own_sv.parquet` and `read_sv.parquet` in a
folder, the project's own labelled texts and strategies, writes `models/conflict/` and logs the
figures. Chances for the threshold come from eight folds split by document; the documents
in `REPORTED` are never trained on, and scored once with the shipped weights. Deterministic.
"""

from __future__ import annotations

import argparse
import json
import logging
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

import numpy as np
import pandas as pd
import yaml
from numpy.typing import NDArray
from safetensors.numpy import save_file

from auditor.folders import DATA
from auditor.judging.conflicthead import FOLDER, ConflictHead, read_features
from auditor.measuring.example import read_gold
from auditor.measuring.gold import BUILT_ON
from auditor.records import Language

SEED = 7
FOLDS = 8
STRENGTH = 0.3  # inverse of the ridge penalty
RARE_WEIGHT = 4.0  # a conflict counts as much as four passages without one
FEWEST = 3  # a feature must stand in this many passages
REPORTED = ("e5", "e6")  # documents of the own labelled texts that are only scored on
WHOLE = (
    "own_strategies_sv",
    "own_documents_sv",
)  # labelled texts that are documents in their order, as users have them
LANGUAGE: Language = "sv"
Kind = Literal["whole", "loose", "read"]  # own documents, own passages of many voices, passages of public authorities
log = logging.getLogger(__name__)
Chances = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled passage, read once."""

    kind: Kind
    document: str
    conflict: bool
    features: dict[str, float]


def read_examples(folder: Path) -> list[Example]:
    """Read all labelled Swedish passages, those of `REPORTED` too."""
    rows = (*_loose(folder), *_whole())
    return [
        Example(kind, document, bool(conflict), read_features(str(text), LANGUAGE))
        for kind, document, text, conflict in rows
    ]


def _loose(folder: Path) -> Iterator[tuple[Kind, str, str, bool]]:
    for row in pd.read_parquet(folder / "own_sv.parquet").to_dict("records"):
        yield "loose", str(row["id"]).partition("-")[0], row["text"], row["conflict"]
    for row in pd.read_parquet(folder / "read_sv.parquet").to_dict("records"):
        yield "read", str(row["source"]), row["text"], row["conflict"]
    for file in sorted((DATA / "labels").glob("own_*_sv.jsonl")):
        if file.stem not in WHOLE:
            yield from _records(file, "loose")


def _whole() -> Iterator[tuple[Kind, str, str, bool]]:
    labels = [file for name in WHOLE if (file := DATA / "labels" / f"{name}.jsonl").exists()]
    for file in (*labels, *(DATA / "gold" / f"{name}.jsonl" for name in BUILT_ON)):
        yield from _records(file, "whole")
    for passage in read_gold():
        yield "whole", "example", passage.text, passage.conflict


def _records(file: Path, kind: Kind) -> Iterator[tuple[Kind, str, str, bool]]:
    for record in map(json.loads, file.read_text("utf-8").splitlines()):
        yield kind, record.get("document", record["id"].rpartition("-")[0]), record["text"], record["conflict"]


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
    """Choose the threshold over folds, fit on all but the reported documents, score these, and save.

    Args:
        data: Folder with the labelled texts.
        folder: Where the model goes.
    """
    examples = read_examples(data)
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
    save(head, results, len(built), folder)
    return results


def save(head: ConflictHead, results: dict[str, dict[str, float]], passages: int, folder: Path = FOLDER) -> None:
    """Write names, weights, threshold and the card's figures."""
    folder.mkdir(parents=True, exist_ok=True)
    bias, threshold = np.array([head.bias], np.float32), np.array([head.threshold], np.float32)
    arrays = {"weights": head.weights.astype(np.float16), "bias": bias, "threshold": threshold}
    save_file(arrays, folder / "head.safetensors")
    (folder / "features.json").write_text(json.dumps(list(head.names), ensure_ascii=False, indent=0) + "\n", "utf-8")
    card = {
        "model": "logistic regression of whether a passage sets two goals against each other",
        "features": len(head.names),
        "passages": passages,
        "settings": {"seed": SEED, "folds": FOLDS, "strength": STRENGTH, "rare_weight": RARE_WEIGHT, "fewest": FEWEST},
        "reported": list(REPORTED),
        "threshold": round(head.threshold, 4),
        "figures": {name: {key: round(value, 3) for key, value in row.items()} for name, row in results.items()},
    }
    (folder / "model.yml").write_text(yaml.safe_dump(card, allow_unicode=True, sort_keys=False), "utf-8")


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    for name, row in train(parser.parse_args().data).items():
        log.info("%s: %s", name, "  ".join(f"{key} {value:.3f}" for key, value in row.items()))
