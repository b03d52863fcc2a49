"""What the report says of each gap: its number, its passages, what the filters ask and what has been decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from auditor.comparing.decisions import Decision, gap_key
from auditor.records import Audit, Dimension, Gap, Level
from auditor.reporting.labels import Labels
from auditor.reporting.matrix import sections_holding
from auditor.reporting.passages import Passage, pick

SEVERITIES = ("high", "medium", "low")


@dataclass(frozen=True, slots=True)
class GapRow:
    """A gap with its number in the report, what the filters ask of it, and what has been decided on it."""

    number: int
    gap: Gap
    passages: tuple[Passage, ...]
    goals: tuple[int, ...]
    dimensions: tuple[Dimension, ...]
    level: Level | None
    sections: tuple[int, ...] = ()
    decision: Decision | None = None


def gap_rows(
    audit: Audit, passages: Mapping[str, Passage], labels: Labels, decisions: Mapping[str, Decision]
) -> tuple[GapRow, ...]:
    """One row for each gap, by severity and numbered in that order.

    Raises:
        KeyError: A gap points at a paragraph that the document does not have.
        UnknownCode: A gap names a target that does not exist.
    """
    levels = {coverage.item: coverage.level for coverage in (*audit.goals, *audit.targets)}
    # The sort is stable: within a severity the order of the audit stands.
    ordered = sorted(audit.gaps, key=lambda gap: SEVERITIES.index(gap.severity))
    return tuple(
        GapRow(
            number=number,
            gap=gap,
            passages=pick(passages, gap.paragraphs),
            goals=labels.goals_of(gap.item),
            dimensions=labels.dimensions_of(gap.item),
            level=levels.get(gap.item),
            sections=sections_holding(audit, pick(passages, gap.paragraphs)),
            decision=decisions.get(gap_key(gap)),
        )
        for number, gap in enumerate(ordered, start=1)
    )
