"""Vector and words × taxonomy → Match: every score, with what carried it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from auditor.encoding.ahead import vectors_ahead
from auditor.encoding.vectors import VectorCache
from auditor.matching.assembly import Assembler, Thresholds
from auditor.matching.goalmodel import GoalModel
from auditor.matching.reasons import ReasonFinder
from auditor.matching.scores import read_words, weigh
from auditor.reading.languages import detect_languages
from auditor.records import Match, Paragraph
from auditor.reference.taxonomy import Taxonomy

Floats = NDArray[np.float32]
Progress = Callable[[int], None]

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
        goals, targets = (shift.move(mixture.thresholds) for mixture in (model.goals, model.targets))
        gate = shift.move(np.array([model.gate.threshold], dtype=np.float32))
        thresholds = Thresholds(goals, targets, float(gate[0]))
        self._assembler = Assembler(model.codes, thresholds, ReasonFinder(model.lexical, taxonomy), DIGITS)

    def match(self, paragraphs: Sequence[Paragraph], progress: Progress | None = None) -> tuple[Match, ...]:
        """One match a paragraph, in order."""
        if not paragraphs:
            return ()
        languages = languages_of(paragraphs)
        texts = [reading_text(paragraph) for paragraph in paragraphs]
        matches: dict[int, Match] = {}
        with vectors_ahead(texts, self._cache, self._model.encoder) as parts:
            words = read_words(self._model, self._taxonomy, texts, languages)
            for rows, vectors in parts:
                scores = weigh(self._model, vectors, words.of(rows))
                for at, row in enumerate(rows):
                    matches[row] = self._assembler.assemble(paragraphs[row], languages[row], scores.row(at))
                if progress is not None:
                    progress(len(rows))
        return tuple(matches[at] for at in range(len(paragraphs)))


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
