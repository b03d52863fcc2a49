"""What a comparison says, as the same tables for every format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from auditor.comparing.compare import Change, Comparison, LevelChange
from auditor.comparing.comparisontexts import Quote, Teller
from auditor.comparing.decisions import ANSWERS, Matter
from auditor.comparing.turns import TURNS, ConflictTurn, GapTurn
from auditor.comparing.wordings import Wording

Part = Literal["wordings", "levels", "gaps", "conflicts", "passages"]
PARTS: tuple[Part, ...] = ("wordings", "levels", "gaps", "conflicts", "passages")
FATES = ("edited", "moved", "split", "merged", "new", "gone")
Cell = str | Quote


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the comparison.

    Attributes:
        name: Of its caption and sheet in the wording.
        part: Of the comparison that it belongs to.
        heads: Keys of its columns.
        rows: Its cells.
        shares: Width of each column, as parts of the whole.
    """

    name: str
    part: Part
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    shares: tuple[int, ...]


def build_tables(comparison: Comparison, tell: Teller) -> tuple[Table, ...]:
    """All tables in the order of the report; empty ones too, so that silence is seen to be one."""
    return (
        _wordings(comparison, tell),
        _levels("goals", comparison.goals, tell),
        _levels("targets", [change for change in comparison.targets if change.steps], tell),
        *(_gaps(comparison, turn, tell) for turn in TURNS),
        _conflicts(comparison, tell),
        *(_passages(comparison, fate, tell) for fate in FATES),
    )


def build_counts(comparison: Comparison, tell: Teller) -> tuple[tuple[str, int], ...]:
    """The comparison in figures: what is counted, in words, and how many there are."""
    found = Counter(f"fate.{change.pairing.fate}" for change in comparison.changes)
    found += Counter(f"wording.{w.direction}" for change in comparison.changes for w in change.wordings)
    for name, changes in (("goals", comparison.goals), ("targets", comparison.targets)):
        found += Counter(f"{name}.{'up' if change.steps > 0 else 'down'}" for change in changes if change.steps)
    found += Counter(f"gaps.{turn.turn}" for turn in comparison.gaps)
    found += Counter(f"unfolded.{turn.turn}" for turn in comparison.gaps if turn.unfolded)
    found += Counter(f"standing.{turn.standing}" for turn in comparison.gaps)
    found += Counter(f"standing.{turn.standing}" for turn in comparison.conflicts)
    found += Counter(f"conflicts.{turn.turn}" for turn in comparison.conflicts)
    return tuple((tell.words(f"count.{key}"), found[key]) for key in tell.keys("count"))


def _wordings(comparison: Comparison, tell: Teller) -> Table:
    heads = ("matter", "direction", "words", "where_before", "text_before", "where_after", "text_after")
    order = ("weaker", "changed", "stronger")
    found = [(wording, change) for change in comparison.changes for wording in change.wordings]
    rows = (
        (
            tell.words(f"matter.{wording.matter}"),
            tell.words(f"direction.{wording.direction}"),
            _exchanged(wording, tell),
            *_sides(comparison, change, tell),
        )
        for wording, change in sorted(found, key=lambda pair: order.index(pair[0].direction))
    )
    return Table("wordings", "wordings", heads, tuple(rows), (4, 4, 5, 3, 12, 3, 12))


def _exchanged(wording: Wording, tell: Teller) -> str:
    key = "replaced" if wording.old and wording.new else "lost" if wording.old else "won"
    return tell.words(f"words.{key}", old=wording.old, new=wording.new)


def _levels(name: str, changes: Sequence[LevelChange], tell: Teller) -> Table:
    rows = (
        (
            tell.labels.item(change.item),
            tell.level(change.before),
            tell.level(change.after),
            tell.steps(change.steps),
            tell.level(change.expected) if change.relevance != "not_applicable" else tell.dash,
        )
        for change in changes
    )
    return Table(name, "levels", ("item", "before", "after", "change", "expected"), tuple(rows), (6, 3, 3, 3, 3))


def _gaps(comparison: Comparison, turn: str, tell: Teller) -> Table:
    heads = ("type", "about", "severity", "reason", "decision", "standing")
    found = (gap for gap in comparison.gaps if gap.turn == turn)
    rows = (
        (
            f"{gap.gap.type} {tell.labels.words(f'gap.{gap.gap.type}')}",
            tell.labels.item(gap.gap.item) + (f" ({tell.words(f'unfolded.{turn}')})" if gap.unfolded else ""),
            tell.labels.words(f"severity.{gap.gap.severity}"),
            Quote(((gap.gap.reason, False),), (comparison.old if gap.after is None else comparison.new).language),
            _decision(gap, "gap", tell),
            tell.words(f"standing.{gap.standing}"),
        )
        for gap in found
    )
    return Table(f"gaps_{turn}", "gaps", heads, tuple(rows), (4, 5, 4, 8, 5, 4))


def _decision(turn: GapTurn | ConflictTurn, matter: Matter, tell: Teller) -> str:
    decision = turn.decision
    if decision is None:
        return tell.dash
    known = decision.decision in ANSWERS[matter]
    said = tell.labels.words(f"answer.{matter}.{decision.decision}") if known else decision.decision
    return ", ".join(part for part in (said, decision.reason, decision.responsible, decision.date) if part)


def _conflicts(comparison: Comparison, tell: Teller) -> Table:
    rows = (
        (
            tell.labels.pair(turn.conflict.pair),
            tell.words(f"turn.{turn.turn}"),
            tell.status(turn.before) or tell.words("silent"),
            tell.status(turn.after) or tell.words("fallen"),
            _decision(turn, "conflict", tell),
            _standing(turn, tell),
        )
        for turn in comparison.conflicts
    )
    heads = ("conflict", "turn", "before", "after", "decision", "standing")
    return Table("conflicts", "conflicts", heads, tuple(rows), (7, 3, 4, 4, 5, 4))


def _standing(turn: ConflictTurn, tell: Teller) -> str:
    return tell.words("settled_conflict") if turn.standing == "settled" else tell.words(f"standing.{turn.standing}")


def _passages(comparison: Comparison, fate: str, tell: Teller) -> Table:
    changes = [change for change in comparison.changes if change.pairing.fate == fate]
    if fate in ("new", "gone"):
        side = "after" if fate == "new" else "before"
        rows: Iterator[tuple[Cell, ...]] = (
            _sides(comparison, change, tell)[2:] if fate == "new" else _sides(comparison, change, tell)[:2]
            for change in changes
        )
        return Table(f"passages_{fate}", "passages", (f"where_{side}", f"text_{side}"), tuple(rows), (3, 12))
    heads = ("where_before", "text_before", "where_after", "text_after", "fate", "likeness")
    rows = (
        (*_sides(comparison, change, tell), tell.fate(change.pairing), tell.share(change.pairing.likeness))
        for change in changes
    )
    return Table(f"passages_{fate}", "passages", heads, tuple(rows), (3, 10, 3, 10, 3, 2))


def _sides(comparison: Comparison, change: Change, tell: Teller) -> tuple[Cell, Cell, Cell, Cell]:
    before, after = tell.quotes(change)
    return tell.place(comparison.old, change.old), before, tell.place(comparison.new, change.new), after
