"""Vector and words × taxonomy → Match: every score, with what carried it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from auditor.conflicts import names_conflict
from auditor.depth import judge_depth
from auditor.elements import find_elements
from auditor.goalmodel import GoalModel
from auditor.languages import detect_languages
from auditor.phrases import taxonomy_index
from auditor.reasons import ReasonFinder
from auditor.records import (
    DIMENSIONS,
    GOALS,
    Depth,
    Element,
    Evidence,
    GoalScore,
    Match,
    Paragraph,
    TargetScore,
)
from auditor.taxonomy import Taxonomy
from auditor.vectors import VectorCache, unit

Floats = NDArray[np.float32]
Progress = Callable[[int], None]

SILENT_KINDS = ("contents", "boilerplate")
"""Kinds that never address a goal, whatever words they hold: a contents page, a cover, a colophon."""

SHORT = 12
"""Texts of fewer words than this are read together with the heading above them (list items, table rows)."""


class Matcher(Protocol):
    """Gives a match for each paragraph, in order."""

    def match(self, paragraphs: Sequence[Paragraph], progress: Progress | None = None) -> tuple[Match, ...]:
        """One match a paragraph."""


@dataclass(frozen=True, slots=True)
class Shift:
    """How far thresholds are moved: below 0 stricter, above 0 more lenient, in log odds."""

    value: float = 0.0

    def move(self, thresholds: Floats) -> Floats:
        """Thresholds after the move."""
        odds = np.log(thresholds / (1 - thresholds)) - self.value
        moved: Floats = 1 / (1 + np.exp(-odds))
        return moved


class ModelMatcher:
    """Matches with the trained model.

    Args:
        model: The trained model.
        taxonomy: Goals, targets and their phrases.
        cache: Where vectors are kept.
        shift: How far thresholds are moved from the published ones.
    """

    def __init__(self, model: GoalModel, taxonomy: Taxonomy, cache: VectorCache, shift: Shift = Shift()) -> None:
        self._model = model
        self._taxonomy = taxonomy
        self._cache = cache
        self._shift = shift

    def match(self, paragraphs: Sequence[Paragraph], progress: Progress | None = None) -> tuple[Match, ...]:
        """One match a paragraph, in order."""
        if not paragraphs:
            return ()
        languages = languages_of(paragraphs)
        texts = [reading_text(paragraph) for paragraph in paragraphs]
        vectors = self._cache.encode(texts, self._model.encoder, progress)
        scores = score(self._model, self._taxonomy, texts, vectors, languages)
        thresholds = Thresholds(*(self._shift.move(m.thresholds) for m in (self._model.goals, self._model.targets)))
        finder = ReasonFinder(self._model.lexical, self._taxonomy)
        return tuple(
            self._assemble(paragraph, language, scores.row(at), thresholds, finder)
            for at, (paragraph, language) in enumerate(zip(paragraphs, languages, strict=True))
        )

    def _assemble(
        self, paragraph: Paragraph, language: str, row: Row, thresholds: Thresholds, finder: ReasonFinder
    ) -> Match:
        speaks = paragraph.kind not in SILENT_KINDS and "repeated" not in paragraph.marks
        goals = tuple(
            GoalScore(
                goal, float(row.goals[goal - 1]), bool(speaks and row.goals[goal - 1] >= thresholds.goals[goal - 1])
            )
            for goal in GOALS
        )
        present = {score.goal for score in goals if score.present}
        targets = self._targets(row, present, thresholds.targets)
        evidence: tuple[Evidence, ...] = ()
        if present:
            evidence = finder.find(paragraph.text, language, sorted(present), targets)
        depth: Depth = "none"
        elements: tuple[Element, ...] = ()
        if present:
            text, kind, heading = paragraph.text, paragraph.kind, paragraph.heading
            depth = judge_depth(text, kind=kind, heading=heading, language=language)
            elements = find_elements(text, kind=kind, heading=heading, language=language, depth=depth)
        return Match(
            paragraph=paragraph.id,
            goals=goals,
            targets=targets,
            dimensions={name: float(row.dimensions[at]) for at, name in enumerate(DIMENSIONS)},
            depth=depth,
            elements=elements,
            conflict=names_conflict(paragraph.text, language, sorted(present)),
            evidence=evidence,
        )

    def _targets(self, row: Row, present: set[int], thresholds: Floats) -> tuple[TargetScore, ...]:
        scored = [
            TargetScore(
                code, float(row.targets[at]), bool(_goal(code) in present and row.targets[at] >= thresholds[at])
            )
            for at, code in enumerate(self._model.codes)
        ]
        return tuple(sorted(scored, key=lambda score: -score.probability))


def languages_of(paragraphs: Sequence[Paragraph]) -> list[str]:
    """The language of each paragraph; those that came without one are detected one by one."""
    unknown = [paragraph for paragraph in paragraphs if not paragraph.language]
    found = iter([detect_languages([paragraph.text])[0] for paragraph in unknown])
    return [paragraph.language if paragraph.language else next(found) for paragraph in paragraphs]


def reading_text(paragraph: Paragraph) -> str:
    """What the encoder reads: the text, with the nearest heading where the text alone is short."""
    if paragraph.heading and paragraph.kind != "heading" and len(paragraph.text.split()) < SHORT:
        return f"{paragraph.heading[-1]}: {paragraph.text}"
    return paragraph.text


def _goal(code: str) -> int:
    return int(code.split(".")[0])


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Probabilities from which a goal (17) or a target (169) counts as present, as moved by the user."""

    goals: Floats
    targets: Floats


@dataclass(frozen=True, slots=True)
class Row:
    """Probabilities for one text."""

    goals: Floats
    targets: Floats
    dimensions: Floats


@dataclass(frozen=True, slots=True)
class Scores:
    """Probabilities for many texts: goals (n × 17), targets (n × 169), dimensions (n × 3)."""

    goals: Floats
    targets: Floats
    dimensions: Floats

    def row(self, at: int) -> Row:
        """The probabilities of one text."""
        return Row(self.goals[at], self.targets[at], self.dimensions[at])


def score(
    model: GoalModel, taxonomy: Taxonomy, texts: Sequence[str], vectors: Floats, languages: Sequence[str]
) -> Scores:
    """Calibrated probabilities for all goals, targets and dimensions of all texts."""
    goal_evidence, target_evidence, dimension_evidence = gather(model, taxonomy, texts, vectors, languages)
    goals = model.goals.probabilities(goal_evidence)
    conditional = model.targets.probabilities(target_evidence)
    columns = [_goal(code) - 1 for code in model.codes]
    targets: Floats = conditional * goals[:, columns]
    return Scores(goals, targets, model.dimensions.probabilities(dimension_evidence))


def gather(
    model: GoalModel, taxonomy: Taxonomy, texts: Sequence[str], vectors: Floats, languages: Sequence[str]
) -> tuple[list[Floats], list[Floats], list[Floats]]:
    """The evidence that the mixtures weigh, for goals, targets and dimensions.

    Goals: tuned head, lexical model, phrases found. Targets: tuned head, nearness to
    the target's examples, phrases found. Dimensions: tuned head.
    """
    goal_phrases, target_phrases = count_phrases(taxonomy, model.codes, texts, languages)
    goal_head = vectors @ model.heads.goal[0].T + model.heads.goal[1]
    target_head = vectors @ model.heads.target[0].T + model.heads.target[1]
    dimension_head = vectors @ model.heads.dimension[0].T + model.heads.dimension[1]
    nearness = nearest(unit(vectors), model.prototypes)
    return (
        [goal_head, model.lexical.logits(texts), goal_phrases],
        [target_head, nearness, target_phrases],
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
    indexes = {language: taxonomy_index(taxonomy, language) for language in ("sv", "en")}
    column = {code: at for at, code in enumerate(codes)}
    goals = np.zeros((len(texts), len(GOALS)), dtype=np.float32)
    targets = np.zeros((len(texts), len(codes)), dtype=np.float32)
    for at, (text, language) in enumerate(zip(texts, languages, strict=True)):
        hits = {(hit.item, hit.phrase) for hit in indexes["en" if language == "en" else "sv"].find(text)}
        spoken = {(_goal(item), phrase) for item, phrase in hits}
        for goal, _ in spoken:
            goals[at, goal - 1] += 1
        for item, _ in hits:
            if item in column:
                targets[at, column[item]] += 1
    return np.log1p(goals), np.log1p(targets)
