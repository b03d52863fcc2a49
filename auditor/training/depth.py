"""Train the regressions of depth from labelled passages and measure them on documents they have not seen.

`python -m auditor.training.depth FOLDER` reads `own_sv.parquet`, `read_sv.parquet` and any further
`*.jsonl` in a folder and the own labels in `data/labels/`, writes `models/depth/`, and logs
the figures. Only passages that address a goal carry a depth. Figures are cross-validated: the
documents are dealt into `FOLDS` by a hash of their name and each part is judged by a
regression that saw the others; the shipped weights are trained on all. The strategies in
`data/gold/`, the example and the documents `HELD` are never trained on. Deterministic.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import logging
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import yaml

from auditor.folders import DATA
from auditor.judging.definitions import find_told
from auditor.judging.depth import deepest
from auditor.judging.depthhead import FOLDER, SIGNS, DepthHead, is_sign, read_features, save_head
from auditor.judging.ladder import STEPS, Step, Verdict, climb
from auditor.records import Kind

SEED = 7
FOLDS = 4
STRENGTH = 0.3  # inverse of the ridge penalty; 0.2 to 1 differ by less than 0.01 on the documents built on
WEIGHTS = {"read": 0.25, "own_more": 0.5}
"""News of a government, and own texts in the voices of state agencies, count less than strategies and plans."""
HELD = frozenset({"e5", "e6"})
"""Own documents that are never trained on, only reported."""
FEWEST = 3  # a feature must stand in this many passages
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled passage, read once."""

    source: str
    depth: Step
    weight: float
    verdict: Verdict
    features: dict[str, float]

    @property
    def fold(self) -> int:
        """The part to which its document belongs."""
        return int(hashlib.sha256(self.source.encode()).hexdigest(), 16) % FOLDS

    @property
    def own(self) -> bool:
        """Whether it was written for this project."""
        return not self.source.startswith("read")


def read_examples(folder: Path) -> list[Example]:
    """Read the labelled passages that address a goal.

    Args:
        folder: Where the labelled texts lie that are not part of the project.
    """
    return [read_example(source, row) for source, row in _rows(folder) if len(row["goals"])]


def read_example(source: str, row: Mapping[str, Any]) -> Example:
    """One example; `source` is the set and the document that it comes from, with a slash between them."""
    kind: Kind = row.get("kind") or "body"
    heading = tuple(row.get("heading") or ())
    sentences = find_told(str(row["text"]), "sv", heading)
    verdict = climb(sentences, kind, heading)
    features = read_features(sentences, verdict, kind, heading)
    return Example(source, _label(row["depth"], verdict), WEIGHTS.get(source.partition("/")[0], 1.0), verdict, features)


def _rows(folder: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for row in _table(folder / "own_sv.parquet"):
        yield f"own/{str(row['id']).partition('-')[0]}", row
    for row in _table(folder / "read_sv.parquet"):
        yield f"read/{row['source']}", row | {"kind": "body"}
    for path in (*sorted((DATA / "labels").glob("own_*_sv.jsonl")), *sorted(folder.glob("*.jsonl"))):
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            if row["lang"] == "sv" and row["document"] not in HELD:
                yield f"{path.stem.removesuffix('_sv')}/{row['document']}", row


def _table(path: Path) -> Iterator[dict[str, Any]]:
    for row in pd.read_parquet(path).to_dict("records"):
        yield {str(name): value for name, value in row.items()}


def _label(label: str, verdict: Verdict) -> Step:
    """An aim with a value to reach is a followup under the codebook, which not every hand has kept to."""
    if label == "aim" and verdict.raised == "followup":
        return "followup"
    return next(step for step in STEPS if step == label)


def fit(examples: Sequence[Example], *, signs: bool = False) -> DepthHead:
    """Fit a regression, classes weighted by how rare they are.

    Args:
        examples: To learn from.
        signs: Whether to leave out the words, for a head that reads other languages too.
    """
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    counts = Counter(name for e in examples for name, value in e.features.items() if value)
    kept = sorted(n for n, count in counts.items() if count >= FEWEST and (not signs or is_sign(n)))
    names = {name: place for place, name in enumerate(kept)}
    cells = [
        (row, names[name], value)
        for row, example in enumerate(examples)
        for name, value in example.features.items()
        if name in names
    ]
    rows, columns, values = zip(*cells, strict=True)
    matrix = csr_matrix((values, (rows, columns)), shape=(len(examples), len(names)))
    model = LogisticRegression(C=STRENGTH, max_iter=200, tol=1e-3, class_weight="balanced", random_state=SEED)
    model.fit(matrix, [STEPS.index(e.depth) for e in examples], sample_weight=[e.weight for e in examples])
    none = np.zeros((0, len(STEPS)), np.float32)
    return DepthHead(names, model.coef_.T.astype(np.float32), model.intercept_.astype(np.float32), none)


def macro_f1(truth: Sequence[str], found: Sequence[str]) -> tuple[float, dict[str, float]]:
    """Mean F1 over the five steps, and each of them."""
    each: dict[str, float] = {}
    for step in STEPS:
        hits = sum(t == f == step for t, f in zip(truth, found, strict=True))
        sizes = sum(t == step for t in truth) + sum(f == step for f in found)
        each[step] = 2 * hits / sizes if sizes else 0.0
    return sum(each.values()) / len(STEPS), each


def cross_validate(examples: Sequence[Example]) -> dict[str, dict[str, float]]:
    """Macro-F1 of the rules and of rules and regression together, for own and for read texts."""
    judged: list[tuple[Example, Step]] = []
    for fold in range(FOLDS):
        head = fit([example for example in examples if example.fold != fold])
        judged += [(example, decide(head, example)) for example in examples if example.fold == fold]
    figures: dict[str, dict[str, float]] = {}
    for kind, own in (("own", True), ("read", False)):
        part = [(example, step) for example, step in judged if example.own is own]
        truth = [example.depth for example, _ in part]
        answers = {"rules": [e.verdict.depth for e, _ in part], "together": [step for _, step in part]}
        for name, found in answers.items():
            mean, each = macro_f1(truth, found)
            figures[f"{kind}, {name}"] = {"passages": len(part), "macro_f1": mean, **each}
    return figures


def decide(head: DepthHead, example: Example) -> Step:
    """What rules and regression say together."""
    return deepest(head, example.features, example.verdict)


def train(data: Path, folder: Path = FOLDER) -> dict[str, dict[str, float]]:
    """Measure by cross-validation, then train on all and save.

    Args:
        data: Folder with the labelled texts.
        folder: Where the models go.
    """
    examples = read_examples(data)
    figures = cross_validate(examples)
    head = fit(examples)
    save_head(head, folder)
    save_head(fit(examples, signs=True), folder / SIGNS)
    card = {
        "model": "multinomial logistic regression of depth",
        "steps": list(STEPS),
        "features": len(head.names),
        "passages": len(examples),
        "documents": len({example.source for example in examples}),
        "settings": {"seed": SEED, "folds": FOLDS, "strength": STRENGTH, "weights": WEIGHTS, "fewest": FEWEST},
        "figures": {name: {key: round(value, 3) for key, value in row.items()} for name, row in figures.items()},
    }
    (folder / "model.yml").write_text(yaml.safe_dump(card, allow_unicode=True, sort_keys=False), "utf-8")
    return figures


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    for name, row in train(parser.parse_args().data).items():
        log.info("%s: %s", name, "  ".join(f"{key} {value:.3f}" for key, value in row.items()))
