"""What the report says, before it is a page: the same rows for every format.

Codes stand where words will come, so that HTML, Word and a spreadsheet say the
same thing. Nothing here is added up to one number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from auditor.comparing.decisions import NONE, Decision, borderline_key, conflict_key, gap_key
from auditor.records import Audit, Coverage, Dimension, Match, Relevance
from auditor.reporting.conflictrows import ConflictRow, conflict_rows
from auditor.reporting.evidence import GoalEvidence, collect_evidence
from auditor.reporting.gaprows import GapRow, gap_rows
from auditor.reporting.goalrows import GoalRow, goal_rows
from auditor.reporting.grouprows import GroupRow, group_rows
from auditor.reporting.labels import Labels
from auditor.reporting.lensrows import LensSection, lens_sections
from auditor.reporting.matrix import Row, section_rows, sections_holding
from auditor.reporting.nearest import borderline_cases, nearest_paragraphs
from auditor.reporting.passages import Passage, clean_text, collect_passages, pick
from auditor.reporting.relevance import RelevanceRow, relevance_rows


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
    groups: tuple[GroupRow, ...] = ()
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    nearest: Mapping[str, Passage] = field(default_factory=dict)

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
        return relevance_rows(self.audit)

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
        """Goals and targets that apply to the strategy and whose level hangs on one passage near the threshold."""
        return borderline_cases(self.audit)

    @property
    def hanging(self) -> tuple[Coverage, ...]:
        """The borderline cases that are no gap of their own: an uncertain match is decided on as a gap."""
        uncertain = {row.gap.item for row in self.gaps if row.gap.type == "L8"}
        return tuple(coverage for coverage in self.borderline if coverage.item not in uncertain)

    @property
    def keys(self) -> tuple[str, ...]:
        """Names in `decisions.json` of all that there is to decide on, each once."""
        gaps = (gap_key(row.gap) for row in self.gaps)
        conflicts = (conflict_key(row.conflict) for row in self.conflicts)
        return tuple(dict.fromkeys((*gaps, *conflicts, *map(borderline_key, self.hanging))))

    def decision_on(self, coverage: Coverage) -> Decision | None:
        """What has been decided on a borderline case."""
        return self.decisions.get(borderline_key(coverage))

    def sections_of(self, passage: Passage) -> tuple[int, ...]:
        """The strategy's parts in which a passage stands, by their place among the rows of the matrix."""
        return sections_holding(self.audit, (passage,))

    def passages_of(self, coverage: Coverage) -> tuple[Passage, ...]:
        """The passages that a goal's or target's level rests on."""
        return pick(self.passages, coverage.paragraphs)

    def to_read(self, coverage: Coverage) -> Passage | None:
        """The passage that a borderline case hangs on: the first that its level rests on, or the closest one."""
        return next(iter(self.passages_of(coverage)), self.nearest.get(coverage.item))

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
        goals=goal_rows(audit, passages),
        gaps=gap_rows(audit, passages, labels, decisions),
        conflicts=conflict_rows(audit, passages, labels, decisions),
        evidence=collect_evidence(audit, passages),
        lenses=lens_sections(audit, passages, labels.words.language),
        groups=group_rows(audit, passages, labels.words.language),
        decisions=decisions,
        nearest={item: passages[paragraph] for item, paragraph in nearest_paragraphs(audit).items()},
    )
