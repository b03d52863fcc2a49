"""Fit the target level on the goal model's encoder: `python -m auditor.training.targets --labelled FOLDER`.

Run after the goals have been trained: it reads `models/goals/`, encodes the labelled
passages (vectors in the cache are used) and writes `models/targets/`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import pandas as pd
import typer
import yaml
from numpy.typing import NDArray
from safetensors.numpy import save_file

from auditor.encoding.vectors import VectorCache, unit
from auditor.folders import MODELS, SETTINGS, cache_folder
from auditor.matching.goalmodel import GoalModel, load_goal_model
from auditor.matching.memory import LEAST_SPREAD, pack, remember
from auditor.matching.scores import evidence, gated, goal_of, read_words
from auditor.matching.targets import ARRAYS_FILE, FOLDER, SETTINGS_FILE, TargetLevel
from auditor.reference.taxonomy import load_taxonomy
from auditor.training import labelled, mixing
from auditor.yamlfiles import load_yaml

Floats = NDArray[np.float32]
FILE = SETTINGS / "targets.yml"
BETA = 1.0
"""A target missed costs as much as one given wrongly: no gap is told from targets alone."""
SMALLEST = 1e-6
STEPS = 100


@dataclass(frozen=True, slots=True)
class TargetSettings:
    """What `settings/targets.yml` holds, see there."""

    evenness: float
    own_bias: float
    neighbours: int
    sharpness: float
    doubt: float
    neighbour_evenness: float
    references: dict[str, list[str]]


def marked(codes: Sequence[str], listed: Sequence[Sequence[str]]) -> Floats:
    """Texts × targets, 1 where a text has the target."""
    column = {code: at for at, code in enumerate(codes)}
    targets = np.zeros((len(listed), len(codes)), dtype=np.float32)
    for at, known in enumerate(listed):
        targets[at, [column[code] for code in known if code in column]] = 1
    return targets


def load_wordings(folder: Path, codes: Sequence[str], settings: TargetSettings) -> tuple[list[str], list[list[str]]]:
    """Wordings of targets and indicators, official ones in several languages and our own, with their targets."""
    table = pd.read_parquet(folder / "train_mix.parquet", columns=["text", "lang", "dataset", "target"])
    texts: dict[str, list[str]] = {}
    for record in table.to_dict("records"):
        known = [code for code in record["target"] if code in codes]
        if len(known) == 1 and record["lang"] in settings.references.get(record["dataset"], ()):
            texts[record["text"]] = known
    for code, target in load_taxonomy().targets.items():
        for language in ("sv", "en"):
            texts[target.text[language]] = texts[target.name[language]] = [code]
    return list(texts), list(texts.values())


def fit(kinds: Sequence[Floats], targets: Floats, own_bias: float) -> tuple[Floats, Floats]:
    """Weights shared by all targets, and a bias for each that is drawn towards the common one (ridge penalty)."""
    import torch

    features = np.stack(kinds, axis=2)
    centre, spread = features.mean((0, 1)), np.maximum(features.std((0, 1)), SMALLEST)
    inputs, truth = torch.tensor((features - centre) / spread), torch.tensor(targets)
    weights, common = torch.zeros(len(kinds), requires_grad=True), torch.tensor(-5.0, requires_grad=True)
    own = torch.zeros(targets.shape[1], requires_grad=True)
    descent = torch.optim.LBFGS([weights, own, common], max_iter=STEPS, line_search_fn="strong_wolfe")

    def loss() -> Any:
        descent.zero_grad()
        logits = inputs @ weights + common + own_bias * own
        cost = torch.nn.functional.binary_cross_entropy_with_logits(logits, truth, reduction="sum")
        cost = cost + 0.5 * (weights**2).sum() + 0.5 * (own**2).sum()
        cost.backward()
        return cost

    descent.step(loss)
    shared = weights.detach().numpy() / spread
    bias = common.item() + own_bias * own.detach().numpy() - shared @ centre
    return shared.astype(np.float32), bias.astype(np.float32)


def main(labelled_folder: Annotated[Path, typer.Option("--labelled")], out: Path = FOLDER) -> None:
    """Fit the target level on the encoder of `models/goals` and write it."""
    settings = TargetSettings(**load_yaml(FILE))
    model, taxonomy = load_goal_model(MODELS / "goals"), load_taxonomy()
    share = float(model.settings["training"]["held_out"])
    # A goal without any target noted says nothing of targets.
    rows = [row for row in labelled.load_labelled(labelled_folder, taxonomy) if row.targets or not row.goals]
    roles = [labelled.role_of(row, share) for row in rows]
    train = [row for row, role in zip(rows, roles, strict=True) if role == "train"]
    held = [row for row, role in zip(rows, roles, strict=True) if role == "calibrate"]
    spoken = load_wordings(labelled_folder, model.codes, settings)
    level = weighed(model, known_passages(model, train, spoken, settings), held, settings)
    counts = {"passages": len(train), "wordings": len(spoken[0]), "held": len(held)}
    write(level, {"encoder": model.encoder.name, "fit": asdict(settings), "texts": counts}, out)


def known_passages(
    model: GoalModel,
    train: Sequence[labelled.Labelled],
    spoken: tuple[list[str], list[list[str]]],
    settings: TargetSettings,
) -> TargetLevel:
    """A level that knows the training passages and the wordings, its evidence not weighed yet."""
    cache = VectorCache(cache_folder() / "vectors")
    vectors = cache.encode([row.text for row in train], model.encoder)
    targets = marked(model.codes, [row.targets for row in train])
    texts, codes = spoken
    centre = vectors.mean(0)
    _, spread, directions = np.linalg.svd(vectors - centre, full_matrices=False)
    evening = (directions.T / (spread / spread[0] + LEAST_SPREAD) ** settings.evenness).astype(np.float32)
    nothing = np.zeros(0, dtype=np.float32)
    return TargetLevel(
        goals=np.array([goal_of(code) - 1 for code in model.codes]),
        centre=centre,
        evening=evening,
        passages=unit(targets.T @ unit((vectors - centre) @ evening)),
        wordings=unit(marked(model.codes, codes).T @ unit(cache.encode(texts, model.encoder) - centre)),
        memory=remember(
            vectors, targets, settings.neighbours, settings.sharpness, settings.doubt, settings.neighbour_evenness
        ),
        weights=nothing,
        bias=nothing,
        thresholds=nothing,
    )


def weighed(
    model: GoalModel, level: TargetLevel, held: Sequence[labelled.Labelled], settings: TargetSettings
) -> TargetLevel:
    """The level with weights, biases and thresholds from held passages, thresholds by cross-validation on them."""
    texts = [row.text for row in held]
    seen = VectorCache(cache_folder() / "vectors").encode(texts, model.encoder)
    words = read_words(model, load_taxonomy(), texts, [row.language for row in held])
    goal_evidence, target_evidence, _ = evidence(model, seen, words)
    goals, addressed = gated(model, goal_evidence, seen, words)
    given = ((goals >= model.goals.thresholds) & (addressed >= model.gate.threshold)[:, None])[:, level.goals]
    truth = marked(model.codes, [row.targets for row in held])
    kinds = level.kinds(target_evidence, seen, goals)
    folds, chances = mixing.folds_of([row.group for row in held]), np.zeros_like(truth)
    for fold in range(mixing.FOLDS):
        inside = folds == fold
        weights, bias = fit([array[~inside] for array in kinds], truth[~inside], settings.own_bias)
        part = replace(level, weights=weights, bias=bias)
        chances[inside] = part.probabilities([a[inside] for a in target_evidence], seen[inside], goals[inside])
    weights, bias = fit(kinds, truth, settings.own_bias)
    # Where the goal is not given no threshold matters; such cells must not move it.
    limits = mixing.choose_thresholds(np.where(given, chances, 0), truth, given | (truth > 0), BETA)
    return replace(level, weights=weights, bias=bias, thresholds=limits)


def write(level: TargetLevel, settings: dict[str, Any], out: Path) -> None:
    """Write the level, what is wide in half precision, and `model.yml` last."""
    out.mkdir(parents=True, exist_ok=True)
    wide = {name: getattr(level, name).astype(np.float16) for name in ("evening", "passages", "wordings")}
    fine = {name: getattr(level, name).astype(np.float32) for name in ("centre", "weights", "bias", "thresholds")}
    arrays: dict[str, NDArray[Any]] = {"goals": level.goals.astype(np.uint8), **wide, **fine}
    arrays["memory.vectors"], arrays["memory.labels"] = level.memory.vectors, pack(level.memory.labels)
    arrays["memory.evening"] = level.memory.evening.astype(np.float16)
    # A transposed array would be written in the order of its memory and read in another.
    save_file({name: np.ascontiguousarray(array) for name, array in arrays.items()}, str(out / ARRAYS_FILE))
    settings |= {"weights": [round(float(weight), 3) for weight in level.weights]}
    (out / SETTINGS_FILE).write_text(yaml.safe_dump(settings, sort_keys=False, width=100), "utf-8")


if __name__ == "__main__":
    typer.run(main)
