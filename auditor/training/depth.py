"""Train the regression of depth from labelled passages and measure it on documents it has not seen.

`python -m auditor.training.depth FOLDER` reads `own_sv.parquet` and `read_sv.parquet` in a
folder, writes `models/depth/`, and logs the figures. Only passages that address a goal carry
a depth. Documents are split by a hash of their name: 60 % to look at and to train on, 40 %
to score on; the shipped weights are then trained on all of them. Deterministic.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import logging
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import yaml
from numpy.typing import NDArray
from safetensors.numpy import save_file

from auditor.judging.depthhead import FOLDER, DepthHead, read_features
from auditor.judging.ladder import STEPS, Step, Verdict, climb
from auditor.judging.signals import Sentence, find_signals

SEED = 7
SCORED = 40  # percent of the documents
STRENGTH = 0.5  # inverse of the ridge penalty, chosen on the documents looked at
OWN_WEIGHT = 2.0  # passages in the voices of strategies and plans count double against news of a government
FEWEST = 3  # a feature must stand in this many passages
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled passage, read once."""

    source: str
    depth: Step
    own: bool
    sentences: tuple[Sentence, ...]
    verdict: Verdict
    features: dict[str, float]

    @property
    def scored(self) -> bool:
        """Whether its document belongs to the part that is only scored on."""
        return int(hashlib.sha256(self.source.encode()).hexdigest(), 16) % 100 < SCORED


def read_examples(folder: Path) -> list[Example]:
    """Read the labelled passages that address a goal."""
    examples = []
    for name, own in (("own_sv.parquet", True), ("read_sv.parquet", False)):
        table = pd.read_parquet(folder / name)
        for row in table[table.goals.map(len) > 0].to_dict("records"):
            source = str(row["id"]).partition("-")[0] if own else str(row["source"])
            sentences = find_signals(str(row["text"]), "sv")
            verdict = climb(sentences, "body", ())
            features = read_features(sentences, verdict.places)
            examples.append(Example(source, _step(row["depth"]), own, sentences, verdict, features))
    return examples


def _step(label: str) -> Step:
    return next(step for step in STEPS if step == label)


def fit(examples: Sequence[Example]) -> DepthHead:
    """Fit the regression, classes weighted by how rare they are."""
    from sklearn.linear_model import LogisticRegression

    counts = Counter(name for example in examples for name, value in example.features.items() if value)
    names = {name: place for place, name in enumerate(sorted(n for n, count in counts.items() if count >= FEWEST))}
    matrix = _matrix(examples, names)
    labels = np.array([STEPS.index(example.depth) for example in examples])
    weights = np.array([OWN_WEIGHT if example.own else 1.0 for example in examples])
    model = LogisticRegression(C=STRENGTH, max_iter=3000, class_weight="balanced", random_state=SEED)
    model.fit(matrix, labels, sample_weight=weights)
    none = np.zeros((0, len(STEPS)), np.float32)
    return DepthHead(names, model.coef_.T.astype(np.float32), model.intercept_.astype(np.float32), none)


def _matrix(examples: Sequence[Example], names: dict[str, int]) -> NDArray[np.float32]:
    matrix = np.zeros((len(examples), len(names)), np.float32)
    for row, example in enumerate(examples):
        for name, value in example.features.items():
            if name in names:
                matrix[row, names[name]] = value
    return matrix


def macro_f1(truth: Sequence[str], found: Sequence[str]) -> tuple[float, dict[str, float]]:
    """Mean F1 over the five steps, and each of them."""
    each: dict[str, float] = {}
    for step in STEPS:
        hits = sum(t == f == step for t, f in zip(truth, found, strict=True))
        sizes = sum(t == step for t in truth) + sum(f == step for f in found)
        each[step] = 2 * hits / sizes if sizes else 0.0
    return sum(each.values()) / len(STEPS), each


def measure(examples: Sequence[Example], head: DepthHead) -> dict[str, dict[str, float]]:
    """Macro-F1 of rules, of the regression, and of both together, for each kind of text."""
    figures: dict[str, dict[str, float]] = {}
    for kind, own in (("own", True), ("read", False)):
        part = [example for example in examples if example.own is own]
        truth = [example.depth for example in part]
        answers = {
            "rules": [e.verdict.depth for e in part],
            "regression": [_top(head, e) for e in part],
            "together": [_together(head, e) for e in part],
        }
        for name, found in answers.items():
            mean, each = macro_f1(truth, found)
            figures[f"{kind}, {name}"] = {"passages": len(part), "macro_f1": mean, **each}
    return figures


def _top(head: DepthHead, example: Example) -> Step:
    scores = head.scores(example.features)
    return max(STEPS, key=lambda step: scores[step])


def _together(head: DepthHead, example: Example) -> Step:
    return "mention" if example.verdict.inert else max(_top(head, example), example.verdict.raised, key=STEPS.index)


def save(head: DepthHead, figures: dict[str, dict[str, float]], passages: int, folder: Path = FOLDER) -> None:
    """Write names, weights and the card's figures."""
    folder.mkdir(parents=True, exist_ok=True)
    arrays = {"weights": head.weights.astype(np.float16), "bias": head.bias, "vector": head.vector}
    save_file(arrays, folder / "head.safetensors")
    (folder / "features.json").write_text(json.dumps(list(head.names), ensure_ascii=False, indent=0) + "\n", "utf-8")
    card = {
        "model": "multinomial logistic regression of depth",
        "steps": list(STEPS),
        "features": len(head.names),
        "passages": passages,
        "settings": {
            "seed": SEED,
            "strength": STRENGTH,
            "own_weight": OWN_WEIGHT,
            "fewest": FEWEST,
            "scored_percent": SCORED,
        },
        "figures": {name: {key: round(value, 3) for key, value in row.items()} for name, row in figures.items()},
    }
    (folder / "model.yml").write_text(yaml.safe_dump(card, allow_unicode=True, sort_keys=False), "utf-8")


def train(data: Path, folder: Path = FOLDER) -> dict[str, dict[str, float]]:
    """Measure on unseen documents, then train on all and save.

    Args:
        data: Folder with the labelled texts.
        folder: Where the model goes.
    """
    examples = read_examples(data)
    look = [example for example in examples if not example.scored]
    figures = measure([example for example in examples if example.scored], fit(look))
    save(fit(examples), figures, len(examples), folder)
    return figures


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    for name, row in train(parser.parse_args().data).items():
        log.info("%s: %s", name, "  ".join(f"{key} {value:.3f}" for key, value in row.items()))
