"""Gaps and possible conflicts from one revision to the next, and what the decisions on them are worth."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeVar

from auditor.comparing.decisions import Decision, conflict_key, gap_key
from auditor.comparing.revisions import Revision
from auditor.records import Audit, Conflict, Gap

Turn = Literal["opened", "remaining", "closed"]
Standing = Literal["none", "carried", "reconsider", "settled", "renewed"]
TURNS: tuple[Turn, ...] = ("opened", "remaining", "closed")
SEVERITIES = ("high", "medium", "low")
Finding = TypeVar("Finding", Gap, Conflict)


@dataclass(frozen=True, slots=True)
class GapTurn:
    """What became of a gap, and of the decision on it.

    Attributes:
        turn: Whether it is new, still there or gone.
        before: The gap as it was.
        after: The gap as it is.
        decision: What was decided; the new decision where there is one.
        standing: `carried` where the passages are the same, `reconsider` where they are not, `settled` where the gap
            is closed, `renewed` where the new audit has its own, `none` without a decision.
        unfolded: Whether it is the gap of a target that went under a gap of its whole goal in the other audit.
    """

    turn: Turn
    before: Gap | None
    after: Gap | None
    decision: Decision | None = None
    standing: Standing = "none"
    unfolded: bool = False

    @property
    def gap(self) -> Gap:
        """As it is, or was."""
        found = self.before if self.after is None else self.after
        assert found is not None
        return found


@dataclass(frozen=True, slots=True)
class ConflictTurn:
    """What became of a possible conflict, and of the decision on it; the rest as for a gap."""

    turn: Turn
    before: Conflict | None
    after: Conflict | None
    decision: Decision | None = None
    standing: Standing = "none"

    @property
    def conflict(self) -> Conflict:
        """As it is, or was."""
        found = self.before if self.after is None else self.after
        assert found is not None
        return found


def turn_gaps(old: Revision, new: Revision, titles: Mapping[str, str], same: Mapping[str, str]) -> tuple[GapTurn, ...]:
    """What became of each gap: opened, remaining, closed, each most severe first.

    Args:
        old: The audit before, with its decisions.
        new: The audit after.
        titles: What the headings of before have become; a gap of a section keeps its identity by it.
        same: Ids before and after of the passages that read the same.
    """
    before = _numbered((gap.type, titles.get(gap.item, gap.item), gap) for gap in old.audit.gaps)
    after = _numbered((gap.type, gap.item, gap) for gap in new.audit.gaps)
    turns = []
    for key in dict.fromkeys((*after, *before)):
        was, now = before.get(key), after.get(key)
        names = (None if was is None else gap_key(was), None if now is None else gap_key(now))
        decision, standing = _stand(names, (was, now), old.decisions, new.decisions, same)
        unfolded = _unfolded(now, old.audit) if was is None else now is None and _unfolded(was, new.audit)
        turns.append(GapTurn(_turn(was, now), was, now, decision, standing, unfolded))
    return tuple(sorted(turns, key=lambda turn: (TURNS.index(turn.turn), SEVERITIES.index(turn.gap.severity))))


def _unfolded(gap: Gap | None, other: Audit) -> bool:
    """Whether a gap of a target went under a gap of its whole goal in the other audit."""
    if gap is None:
        return False
    goal, point, _ = gap.item.partition(".")
    whole = (coverage for coverage in other.goals if coverage.item == goal)
    return bool(point) and any(of.below for of in whole)


def _stand(
    names: tuple[str | None, str | None],
    findings: tuple[Finding | None, Finding | None],
    old: Mapping[str, Decision],
    new: Mapping[str, Decision],
    same: Mapping[str, str],
) -> tuple[Decision | None, Standing]:
    """The decision that holds for a finding, by its names before and after, and how it stands."""
    (former, present), (was, now) = names, findings
    if present is not None and present in new:
        return new[present], "renewed"
    if was is None or former is None or former not in old:
        return None, "none"
    decision = old[former]
    if now is None:
        return decision, "settled"
    kept = {same.get(name) for name in was.paragraphs} == set(now.paragraphs)
    return decision, "carried" if kept else "reconsider"


def turn_conflicts(old: Revision, new: Revision, same: Mapping[str, str]) -> tuple[ConflictTurn, ...]:
    """What became of each possible conflict: opened, remaining, closed.

    Args:
        old: The audit before, with its decisions.
        new: The audit after.
        same: Ids before and after of the passages that read the same.
    """
    before = _numbered((conflict.id, " ".join(conflict.pair), conflict) for conflict in old.audit.conflicts)
    after = _numbered((conflict.id, " ".join(conflict.pair), conflict) for conflict in new.audit.conflicts)
    turns = []
    for key in dict.fromkeys((*after, *before)):
        was, now = before.get(key), after.get(key)
        names = (None if was is None else conflict_key(was), None if now is None else conflict_key(now))
        decision, standing = _stand(names, (was, now), old.decisions, new.decisions, same)
        turns.append(ConflictTurn(_turn(was, now), was, now, decision, standing))
    return tuple(sorted(turns, key=lambda turn: TURNS.index(turn.turn)))


def _numbered(findings: Iterable[tuple[str, str, Finding]]) -> dict[tuple[str, str, int], Finding]:
    """Findings by their two names; those with the same names are told apart by their order."""
    found: dict[tuple[str, str, int], Finding] = {}
    for one, other, finding in findings:
        number = 0
        while (one, other, number) in found:
            number += 1
        found[one, other, number] = finding
    return found


def _turn(was: object | None, now: object | None) -> Turn:
    return "opened" if was is None else "closed" if now is None else "remaining"
