"""The first page: what was audited, the gravest gaps in plain words, what is strong, and what needs a decision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from auditor.comparing.decisions import borderline_key
from auditor.records import LEVELS, Coverage, Relevance
from auditor.reporting.conflictrows import ConflictRow
from auditor.reporting.content import Content
from auditor.reporting.gaprows import SEVERITIES, GapRow
from auditor.reporting.goalrows import GoalRow
from auditor.reporting.passages import Passage

THREE = 3
# Gaps that the first page names: so many where there are any, and more only of high severity.
USUAL, MOST = 6, 8
RELEVANCES: tuple[Relevance, ...] = ("direct", "indirect", "not_applicable")


@dataclass(frozen=True, slots=True)
class Find:
    """A goal that the strategy takes far, with the passage that shows it."""

    row: GoalRow
    passage: Passage


@dataclass(frozen=True, slots=True)
class Grave:
    """A gap on the first page.

    Attributes:
        row: The gap.
        plain: Key of what it means in plain words, below `summary.plain`.
        passages: Where it shows; none where the text says nothing.
    """

    row: GapRow
    plain: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """What the first page says.

    Attributes:
        finds: Goals taken furthest.
        gaps: The gravest gaps, no two about the same goal.
        more: Gaps of high severity that the page does not name.
        conflicts: Possible conflicts, those that the strategy does not take up first.
        applying: Goals that apply to the strategy.
        reached: Of these, the ones that reach the level expected.
        below: Of these, the ones found that do not reach it.
        silent: Of these, the ones that no passage takes up.
        high: Gaps of high severity that need a decision.
        other: Further gaps that need one.
        open: Possible conflicts without a balance struck in the text or a decision.
        manual: Goals and targets that hang on one passage near the threshold, and that nobody has decided on.
        unread: Pages or parts that could not be read.
        findings: Gaps, possible conflicts and borderline cases.
        done: Of these, the ones that somebody has decided on.
        limits: Keys of what to bear in mind, below `summary.limit`.
    """

    finds: tuple[Find, ...]
    gaps: tuple[Grave, ...]
    more: int
    conflicts: tuple[ConflictRow, ...]
    applying: int
    reached: int
    below: int
    silent: int
    high: int
    other: int
    open: int
    manual: int
    unread: int
    findings: int
    done: int
    limits: tuple[str, ...]


def summarise(content: Content) -> Summary:
    """Choose what stands on the first page."""
    applying = [row for row in content.goals if row.coverage.relevance != "not_applicable"]
    silent = sum(row.below > 0 and row.coverage.level == "missing" for row in applying)
    below = sum(row.below > 0 for row in applying) - silent
    graves = _gravest(content)
    high = sum(row.gap.severity == "high" for row in content.gaps)
    waiting = [row for row in content.gaps if row.decision is None]
    urgent = sum(row.gap.severity == "high" for row in waiting)
    tensions = [row for row in content.conflicts if row.decision is None]
    return Summary(
        finds=_finds(applying),
        gaps=graves,
        more=high - sum(grave.row.gap.severity == "high" for grave in graves),
        conflicts=content.conflicts[:THREE],
        applying=len(applying),
        reached=len(applying) - below - silent,
        below=below,
        silent=silent,
        high=urgent,
        other=len(waiting) - urgent,
        open=sum(row.conflict.status != "weighed" for row in tensions),
        manual=sum(not _read(content, coverage) for coverage in content.borderline),
        unread=len(content.audit.document.unread),
        findings=len(content.keys),
        done=sum(key in content.decisions for key in content.keys),
        limits=("text", "human", "missed", *(() if _confirmed(content) else ("profile",))),
    )


def _gravest(content: Content) -> tuple[Grave, ...]:
    """By severity; within it whole goals before single targets, and what the profile calls direct first."""
    coverages = {coverage.item: coverage for coverage in (*content.audit.goals, *content.audit.targets)}
    held = [row for row in content.gaps if row.gap.type not in ("L7", "L8")]
    held.sort(key=lambda row: _gravity(row, coverages.get(row.gap.item)))
    told: dict[object, GapRow] = {}
    for row in held:
        told.setdefault(row.goals[0] if row.goals else row.gap.item, row)
    chosen = [row for place, row in enumerate(told.values()) if place < USUAL or row.gap.severity == "high"]
    return tuple(
        Grave(row, _plain(row, coverages.get(row.gap.item)), () if row.gap.type == "L1" else row.passages)
        for row in chosen[:MOST]
    )


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


def _finds(applying: Sequence[GoalRow]) -> tuple[Find, ...]:
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


def _read(content: Content, coverage: Coverage) -> bool:
    settling = (borderline_key(coverage), f"L8 {coverage.item}")
    return any(key in content.decisions for key in settling)


def _confirmed(content: Content) -> bool:
    confirmed = content.audit.provenance.get("profile_confirmed")
    return isinstance(confirmed, dict) and bool(confirmed.get("by"))
