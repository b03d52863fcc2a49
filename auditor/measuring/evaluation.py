"""How accurate the models are, on the data sets that the model cards name: tables that `make evaluate` prints."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from auditor.encoding.vectors import VectorCache
from auditor.errors import AuditorError
from auditor.folders import cache_folder
from auditor.matching.goalmodel import GoalModel, load_goal_model
from auditor.matching.matches import ModelMatcher
from auditor.matching.scores import score
from auditor.measuring import conflictgold, gold, targets
from auditor.records import GOALS
from auditor.reference.taxonomy import load_taxonomy

Floats = NDArray[np.float32]
Mask = NDArray[np.bool_]
BINS = 10
LEAST = 0.05
"""Calibration is measured over predictions above this probability."""


class DataMissing(AuditorError):
    """The labelled texts that an evaluation needs are not there."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what} is not there: name the folder of labelled texts in AUDITOR_LABELLED.")


@dataclass(frozen=True, slots=True)
class GoalFigures:
    """How well one goal is decided: share right, precision, recall and their harmonic mean."""

    goal: int
    texts: int
    accuracy: float
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total > 0 else 0.0


def figures(goal: int, given: Mask, present: Mask) -> GoalFigures:
    """Figures of one goal over texts whose truth is known."""
    hits = int((given & present).sum())
    return GoalFigures(
        goal=goal,
        texts=len(given),
        accuracy=float((given == present).mean()),
        precision=hits / max(1, int(given.sum())),
        recall=hits / max(1, int(present.sum())),
    )


def decide(model: GoalModel, texts: Sequence[str], languages: Sequence[str]) -> tuple[Floats, Mask]:
    """Probabilities (texts × 17) and decisions at the published thresholds."""
    vectors = VectorCache(cache_folder() / "vectors").encode(texts, model.encoder)
    scores = score(model, load_taxonomy(), texts, vectors, languages)
    open_gate = scores.addressed >= model.gate.threshold
    return scores.goals, (scores.goals >= model.goals.thresholds) & open_gate[:, None]


def calibration_error(chances: Floats, present: Mask) -> float:
    """Expected calibration error over predictions above 0.05, in ten bins of equal width, weighted by their size."""
    kept = chances > LEAST
    flat, truth = chances[kept], present[kept]
    bins = np.minimum((flat * BINS).astype(int), BINS - 1)
    error = 0.0
    for at in range(BINS):
        inside = bins == at
        if inside.any():
            error += float(inside.mean()) * abs(float(flat[inside].mean()) - float(truth[inside].mean()))
    return error


def benchmark(model: GoalModel) -> list[GoalFigures]:
    """The public SDG Classification Benchmark: each text is asked about one goal."""
    from sdgclassification.benchmark import load_benchmark_df

    table = load_benchmark_df()
    texts = [str(text) for text in table["text"]]
    _, given = decide(model, texts, ["en"] * len(texts))
    goals, labels = table["sdg"].to_numpy(), table["label"].to_numpy().astype(bool)
    return [figures(goal, given[goals == goal, goal - 1], labels[goals == goal]) for goal in GOALS]


def held_out(model: GoalModel, folder: Path) -> Iterator[str]:
    """Held-out passages of each set: micro F1, first goal right, neutral passages given a goal, calibration."""
    from auditor.training.labelled import load_labelled, role_of

    share = float(model.settings["training"]["held_out"])
    rows = [row for row in load_labelled(folder, load_taxonomy()) if role_of(row, share) == "test"]
    languages = [row.language for row in rows]
    chances, given = decide(model, [row.text for row in rows], languages)
    present = np.zeros_like(given)
    for at, row in enumerate(rows):
        present[at, [goal - 1 for goal in row.goals]] = True
    yield f"{'held-out set':<22}{'texts':>7}{'F1':>7}{'first':>7}{'neutral':>9}{'ECE':>7}"
    for name in sorted({row.set for row in rows}):
        inside = np.array([row.set == name for row in rows])
        yield _set_line(name, chances[inside], given[inside], present[inside])


def _set_line(name: str, chances: Floats, given: Mask, present: Mask) -> str:
    hits = float((given & present).sum())
    f1 = 2 * hits / max(1.0, float(given.sum() + present.sum()))
    bearing, neutral = present.any(1), ~present.any(1)
    first = (
        float(present[np.arange(len(present)), chances.argmax(1)][bearing].mean()) if bearing.any() else float("nan")
    )
    wrong = f"{float(given[neutral].any(1).mean()):.3f}" if neutral.any() else "–"
    return f"{name:<22}{len(present):>7}{f1:>7.3f}{first:>7.3f}{wrong:>9}{calibration_error(chances, present):>7.3f}"


def tables() -> Iterator[str]:
    """All tables as lines of text.

    Raises:
        DataMissing: The labelled texts are not there.
    """
    model = load_goal_model()
    found = benchmark(model)
    yield "SDG Classification Benchmark (English, 1,251 texts; evaluation only)"
    yield f"{'goal':>6}{'texts':>7}{'accuracy':>10}{'precision':>11}{'recall':>8}{'F1':>7}"
    for row in found:
        yield f"{row.goal:>6}{row.texts:>7}{row.accuracy:>10.3f}{row.precision:>11.3f}{row.recall:>8.3f}{row.f1:>7.3f}"
    accuracy, f1 = float(np.mean([row.accuracy for row in found])), float(np.mean([row.f1 for row in found]))
    yield f"{'mean':>6}{'':>7}{accuracy:>10.3f}{'':>11}{'':>8}{f1:>7.3f}"
    yield ""
    folder = Path(os.environ.get("AUDITOR_LABELLED", "labelled"))
    if not (folder / "read_sv.parquet").is_file():
        raise DataMissing(str(folder))
    yield from held_out(model, folder)
    yield ""
    yield from targets.lines(model, folder)
    yield ""
    matcher = ModelMatcher(model, load_taxonomy(), VectorCache(cache_folder() / "vectors"))
    yield from gold.lines(matcher)
    yield ""
    yield "possible conflicts"
    yield from conflictgold.lines(matcher)
