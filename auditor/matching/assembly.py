"""Scores of a paragraph → Match, the same for every matcher: decisions, reasons, depth, elements."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from auditor.judging.conflicts import names_conflict
from auditor.judging.depth import judge_depth
from auditor.judging.elements import find_elements
from auditor.matching.goallist import lists_goals
from auditor.matching.reasons import ReasonFinder
from auditor.matching.scores import Row, goal_of
from auditor.records import DIMENSIONS, GOALS, Depth, Element, Evidence, GoalScore, Match, Paragraph, TargetScore

Floats = NDArray[np.float32]
SMALL, SIGNIFICANT = 0.01, 4
"""Probabilities below the first keep so many significant digits, for ranks of paragraphs without ties."""
SILENT_KINDS = ("contents", "boilerplate")
"""Kinds that never address a goal, whatever words they hold: a contents page, a cover, a colophon."""
WORD = re.compile(r"[^\W\d_]{3}")
"""A text without such, the figures of a chart, says nothing."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Probabilities from which something counts as present, as the user moved them.

    Attributes:
        goals: One for each of the 17 goals.
        targets: One for each of the 169 targets.
        gate: For any goal at all.
    """

    goals: Floats
    targets: Floats
    gate: float


@dataclass(frozen=True, slots=True)
class Assembler:
    """Puts matches together.

    Attributes:
        codes: The targets, in the order of their scores.
        thresholds: As the user moved them.
        finder: Finds what carried a goal.
        digits: Decimals of a probability that are kept; further ones differ with the company that a text is read in.
    """

    codes: Sequence[str]
    thresholds: Thresholds
    finder: ReasonFinder
    digits: int

    def assemble(self, paragraph: Paragraph, language: str, row: Row) -> Match:
        """The match of a paragraph from its scores."""
        open_to_all = speaks(paragraph) and row.addressed >= self.thresholds.gate
        above = row.goals >= self.thresholds.goals
        goals = tuple(
            GoalScore(goal, self._rounded(row.goals[goal - 1]), bool(open_to_all and above[goal - 1])) for goal in GOALS
        )
        present = [score.goal for score in goals if score.present]
        targets = self._targets(row, present)
        evidence: tuple[Evidence, ...] = ()
        depth: Depth = "none"
        elements: tuple[Element, ...] = ()
        if present:
            evidence = self.finder.find(paragraph.text, language, present, targets)
            text, kind, heading = paragraph.text, paragraph.kind, paragraph.heading
            depth = judge_depth(text, kind=kind, heading=heading, language=language)
            elements = find_elements(text, kind=kind, heading=heading, language=language, depth=depth)
        return Match(
            paragraph=paragraph.id,
            goals=goals,
            targets=targets,
            dimensions={name: self._rounded(row.dimensions[at]) for at, name in enumerate(DIMENSIONS)},
            depth=depth,
            elements=elements,
            conflict=names_conflict(paragraph.text, language),
            evidence=evidence,
        )

    def _targets(self, row: Row, present: Sequence[int]) -> tuple[TargetScore, ...]:
        above = (row.targets >= self.thresholds.targets).tolist()
        chances = row.targets.tolist()
        scored = [
            TargetScore(code, self._rounded(chance), enough and goal_of(code) in present)
            for code, chance, enough in zip(self.codes, chances, above, strict=True)
        ]
        return tuple(sorted(scored, key=lambda score: -score.probability))

    def _rounded(self, probability: float | np.float32) -> float:
        value = float(probability)
        return float(f"{value:.{SIGNIFICANT}g}") if value < SMALL else round(value, self.digits)


def speaks(paragraph: Paragraph) -> bool:
    """Whether a paragraph can address anything: a contents page, a cover, a repetition, a list of goals cannot."""
    silent = paragraph.kind in SILENT_KINDS or "repeated" in paragraph.marks
    return not silent and bool(WORD.search(paragraph.text)) and not lists_goals(paragraph.text)
