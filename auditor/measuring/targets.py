"""How well targets are ranked and decided, on texts that nothing was fitted on: `python -m auditor.measuring.targets`.

Two questions are asked. Of a passage: does its best target, do its five best hold? Of a
target: how early do its passages come when a whole pool is ranked by its probability,
as an analyst reads who looks for one target in a plan? Plain TF-IDF of the target's
wording is the yardstick of the second.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import typer
from numpy.typing import NDArray

from auditor.encoding.vectors import VectorCache
from auditor.folders import cache_folder
from auditor.matching.goalmodel import GoalModel, load_goal_model
from auditor.matching.scores import goal_of, score
from auditor.reference.taxonomy import load_taxonomy

Floats = NDArray[np.float32]
Mask = NDArray[np.bool_]
FIRST = 30
"""Paragraphs of a plan that are read for each target in the test after UNDP's Rapid Integrated Assessments."""
NORWEGIAN, NATIONAL = "ks_indicators_no", "norske"
EXPERTS = "sdgdetector_eval.parquet"


@dataclass(frozen=True, slots=True)
class Bed:
    """Texts of which the targets are known, and what the model says of them.

    Attributes:
        chances: Texts × targets, probabilities.
        given: Texts × targets, decisions.
        present: Texts × targets, the truth.
    """

    chances: Floats
    given: Mask
    present: Mask

    def of(self, rows: Mask) -> Bed:
        """Some of the texts."""
        return Bed(self.chances[rows], self.given[rows], self.present[rows])


def average_precision(chances: Floats, present: Mask) -> float:
    """Mean over the right texts of the share of right ones down to them, the likeliest text first; nan if none is."""
    ordered = present[np.argsort(-chances, kind="stable")]
    if not ordered.any():
        return float("nan")
    places = np.flatnonzero(ordered) + 1
    return float((np.arange(1, len(places) + 1) / places).mean())


def found_early(bed: Bed, first: int = FIRST) -> tuple[float, float]:
    """Ranking a pool for each target: mean average precision over targets, share of right texts among the first."""
    spoken = np.flatnonzero(bed.present.any(0))
    precisions = [average_precision(bed.chances[:, at], bed.present[:, at]) for at in spoken]
    early = [bed.present[np.argsort(-bed.chances[:, at], kind="stable")[:first], at].sum() for at in spoken]
    return float(np.mean(precisions)), float(np.sum(early) / bed.present.sum())


def right_first(bed: Bed) -> tuple[float, float]:
    """Ranking targets for each text that has any: share whose first, and one of whose first five, is right."""
    bearing = bed.present.any(1)
    order = np.argsort(-bed.chances[bearing], axis=1, kind="stable")[:, :5]
    hits = np.take_along_axis(bed.present[bearing], order, axis=1)
    return float(hits[:, 0].mean()), float(hits.any(1).mean())


def decided(bed: Bed) -> tuple[float, str]:
    """Micro F1 of the decisions, and the share of texts without any target that are given one."""
    hits = float((bed.given & bed.present).sum())
    f1 = 2 * hits / max(1.0, float(bed.given.sum() + bed.present.sum()))
    neutral = ~bed.present.any(1)
    return f1, f"{float(bed.given[neutral].any(1).mean()):.3f}" if neutral.any() else "–"


def measure(model: GoalModel, texts: Sequence[str], languages: Sequence[str], targets: Sequence[Sequence[str]]) -> Bed:
    """What the model says of texts, beside their known targets."""
    vectors = VectorCache(cache_folder() / "vectors").encode(texts, model.encoder)
    scores = score(model, load_taxonomy(), texts, vectors, languages)
    goals = (scores.goals >= model.goals.thresholds) & (scores.addressed >= model.gate.threshold)[:, None]
    column = {code: at for at, code in enumerate(model.codes)}
    present = np.zeros(scores.targets.shape, dtype=bool)
    for at, known in enumerate(targets):
        present[at, [column[code] for code in known if code in column]] = True
    given = (scores.targets >= model.targets.thresholds) & goals[:, [goal_of(code) - 1 for code in model.codes]]
    return Bed(scores.targets, given, present)


def held_out(model: GoalModel, folder: Path) -> Iterator[str]:
    """Passages kept for reporting, by set; then all of a language as one pool."""
    from auditor.training.labelled import load_labelled, role_of

    share = float(model.settings["training"]["held_out"])
    rows = [row for row in load_labelled(folder, load_taxonomy()) if role_of(row, share) == "test"]
    # A goal without any target noted says nothing of targets.
    rows = [row for row in rows if row.targets or not row.goals]
    languages = [row.language for row in rows]
    bed = measure(model, [row.text for row in rows], languages, [row.targets for row in rows])
    for name in sorted({row.set for row in rows}):
        yield _line(name, bed.of(np.array([row.set == name for row in rows])))
    for language in ("en", "sv"):
        pool = np.array([own == language for own in languages])
        yield _line(f"all, {language}", bed.of(pool))
        plain = wordings([row.text for row, inside in zip(rows, pool, strict=True) if inside], language)
        precision, early = found_early(Bed(plain, bed.given[pool], bed.present[pool]))
        yield f"{f'TF-IDF of the wording, {language}':<61}{precision:>7.3f}{early:>7.3f}"


def wordings(table: Sequence[str], language: str) -> Floats:
    """Cosines of texts to the wording of each target, words weighed by rarity (texts × targets)."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    queries = [target.text[language] for target in load_taxonomy().targets.values()]
    weigher = TfidfVectorizer(sublinear_tf=True, stop_words="english" if language == "en" else None)
    weigher.fit([*table, *queries])
    cosines: Floats = (weigher.transform(table) @ weigher.transform(queries).T).toarray().astype(np.float32)
    return cosines


def reported(source: str, code: str) -> bool:
    """Whether an indicator is reported on: whole source files, or targets of one; settings were chosen on the rest."""
    name = code if NATIONAL in source else source
    return int(hashlib.sha256(name.encode("utf-8")).hexdigest()[:8], 16) % 2 == 0


def indicators(model: GoalModel, folder: Path) -> Iterator[str]:
    """Names of Norwegian and Faroese indicators, by source; none of them is trained on."""
    table = pd.read_parquet(folder / "train_mix.parquet")
    kept = [
        reported(source, codes[0] if len(codes) else "")
        for source, codes in zip(table.source, table.target, strict=True)
    ]
    own = table[(table["dataset"] == NORWEGIAN) & (table["lang"] == "no") & np.array(kept)]
    national = own["source"].str.contains(NATIONAL)
    official = table[(table["dataset"] == "sdg_translations") & (table["target"].map(len) == 1)]
    parts = {"national indicators, no": own[national], "municipal statistics, no": own[~national]}
    parts |= {f"UN wordings, {language}": official[official["lang"] == language] for language in ("nb", "fo")}
    for name, part in parts.items():
        known = [list(codes) for codes in part["target"]]
        yield _line(name, measure(model, list(part["text"]), ["no"] * len(part), known))


def experts(model: GoalModel, folder: Path) -> str:
    """Share of sentences of company reports on which decisions agree with the majority of four experts.

    A sentence tested against targets agrees if one of them is given, or none, as the
    majority says (a tie counts as no); one tested against none, if no target is given.
    """
    table = pd.read_parquet(folder / EXPERTS)
    bed = measure(model, list(table["text"]), ["en"] * len(table), [list(codes) for codes in table["target"]])
    held = (table["votes_yes"] * 2 > table["votes"]).to_numpy()
    tested = bed.present.any(1)
    right = np.where(tested, (bed.given & bed.present).any(1) == held, ~bed.given.any(1) == held)
    return f"{len(table)} sentences of company reports: agreement with the majority of experts {right.mean():.3f}"


def lines(model: GoalModel, folder: Path) -> Iterator[str]:
    """All tables of the target level as lines of text.

    Args:
        model: The trained model.
        folder: The labelled texts.
    """
    yield f"{'target level':<26}{'texts':>7}{'first':>7}{'in 5':>7}{'F1':>7}{'neutral':>9}{'MAP':>7}{f'in {FIRST}':>7}"
    yield from held_out(model, folder)
    yield from indicators(model, folder)
    yield experts(model, folder)


def _line(name: str, bed: Bed) -> str:
    first, five = right_first(bed)
    f1, neutral = decided(bed)
    precision, early = found_early(bed)
    figures = f"{first:>7.3f}{five:>7.3f}{f1:>7.3f}{neutral:>9}{precision:>7.3f}{early:>7.3f}"
    return f"{name:<26}{len(bed.present):>7}{figures}"


def main() -> None:
    """Print the tables; the labelled texts lie in the folder that AUDITOR_LABELLED names."""
    folder = Path(os.environ["AUDITOR_LABELLED"])
    for line in lines(load_goal_model(), folder):
        typer.echo(line)


if __name__ == "__main__":
    typer.run(main)
