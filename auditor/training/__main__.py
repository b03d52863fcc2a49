"""Rebuild `models/goals/` from the labelled texts: `python -m auditor.training --labelled FOLDER`."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import numpy as np
import typer

from auditor.encoding.encoder import default_encoder
from auditor.folders import MODELS
from auditor.reference.taxonomy import load_taxonomy
from auditor.training import labelled, mixing, onegoal, states, tuning
from auditor.training.finishing import finish
from auditor.training.settings import Settings

logger = logging.getLogger("auditor.training")


def main(labelled_folder: Annotated[Path, typer.Option("--labelled")], out: Path = MODELS / "goals") -> None:
    """Train in two rounds, calibrate and write the goal model."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    settings, taxonomy = Settings(), load_taxonomy()
    rows = labelled.load_labelled(labelled_folder, taxonomy)
    roles = [labelled.role_of(row, settings.held_out) for row in rows]
    train = [at for at, role in enumerate(roles) if role == "train"]
    logger.info("%d passages, %d to train on", len(rows), len(train))
    codes, base = tuple(taxonomy.targets), default_encoder()
    lower = states.lower_states(base, [row.text for row in rows])
    first = tuning.tune(base, lower, rows, train, codes, settings)
    more, their_states = soft_rows(labelled_folder, rows, roles, lower, first, codes, base)
    logger.info("%d one-goal texts for the second round", len(more))
    both = states.States(lower.rows + their_states.rows)
    wider = [*train, *range(len(rows), len(rows) + len(more))]
    tuned = tuning.tune(base, both, [*rows, *more], wider, codes, settings.second(), first)
    finish(rows, roles, tuned, tuning.vectors_of(tuned, lower), taxonomy, settings, base, out)


def soft_rows(
    folder: Path,
    rows: list[labelled.Labelled],
    roles: Sequence[labelled.Role],
    lower: states.States,
    first: tuning.TunedLayers,
    codes: tuple[str, ...],
    base: Path,
) -> tuple[list[labelled.Labelled], states.States]:
    """One-goal texts with the first round's chances for the other goals, and their lower states."""
    from sdgclassification.benchmark import load_benchmark_df

    found = onegoal.load_one_goal(folder, rows)
    held = [at for at, role in enumerate(roles) if role == "calibrate"]
    weight, bias = first.folded("goal")
    head = tuning.vectors_of(first, states.States(tuple(lower.rows[at] for at in held))) @ weight.T + bias
    present = tuning.Labels([rows[at] for at in held], codes, 1.0).goals.numpy()
    groups = [rows[at].group for at in held]
    chances = mixing.fit_mixture([head], present, np.ones_like(present, dtype=bool), groups, 1.0)
    lower_found = states.lower_states(base, [row.text for row in found])
    soft = chances.probabilities([tuning.vectors_of(first, lower_found) @ weight.T + bias])
    untuned = tuning.TunedLayers(base, len(codes), 0.0)
    benchmark = states.lower_states(base, [str(text) for text in load_benchmark_df()["text"]])
    far = onegoal.far_from_benchmark(tuning.vectors_of(untuned, lower_found), tuning.vectors_of(untuned, benchmark))
    kept = onegoal.most_telling(found, soft, far)
    more = [replace(found[at], soft=onegoal.soften(found[at], soft[at])) for at in kept]
    return more, states.States(tuple(lower_found.rows[at] for at in kept))


if __name__ == "__main__":
    typer.run(main)
