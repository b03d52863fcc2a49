"""The gravest gaps, for the first page."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.records import LEVELS, Coverage, Relevance
from auditor.reporting.content import Content
from auditor.reporting.gaprows import SEVERITIES, GapRow
from auditor.reporting.passages import Passage

# Gaps that the first page names: so many where there are any, and more only of high severity.
USUAL, MOST = 6, 8
RELEVANCES: tuple[Relevance, ...] = ("direct", "indirect", "not_applicable")


@dataclass(frozen=True, slots=True)
class Grave:
    """A gap on the first page.

    Attributes:
        row: The gap.
        plain: Key of what it means in plain words, below `summary.plain`.
        passages: Where it shows; none where the text says nothing, but what is nearest in a borderline case.
    """

    row: GapRow
    plain: str
    passages: tuple[Passage, ...]


def gravest(content: Content) -> tuple[Grave, ...]:
    """The gravest gaps: by severity, then whole goals before targets, then what the profile calls direct first."""
    coverages = {coverage.item: coverage for coverage in (*content.audit.goals, *content.audit.targets)}
    held = [row for row in content.gaps if row.gap.type not in ("L7", "L8")]
    held.sort(key=lambda row: _gravity(row, coverages.get(row.gap.item)))
    told: dict[object, GapRow] = {}
    for row in held:
        told.setdefault(row.goals[0] if row.goals else row.gap.item, row)
    chosen = [row for place, row in enumerate(told.values()) if place < USUAL or row.gap.severity == "high"]
    return tuple(Grave(row, _plain(row, coverages.get(row.gap.item)), _shown(row)) for row in chosen[:MOST])


def _gravity(row: GapRow, coverage: Coverage | None) -> tuple[int, bool, int, int]:
    relevance = 0 if coverage is None else RELEVANCES.index(coverage.relevance)
    return (SEVERITIES.index(row.gap.severity), not row.gap.item.isdigit(), relevance, row.number)


def _plain(row: GapRow, coverage: Coverage | None) -> str:
    if row.gap.type != "L3" or coverage is None:
        return "no_measure" if row.gap.type == "L3" else row.gap.type
    if LEVELS.index(coverage.level) <= LEVELS.index("intent"):
        return "wish"
    if "measure" not in coverage.elements:
        return "no_measure"
    return "nobody" if "aim" in coverage.elements else "no_aim"


def _shown(row: GapRow) -> tuple[Passage, ...]:
    return row.passages if row.gap.borderline or row.gap.type != "L1" else ()
