"""The relevance profile of an audit, goal by goal."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.records import GOALS, Audit, Relevance


@dataclass(frozen=True, slots=True)
class RelevanceRow:
    """The targets of a goal by their class under the profile."""

    goal: int
    direct: tuple[str, ...]
    indirect: tuple[str, ...]
    rest: int


def relevance_rows(audit: Audit) -> tuple[RelevanceRow, ...]:
    """One row for each of the 17 goals."""
    return tuple(
        RelevanceRow(
            goal=goal,
            direct=_targets(audit, goal, "direct"),
            indirect=_targets(audit, goal, "indirect"),
            rest=len(_targets(audit, goal, "not_applicable")),
        )
        for goal in GOALS
    )


def _targets(audit: Audit, goal: int, relevance: Relevance) -> tuple[str, ...]:
    prefix = f"{goal}."
    found = (target for target in audit.targets if target.item.startswith(prefix))
    return tuple(target.item for target in found if target.relevance == relevance)
