"""The first page: what was audited, the gravest gaps in plain words, what is strong, and what needs a decision."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.comparing.decisions import borderline_key
from auditor.records import Coverage
from auditor.reporting.conflictrows import ConflictRow
from auditor.reporting.content import Content
from auditor.reporting.finds import Find, furthest
from auditor.reporting.graves import Grave, gravest

THREE = 3
# Below this share of paragraphs that touch on a goal, the document is hardly what the profile is made for.
FEW = 0.1


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
    graves = gravest(content)
    high = sum(row.gap.severity == "high" for row in content.gaps)
    waiting = [row for row in content.gaps if row.decision is None]
    urgent = sum(row.gap.severity == "high" for row in waiting)
    tensions = [row for row in content.conflicts if row.decision is None]
    return Summary(
        finds=furthest(applying),
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
        limits=(
            *(("few",) if content.bearing < FEW * len(content.audit.document.paragraphs) else ()),
            *("text", "human", "missed"),
            *(() if _confirmed(content) else ("profile",)),
        ),
    )


def _read(content: Content, coverage: Coverage) -> bool:
    settling = (borderline_key(coverage), f"L8 {coverage.item}")
    return any(key in content.decisions for key in settling)


def _confirmed(content: Content) -> bool:
    confirmed = content.audit.provenance.get("profile_confirmed")
    return isinstance(confirmed, dict) and bool(confirmed.get("by"))
