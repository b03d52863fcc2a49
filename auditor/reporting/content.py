"""What the report says, before it is a page: the same rows for every format.

Codes stand where words will come, so that HTML, Word and a spreadsheet say the
same thing. Nothing here is added up to one number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from auditor.comparing.decisions import NONE, Decision, borderline_key, conflict_key, gap_key
from auditor.judging.tensions import load_conflicts
from auditor.records import GOALS, LEVELS, Audit, Conflict, Coverage, Dimension, Element, Gap, Level, Match, Relevance
from auditor.reporting.evidence import GoalEvidence, collect_evidence
from auditor.reporting.labels import Labels
from auditor.reporting.lensrows import LensSection, lens_sections
from auditor.reporting.matrix import Link, Row, lacking, section_rows
from auditor.reporting.passages import Passage, clean_text, collect_passages, pick

SEVERITIES = ("high", "medium", "low")
STATUSES = ("unaddressed", "mentioned", "weighed")


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


@dataclass(frozen=True, slots=True)
class RelevanceRow:
    """The targets of a goal by their class under the profile."""

    goal: int
    direct: tuple[str, ...]
    indirect: tuple[str, ...]
    rest: int


@dataclass(frozen=True, slots=True)
class Content:
    """Everything the report says, in its order."""

    audit: Audit
    passages: Mapping[str, Passage]
    sections: tuple[Row, ...]
    goals: tuple[GoalRow, ...]
    gaps: tuple[GapRow, ...]
    conflicts: tuple[ConflictRow, ...]
    evidence: tuple[GoalEvidence, ...]
    lenses: tuple[LensSection, ...] = ()
    decisions: Mapping[str, Decision] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """What the strategy calls itself."""
        return clean_text(self.audit.document.title)

    @property
    def bearing(self) -> int:
        """How many paragraphs touch on a goal."""
        return sum(bool(passage.goals) for passage in self.passages.values())

    @property
    def relevance(self) -> tuple[RelevanceRow, ...]:
        """The relevance profile, by goal."""
        return tuple(
            RelevanceRow(
                goal=goal,
                direct=self._targets(goal, "direct"),
                indirect=self._targets(goal, "indirect"),
                rest=len(self._targets(goal, "not_applicable")),
            )
            for goal in GOALS
        )

    @property
    def relevance_counts(self) -> Counter[Relevance]:
        """How many targets each class has."""
        return Counter(target.relevance for target in self.audit.targets)

    @property
    def checks(self) -> tuple[tuple[Dimension, str, tuple[Passage, ...]], ...]:
        """The findings of the role checks: dimension, code, passages."""
        return tuple(
            (coverage.dimension, code, pick(self.passages, ids))
            for coverage in self.audit.dimensions
            for code, ids in coverage.checks
        )

    @property
    def unfollowed(self) -> tuple[int, ...]:
        """Goals that the strategy deals with, without an indicator or follow-up anywhere."""
        dealt = (row for row in self.goals if row.passages)
        return tuple(row.goal for row in dealt if any("indicator" in link for link in row.missing))

    @property
    def not_applicable(self) -> tuple[Coverage, ...]:
        """The targets that do not apply to the strategy under the profile."""
        return tuple(target for target in self.audit.targets if target.relevance == "not_applicable")

    @property
    def borderline(self) -> tuple[Coverage, ...]:
        """Goals and targets whose level hangs on one passage near the threshold."""
        return tuple(coverage for coverage in (*self.audit.goals, *self.audit.targets) if coverage.borderline)

    def decision_on(self, coverage: Coverage) -> Decision | None:
        """What has been decided on a borderline case."""
        return self.decisions.get(borderline_key(coverage))

    def sections_of(self, passage: Passage) -> tuple[int, ...]:
        """The strategy's parts in which a passage stands, by their place among the rows of the matrix."""
        return sections_holding(self.audit, (passage,))

    def passages_of(self, coverage: Coverage) -> tuple[Passage, ...]:
        """The passages that a goal's or target's level rests on."""
        return pick(self.passages, coverage.paragraphs)

    def probability(self, item: str, paragraph: str) -> float:
        """How likely it is that a paragraph addresses a goal or target.

        Raises:
            KeyError: The paragraph has no score for it.
        """
        scores = {str(score.goal): score.probability for score in self._match(paragraph).goals}
        scores |= {score.target: score.probability for score in self._match(paragraph).targets}
        return scores[item]

    def _match(self, paragraph: str) -> Match:
        return next(match for match in self.audit.matches if match.paragraph == paragraph)

    def _targets(self, goal: int, relevance: Relevance) -> tuple[str, ...]:
        prefix = f"{goal}."
        found = (target for target in self.audit.targets if target.item.startswith(prefix))
        return tuple(target.item for target in found if target.relevance == relevance)


def build_content(audit: Audit, labels: Labels, decisions: Mapping[str, Decision] = NONE) -> Content:
    """Arrange an audit for reading: gaps by severity, conflicts by status, passages numbered.

    Args:
        audit: What was found.
        labels: Names of goals and targets.
        decisions: What people have decided, by key of the finding.

    Raises:
        KeyError: A finding points at a paragraph that the document does not have.
        UnknownCode: A finding names a target that does not exist.
    """
    passages = collect_passages(audit)
    return Content(
        audit=audit,
        passages=passages,
        sections=section_rows(audit, passages),
        goals=tuple(_goal_row(coverage, passages) for coverage in audit.goals),
        gaps=_gap_rows(audit, passages, labels, decisions),
        conflicts=_conflict_rows(audit, passages, labels, decisions),
        evidence=collect_evidence(audit, passages),
        lenses=lens_sections(audit, passages, labels.words.language),
        decisions=decisions,
    )


def sections_holding(audit: Audit, passages: Sequence[Passage]) -> tuple[int, ...]:
    """The strategy's parts in which any of the passages stands, by their place in the audit."""
    ids = {passage.id for passage in passages}
    return tuple(place for place, section in enumerate(audit.sections) if not ids.isdisjoint(section.paragraphs))


def _goal_row(coverage: Coverage, passages: Mapping[str, Passage]) -> GoalRow:
    links = {element: pick(passages, ids) for element, ids in coverage.element_paragraphs.items()}
    below = max(0, LEVELS.index(coverage.expected) - LEVELS.index(coverage.level))
    return GoalRow(
        goal=int(coverage.item),
        coverage=coverage,
        passages=pick(passages, coverage.paragraphs),
        links=links,
        missing=lacking(coverage.elements),
        below=below if coverage.relevance != "not_applicable" else 0,
    )


def _gap_rows(
    audit: Audit, passages: Mapping[str, Passage], labels: Labels, decisions: Mapping[str, Decision]
) -> tuple[GapRow, ...]:
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


def _conflict_rows(
    audit: Audit, passages: Mapping[str, Passage], labels: Labels, decisions: Mapping[str, Decision]
) -> tuple[ConflictRow, ...]:
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
