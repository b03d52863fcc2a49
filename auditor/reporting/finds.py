"""The goals that a strategy takes furthest, for the first page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from auditor.judging.definitions import find_told
from auditor.judging.ladder import climb
from auditor.records import LEVELS
from auditor.reporting.goalrows import GoalRow
from auditor.reporting.graves import RELEVANCES
from auditor.reporting.passages import Passage

THREE = 3


@dataclass(frozen=True, slots=True)
class Find:
    """A goal that the strategy takes far, with the passage that shows it."""

    row: GoalRow
    passage: Passage

    @property
    def said(self) -> str:
        """The passage from the sentence on that takes the goal furthest, so that a cut leaves what is strong."""
        passage = self.passage
        sentences = find_told(passage.text, passage.language, passage.heading)
        begin = passage.text.find(climb(sentences, passage.kind, passage.heading).sentence)
        skipped = any(sign.isalpha() for sign in passage.text[: max(begin, 0)])
        return f"… {passage.text[begin:]}" if skipped and passage.kind != "table" else passage.text


def furthest(applying: Sequence[GoalRow]) -> tuple[Find, ...]:
    """The goals taken furthest that reach what is expected, each with a telling passage."""
    reached = sorted((row for row in applying if row.passages and not row.below), key=_strength)
    finds: list[Find] = []
    for row in reached[:THREE]:
        finds.append(Find(row, _telling(row, [find.passage.id for find in finds])))
    return tuple(finds)


def _telling(row: GoalRow, taken: Sequence[str]) -> Passage:
    """The passage that shows most of what the goal holds: one not shown yet, the deepest, with the most elements."""
    return max(
        row.passages,
        key=lambda passage: (
            passage.id not in taken,
            LEVELS.index(passage.counted.level),
            len(passage.counted.elements),
            passage.kind == "body",
            -passage.number,
        ),
    )


def _strength(row: GoalRow) -> tuple[int, int, int, int, int]:
    coverage = row.coverage
    level = -LEVELS.index(coverage.level)
    return (level, RELEVANCES.index(coverage.relevance), -len(coverage.elements), -len(row.passages), row.goal)
