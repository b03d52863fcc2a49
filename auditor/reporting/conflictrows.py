"""What the report says of each possible conflict: the passages of both sides and what has been decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from auditor.comparing.decisions import Decision, conflict_key
from auditor.judging.tensions import load_conflicts
from auditor.records import Audit, Conflict, Dimension
from auditor.reporting.labels import Labels
from auditor.reporting.matrix import sections_holding
from auditor.reporting.passages import Passage, pick

STATUSES = ("unaddressed", "mentioned", "weighed")


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """A possible conflict with the passages of each side.

    Attributes:
        number: In the report.
        conflict: The record.
        sides: Passages that carry the first and the second target or its goal.
        goals: The goals of the two sides.
        dimensions: The primary dimensions of the two sides.
        reason: Why the two can pull against each other, from the reference data in the report's language.
        sections: The strategy's parts in which its passages stand, by their place among the rows of the matrix.
        decision: What has been decided on it.
    """

    number: int
    conflict: Conflict
    sides: tuple[tuple[Passage, ...], tuple[Passage, ...]]
    goals: tuple[int, ...]
    dimensions: tuple[Dimension, ...]
    reason: str
    sections: tuple[int, ...] = ()
    decision: Decision | None = None

    @property
    def shown(self) -> tuple[Passage, ...]:
        """The first passage of each side; one where the same passage carries both."""
        return tuple(dict.fromkeys(side[0] for side in self.sides if side))


def conflict_rows(
    audit: Audit, passages: Mapping[str, Passage], labels: Labels, decisions: Mapping[str, Decision]
) -> tuple[ConflictRow, ...]:
    """One row for each possible conflict, those that the strategy does not take up first.

    Raises:
        KeyError: A conflict points at a paragraph that the document does not have.
        UnknownCode: A conflict names a target that does not exist.
    """
    rows = []
    reasons = {entry.id: entry.why[labels.words.language] for entry in load_conflicts()}
    ordered = sorted(audit.conflicts, key=lambda conflict: STATUSES.index(conflict.status))
    for number, conflict in enumerate(ordered, start=1):
        first, second = (labels.taxonomy.target(code) for code in conflict.pair)
        found = pick(passages, conflict.paragraphs)
        sides = (_side(found, first.id, first.goal), _side(found, second.id, second.goal))
        both = " ".join(conflict.pair)
        reason = reasons.get(conflict.id, labels.words("conflict_section.named"))
        goals, dimensions = labels.goals_of(both), labels.dimensions_of(both)
        places, decision = sections_holding(audit, found), decisions.get(conflict_key(conflict))
        rows.append(ConflictRow(number, conflict, sides, goals, dimensions, reason, places, decision))
    return tuple(rows)


def _side(passages: tuple[Passage, ...], target: str, goal: int) -> tuple[Passage, ...]:
    exact = tuple(passage for passage in passages if target in passage.targets)
    return exact or tuple(passage for passage in passages if goal in dict(passage.goals))
