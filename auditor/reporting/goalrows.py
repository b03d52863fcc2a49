"""What the report says of each goal: how far it is taken, and the links that it lacks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from auditor.records import Audit, Coverage, Element
from auditor.reporting.matrix import Link, lacking
from auditor.reporting.passages import Passage, pick


@dataclass(frozen=True, slots=True)
class GoalRow:
    """One goal: how far the strategy takes it, and the links it lacks.

    Attributes:
        goal: Its number.
        coverage: What was found.
        passages: What it rests on, deepest first.
        links: For each element, the passages that hold it.
        missing: The links of the chain that it lacks.
        below: How many steps the level found is below the level expected; 0 if it is not.
    """

    goal: int
    coverage: Coverage
    passages: tuple[Passage, ...]
    links: Mapping[Element, tuple[Passage, ...]]
    missing: tuple[Link, ...]
    below: int


def goal_rows(audit: Audit, passages: Mapping[str, Passage]) -> tuple[GoalRow, ...]:
    """One row for each of the 17 goals.

    Raises:
        KeyError: A goal rests on a paragraph that the document does not have.
    """
    return tuple(_row(coverage, passages) for coverage in audit.goals)


def _row(coverage: Coverage, passages: Mapping[str, Passage]) -> GoalRow:
    links = {element: pick(passages, ids) for element, ids in coverage.element_paragraphs.items()}
    return GoalRow(
        goal=int(coverage.item),
        coverage=coverage,
        passages=pick(passages, coverage.paragraphs),
        links=links,
        missing=lacking(coverage.elements),
        below=coverage.below if coverage.relevance != "not_applicable" else 0,
    )
