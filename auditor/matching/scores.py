"""Vectors and words → probabilities: what the mixtures weigh, for goals, targets and dimensions of many texts.

The evidence of the words (lexical model, phrases) needs no vectors, so that it can
be gathered while the encoder is still at work.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from auditor.encoding.vectors import unit
from auditor.matching.goalmodel import GoalModel
from auditor.matching.phrases import taxonomy_index
from auditor.records import GOALS
from auditor.reference.taxonomy import Taxonomy

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Row:
    """Probabilities for one text."""

    goals: Floats
    targets: Floats
    dimensions: Floats
    addressed: float


@dataclass(frozen=True, slots=True)
class Scores:
    """Probabilities for many texts: goals (n × 17), targets (n × 169), dimensions (n × 3), any goal at all (n)."""

    goals: Floats
    targets: Floats
    dimensions: Floats
    addressed: Floats

    def row(self, at: int) -> Row:
        """The probabilities of one text."""
        return Row(self.goals[at], self.targets[at], self.dimensions[at], float(self.addressed[at]))


@dataclass(frozen=True, slots=True)
class Words:
    """What the words of texts say.

    Attributes:
        lexical: Log odds of the lexical model (n × 17).
        goals: Damped counts of different phrases found for each goal (n × 17).
        targets: The same for each target (n × 169).
        texts: The texts themselves.
    """

    lexical: Floats
    goals: Floats
    targets: Floats
    texts: tuple[str, ...]

    def of(self, rows: Sequence[int]) -> Words:
        """The evidence of some of the texts."""
        chosen = list(rows)
        texts = tuple(self.texts[at] for at in chosen)
        return Words(self.lexical[chosen], self.goals[chosen], self.targets[chosen], texts)


def score(
    model: GoalModel, taxonomy: Taxonomy, texts: Sequence[str], vectors: Floats, languages: Sequence[str]
) -> Scores:
    """Calibrated probabilities for all goals, targets and dimensions of all texts."""
    return weigh(model, vectors, read_words(model, taxonomy, texts, languages))


def read_words(model: GoalModel, taxonomy: Taxonomy, texts: Sequence[str], languages: Sequence[str]) -> Words:
    """The evidence of the words, one row a text."""
    goals, targets = count_phrases(taxonomy, model.codes, texts, languages)
    return Words(model.lexical.logits(texts), goals, targets, tuple(texts))


def weigh(model: GoalModel, vectors: Floats, words: Words) -> Scores:
    """Probabilities from vectors and words; no goal is likelier than any goal at all, no target than its goal."""
    goal_evidence, target_evidence, dimension_evidence = evidence(model, vectors, words)
    goals, addressed = gated(model, goal_evidence, vectors, words)
    if model.level is not None:
        targets = model.level.probabilities(target_evidence, vectors, goals)
    else:
        # P(target) = P(goal) × P(target | goal)
        columns = [goal_of(code) - 1 for code in model.codes]
        targets = model.targets.probabilities(target_evidence) * goals[:, columns]
    return Scores(goals, targets, model.dimensions.probabilities(dimension_evidence), addressed)


def gated(model: GoalModel, goal_evidence: Sequence[Floats], vectors: Floats, words: Words) -> tuple[Floats, Floats]:
    """Probabilities of the goals (n × 17), and of any goal at all (n), which none of them exceeds."""
    goals = model.goals.probabilities(goal_evidence)
    addressed = model.gate.probabilities(vectors, goals, words.goals, words.texts)
    return np.minimum(goals, addressed[:, None]), addressed


def evidence(model: GoalModel, vectors: Floats, words: Words) -> tuple[list[Floats], list[Floats], list[Floats]]:
    """The evidence that the mixtures weigh, for goals, targets and dimensions.

    Goals: tuned head, lexical model, phrases found, labels of the nearest passages. Targets: tuned head, nearness to
    the target's examples, phrases found. Dimensions: tuned head.
    """
    goal_head = vectors @ model.heads.goal[0].T + model.heads.goal[1]
    target_head = vectors @ model.heads.target[0].T + model.heads.target[1]
    dimension_head = vectors @ model.heads.dimension[0].T + model.heads.dimension[1]
    nearness = nearest(unit(vectors), model.prototypes)
    return (
        [goal_head, words.lexical, words.goals, model.memory.evidence(vectors)],
        [target_head, nearness, words.targets],
        [dimension_head],
    )


def nearest(vectors: Floats, prototypes: Floats) -> Floats:
    """Cosine to each item's prototype (the mean direction of its examples)."""
    similarity: Floats = vectors @ prototypes.T
    return similarity


def count_phrases(
    taxonomy: Taxonomy, codes: Sequence[str], texts: Sequence[str], languages: Sequence[str]
) -> tuple[Floats, Floats]:
    """Damped counts of different phrases found: goals (a target's phrase counts for its goal) and targets."""
    column = {code: at for at, code in enumerate(codes)}
    goals = np.zeros((len(texts), len(GOALS)), dtype=np.float32)
    targets = np.zeros((len(texts), len(codes)), dtype=np.float32)
    for at, (text, language) in enumerate(zip(texts, languages, strict=True)):
        index = taxonomy_index(taxonomy, "en" if language == "en" else "sv")
        hits = {(hit.item, hit.phrase) for hit in index.find(text)}
        spoken = {(goal_of(item), phrase) for item, phrase in hits}
        for goal, _ in spoken:
            goals[at, goal - 1] += 1
        for item, _ in hits:
            if item in column:
                targets[at, column[item]] += 1
    return np.log1p(goals), np.log1p(targets)


def goal_of(code: str) -> int:
    """The goal that a target, or a goal's own number, belongs to."""
    return int(code.split(".")[0])
