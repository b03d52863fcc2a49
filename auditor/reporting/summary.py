"""The first page: three finds, three gaps, three possible conflicts, and what needs a decision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from auditor.records import LEVELS, Relevance
from auditor.reporting.content import ConflictRow, Content, GapRow, GoalRow
from auditor.reporting.passages import Passage

THREE = 3
RELEVANCES: tuple[Relevance, ...] = ("direct", "indirect", "not_applicable")


@dataclass(frozen=True, slots=True)
class Find:
    """A goal that the strategy takes far, with the passage that shows it."""

    row: GoalRow
    passage: Passage


@dataclass(frozen=True, slots=True)
class Summary:
    """What the first page says.

    Attributes:
        finds: Goals taken furthest.
        gaps: The gravest gaps, no two about the same thing.
        conflicts: Possible conflicts, those that the strategy does not take up first.
        high: Gaps of high severity that need a decision.
        other: Further gaps.
        open: Possible conflicts without a balance struck in the text.
        manual: Findings that hang on one passage near the threshold.
        unread: Pages or parts that could not be read.
    """

    finds: tuple[Find, ...]
    gaps: tuple[GapRow, ...]
    conflicts: tuple[ConflictRow, ...]
    high: int
    other: int
    open: int
    manual: int
    unread: int


def summarise(content: Content) -> Summary:
    """Choose what stands on the first page."""
    reached = [row for row in content.goals if row.passages and not row.below]
    reached = sorted((row for row in reached if row.coverage.relevance != "not_applicable"), key=_strength)
    distinct = {row.gap.item: row for row in reversed(content.gaps) if row.gap.type not in ("L7", "L8")}
    gravest = sorted(distinct.values(), key=lambda row: row.number)
    finds: list[Find] = []
    for row in reached[:THREE]:
        finds.append(Find(row, _telling(row, [find.passage.id for find in finds])))
    high = sum(row.gap.severity == "high" for row in content.gaps)
    return Summary(
        finds=tuple(finds),
        gaps=tuple(gravest[:THREE]),
        conflicts=content.conflicts[:THREE],
        high=high,
        other=len(content.gaps) - high,
        open=sum(row.conflict.status != "weighed" for row in content.conflicts),
        manual=len(content.borderline) + sum(row.gap.borderline for row in content.gaps),
        unread=len(content.audit.document.unread),
    )


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
