"""Vector and words × taxonomy → Match: every score, with what carried it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from auditor.ahead import vectors_ahead
from auditor.conflicts import names_conflict
from auditor.depth import judge_depth
from auditor.elements import find_elements
from auditor.goallist import lists_goals
from auditor.goalmodel import GoalModel
from auditor.languages import detect_languages
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
from auditor.scores import Row, goal_of, read_words, weigh
from auditor.taxonomy import Taxonomy
from auditor.vectors import VectorCache

Floats = NDArray[np.float32]
Progress = Callable[[int], None]

SILENT_KINDS = ("contents", "boilerplate")
"""Kinds that never address a goal, whatever words they hold: a contents page, a cover, a colophon."""

SHORT = 12
"""Texts of fewer words than this are read together with the heading above them (list items, table rows)."""


DIGITS = 6
"""Decimals of a probability that are kept."""


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


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Probabilities from which a goal (17), a target (169) or anything at all counts as present."""

    goals: Floats
    targets: Floats
    gate: float


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
        goals, targets = (self._shift.move(mixture.thresholds) for mixture in (self._model.goals, self._model.targets))
        gate = self._shift.move(np.array([self._model.gate.threshold], dtype=np.float32))
        thresholds = Thresholds(goals, targets, float(gate[0]))
        finder = ReasonFinder(self._model.lexical, self._taxonomy)
        matches: dict[int, Match] = {}
        with vectors_ahead(texts, self._cache, self._model.encoder) as parts:
            words = read_words(self._model, self._taxonomy, texts, languages)
            for rows, vectors in parts:
                scores = weigh(self._model, vectors, words.of(rows))
                for at, row in enumerate(rows):
                    matches[row] = self._assemble(paragraphs[row], languages[row], scores.row(at), thresholds, finder)
                if progress is not None:
                    progress(len(rows))
        return tuple(matches[at] for at in range(len(paragraphs)))

    def _assemble(
        self, paragraph: Paragraph, language: str, row: Row, thresholds: Thresholds, finder: ReasonFinder
    ) -> Match:
        speaks = paragraph.kind not in SILENT_KINDS and "repeated" not in paragraph.marks
        speaks = speaks and row.addressed >= thresholds.gate and not lists_goals(paragraph.text)
        goals = tuple(
            GoalScore(
                goal, _rounded(row.goals[goal - 1]), bool(speaks and row.goals[goal - 1] >= thresholds.goals[goal - 1])
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
            dimensions={name: _rounded(row.dimensions[at]) for at, name in enumerate(DIMENSIONS)},
            depth=depth,
            elements=elements,
            conflict=names_conflict(paragraph.text, language, sorted(present)),
            evidence=evidence,
        )

    def _targets(self, row: Row, present: set[int], thresholds: Floats) -> tuple[TargetScore, ...]:
        scored = [
            TargetScore(
                code, _rounded(row.targets[at]), bool(goal_of(code) in present and row.targets[at] >= thresholds[at])
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
    return with_heading(paragraph.text, paragraph.heading, paragraph.kind)


def with_heading(text: str, heading: Sequence[str], kind: str) -> str:
    """A text as the encoder reads it under its headings (outermost first)."""
    if heading and kind != "heading" and len(text.split()) < SHORT:
        return f"{heading[-1]}: {text}"
    return text


def _rounded(probability: np.float32) -> float:
    """Without the last digits, which differ with the company that a text is encoded in."""
    return round(float(probability), DIGITS)
