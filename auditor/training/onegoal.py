"""Texts of which one goal is known, made into training texts by a model of an earlier round.

Volunteers and others have labelled many texts with one goal and are silent about the
rest. A first model, trained on texts that were read for all goals, says how likely the
others are; the known goal counts on top of that. Texts that may be translations of the
public benchmark's are left out by nearness of vectors, copies by shared words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from auditor.training.labelled import Labelled, benchmark_shingles, shingles, text_id

Floats = NDArray[np.float32]
SOURCES = {"osdg_es": 450, "trail22_tub": 170, "oro_gold": 1000, "un_objectives_sdgmeter": 170}
"""Sets with a licence that lets a model be shipped, and most texts of one goal taken from each."""
MOST = {"osdg_es": 2600, "trail22_tub": 1000, "oro_gold": 300, "un_objectives_sdgmeter": 200}
"""Texts kept of each set for the second round."""
MIXED_IN, IMPOSSIBLE = 0.4, 0.03
"""How far chance mixes sure texts among the unsure; chance of the known goal below which its label is not believed."""
FEWEST_WORDS = 12
TOO_NEAR = 0.60
"""Cosine of centred vectors from which a text in another language may be a translation of a benchmark text: four of
5,371 lay above, two of them translations; of the next ten none was one."""
KNOWN, DOUBTED, DOUBT = 0.95, 0.6, 0.05
"""Chance of the known goal; the same where the first model gives it less than the third figure."""


def load_one_goal(folder: Path, read: Sequence[Labelled]) -> list[Labelled]:
    """One-goal texts that nobody has read for all goals, at most so many of a goal, none from the benchmark.

    Args:
        folder: Holds `train_mix.parquet`.
        read: Texts read for all goals; they, and texts of their groups, are left out.
    """
    table = pd.read_parquet(folder / "train_mix.parquet")
    english = set(table.loc[table["dataset"] == "osdg_en", "group"])
    known, benchmark = {row.text for row in read}, benchmark_shingles()
    taken: Counter[tuple[str, int]] = Counter()
    rows: dict[str, Labelled] = {}
    for record in table.sample(frac=1, random_state=1).to_dict("records"):
        name, text = record["dataset"], record["text"]
        goals = tuple(int(goal) for goal in record["sdg"])
        if name not in SOURCES or not goals or record["group"] in english or text in known or text in rows:
            continue
        if len(text.split()) < FEWEST_WORDS or taken[name, goals[0]] >= SOURCES[name]:
            continue
        if record["lang"] == "en" and shingles(text) & benchmark:
            continue
        taken[name, goals[0]] += 1
        rows[text] = Labelled(text_id(text), text, record["lang"], record["group"], name, goals)
    return list(rows.values())


def far_from_benchmark(vectors: Floats, benchmark: Floats) -> NDArray[np.bool_]:
    """Which texts are no translations of benchmark texts.

    Args:
        vectors: Of the texts, by the untuned encoder.
        benchmark: Of the benchmark's texts. Both are centred, since languages lie apart.
    """
    one, other = (_directions(array) for array in (vectors, benchmark))
    nearest: Floats = (one @ other.T).max(1)
    return nearest < TOO_NEAR


def most_telling(rows: Sequence[Labelled], chances: Floats, far: NDArray[np.bool_]) -> list[int]:
    """Indices of the texts to train on: of each set the ones whose known goal the first model is least sure of.

    Texts whose goal it holds for all but impossible are left out: their labels are often wrong.
    """
    sure = np.array([max(chances[at, goal - 1] for goal in row.goals) for at, row in enumerate(rows)])
    order = np.argsort(sure + MIXED_IN * np.random.default_rng(5).random(len(rows)))
    kept: list[int] = []
    taken: Counter[str] = Counter()
    for at in map(int, order):
        name = rows[at].set
        if far[at] and sure[at] >= IMPOSSIBLE and taken[name] < MOST[name]:
            taken[name] += 1
            kept.append(at)
    return kept


def soften(row: Labelled, chances: Floats) -> tuple[float, ...]:
    """Chances of the 17 goals of a text: the known ones nearly sure, the rest as the first model has it."""
    soft = [float(chance) for chance in chances]
    for goal in row.goals:
        soft[goal - 1] = max(soft[goal - 1], KNOWN if soft[goal - 1] >= DOUBT else DOUBTED)
    return tuple(soft)


def _directions(vectors: Floats) -> Floats:
    centred = vectors - vectors.mean(0)
    unit: Floats = centred / np.linalg.norm(centred, axis=1, keepdims=True)
    return unit
