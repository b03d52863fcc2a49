"""Two audits of two revisions of one strategy, set against each other.

What became of each paragraph, each level, each gap and each possible conflict. A gap is
the same where type and item are, a conflict where its entry and targets are; a decision on
either still holds where its passages read the same and no others have come. Nothing here
says that a revision is better.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from auditor.comparing.alignment import Pairing, align
from auditor.comparing.comparisonsettings import load_comparison_settings
from auditor.comparing.revisions import Revision
from auditor.comparing.turns import ConflictTurn, GapTurn, turn_conflicts, turn_gaps
from auditor.comparing.wordings import Wording, compare_wordings
from auditor.judging.depth import commits
from auditor.records import DEPTHS, LEVELS, Audit, Coverage, Level, Paragraph, Relevance


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a paragraph, with the texts and what the edit weakens or strengthens."""

    pairing: Pairing
    old: tuple[Paragraph, ...]
    new: tuple[Paragraph, ...]
    wordings: tuple[Wording, ...] = ()


@dataclass(frozen=True, slots=True)
class LevelChange:
    """How far a goal or target was taken before and is now."""

    item: str
    before: Level
    after: Level
    expected: Level
    relevance: Relevance

    @property
    def steps(self) -> int:
        """Steps up; below zero down."""
        return LEVELS.index(self.after) - LEVELS.index(self.before)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that a comparison says.

    Attributes:
        old: The audit before.
        new: The audit after.
        changes: One for each paragraph, in the order of the new document.
        goals: All 17.
        targets: All that both audits have.
        gaps: Opened, remaining, closed, each most severe first.
        conflicts: Opened, remaining, closed.
        differing: What the two audits were not made alike in; levels may then differ for that reason alone.
    """

    old: Audit
    new: Audit
    changes: tuple[Change, ...]
    goals: tuple[LevelChange, ...]
    targets: tuple[LevelChange, ...]
    gaps: tuple[GapTurn, ...]
    conflicts: tuple[ConflictTurn, ...]
    differing: tuple[str, ...]


def compare_audits(old: Revision, new: Revision) -> Comparison:
    """Set two audits against each other."""
    before, after = old.audit, new.audit
    changes = tuple(_changes(before, after, align(before.document.paragraphs, after.document.paragraphs)))
    titles, same = _identities(changes)
    return Comparison(
        old=before,
        new=after,
        changes=changes,
        goals=_levels(before.goals, after.goals),
        targets=_levels(before.targets, after.targets),
        gaps=turn_gaps(old, new, titles, same),
        conflicts=turn_conflicts(old, new, same),
        differing=tuple(
            name
            for name in load_comparison_settings().provenance
            if before.provenance.get(name) != after.provenance.get(name)
        ),
    )


def _changes(old: Audit, new: Audit, pairings: Iterable[Pairing]) -> Iterator[Change]:
    before = {paragraph.id: paragraph for paragraph in old.document.paragraphs}
    after = {paragraph.id: paragraph for paragraph in new.document.paragraphs}
    depths = {match.paragraph: match.depth for match in old.matches}, {m.paragraph: m.depth for m in new.matches}
    matters = load_comparison_settings().matters
    for pairing in pairings:
        left, right = tuple(before[name] for name in pairing.old), tuple(after[name] for name in pairing.new)
        held = [depths[0].get(name, "none") for name in pairing.old] + [depths[1].get(n, "none") for n in pairing.new]
        telling = matters[max(held, key=DEPTHS.index)]
        wordings: tuple[Wording, ...] = ()
        if pairing.fate in ("edited", "split", "merged") and any(map(commits, (*left, *right))):
            one, other = (" ".join(paragraph.text for paragraph in side) for side in (left, right))
            found = compare_wordings(one, other, right[0].language)
            wordings = tuple(wording for wording in found if wording.matter in telling)
        yield Change(pairing, left, right, wordings)


def _levels(old: Sequence[Coverage], new: Sequence[Coverage]) -> tuple[LevelChange, ...]:
    before = {coverage.item: coverage for coverage in old}
    return tuple(
        LevelChange(found.item, before[found.item].level, found.level, found.expected, found.relevance)
        for found in new
        if found.item in before
    )


def _identities(changes: Sequence[Change]) -> tuple[dict[str, str], dict[str, str]]:
    """Titles before by what they have become, and ids of the passages that read the same."""
    titles, same = {}, {}
    for change in changes:
        if len(change.old) == len(change.new) == 1:
            old, new = change.old[0], change.new[0]
            if old.kind == "heading":
                titles[old.text] = new.text
            if change.pairing.fate in ("unchanged", "moved"):
                same[old.id] = new.id
    return titles, same
