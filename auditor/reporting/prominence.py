"""Which targets a workshop talks about: those that the strategy takes furthest, spread over the goals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from auditor.folders import SETTINGS
from auditor.records import LEVELS, Audit, Coverage, GapType, Severity
from auditor.yamlfiles import load_yaml

FILE = SETTINGS / "workshop.yml"


@dataclass(frozen=True, slots=True)
class WorkshopSettings:
    """What a workshop has room for.

    Attributes:
        least: Targets of the matrix that are filled up to where the text holds fewer.
        most: Targets of the matrix at most.
        per_goal: Targets of one goal at most, while others remain.
        gaps: Gaps with a decision box at most.
        severities: Severities of the gaps that get one.
        elsewhere: Types of gaps that do not.
        conflicts: Possible conflicts at most.
        quotes: Quotes on each side of a conflict.
        next_steps: Rows for what was agreed.
        agenda: Items and their minutes.
    """

    least: int
    most: int
    per_goal: int
    gaps: int
    severities: tuple[Severity, ...]
    elsewhere: tuple[GapType, ...]
    conflicts: int
    quotes: int
    next_steps: int
    agenda: tuple[tuple[str, int], ...]


@lru_cache(maxsize=1)
def workshop_settings() -> WorkshopSettings:
    """Read the settings once."""
    raw = load_yaml(FILE)
    return WorkshopSettings(
        least=raw["targets"]["least"],
        most=raw["targets"]["most"],
        per_goal=raw["targets"]["per_goal"],
        gaps=raw["gaps"]["most"],
        severities=tuple(raw["gaps"]["severities"]),
        elsewhere=tuple(raw["gaps"]["elsewhere"]),
        conflicts=raw["conflicts"]["most"],
        quotes=raw["conflicts"]["quotes"],
        next_steps=raw["next_steps"],
        agenda=tuple((item["item"], item["minutes"]) for item in raw["agenda"]),
    )


def prominent_targets(audit: Audit) -> tuple[Coverage, ...]:
    """The targets of the matrix, in the order of their numbers.

    First those with a stance in the text (a wish or more), by level, number of passages and relevance,
    few of each goal; then more of the same goals; then, up to the least number, both sides of the
    possible conflicts and directly relevant targets that the text lacks or only mentions.
    """
    settings = workshop_settings()
    relevant = {target.item: target for target in audit.targets if target.relevance != "not_applicable"}
    ranked = sorted((target for target in relevant.values() if stands(target)), key=_rank)
    first, rest = _spread(ranked, settings.per_goal)
    chosen = [*first, *rest][: settings.most] if len(first) < settings.least else first[: settings.most]
    named = {target.item for target in chosen}
    for code in _reserves(audit, relevant):
        if len(chosen) < settings.least and code not in named:
            named.add(code)
            chosen.append(relevant[code])
    places = {target.item: place for place, target in enumerate(audit.targets)}
    return tuple(sorted(chosen, key=lambda target: places[target.item]))


def stands(target: Coverage) -> bool:
    """Whether the text takes a stance on the target: a wish or more."""
    return LEVELS.index(target.level) >= LEVELS.index("intent")


def _rank(target: Coverage) -> tuple[int, int, bool]:
    return (-LEVELS.index(target.level), -len(target.paragraphs), target.relevance != "direct")


def _spread(ranked: Sequence[Coverage], per_goal: int) -> tuple[list[Coverage], list[Coverage]]:
    taken: Counter[str] = Counter()
    first: list[Coverage] = []
    rest: list[Coverage] = []
    for target in ranked:
        goal = target.item.partition(".")[0]
        taken[goal] += 1
        (first if taken[goal] <= per_goal else rest).append(target)
    return first, rest


def _reserves(audit: Audit, relevant: Mapping[str, Coverage]) -> Iterable[str]:
    sides = [code for conflict in audit.conflicts for code in conflict.pair if code in relevant]
    direct = [code for code, target in relevant.items() if target.relevance == "direct"]
    # One of each goal in turn, so that those filled in are not all of the first goals.
    turns: Counter[str] = Counter()
    ordered = []
    for code in direct:
        goal = code.partition(".")[0]
        ordered.append((turns[goal], code))
        turns[goal] += 1
    spread = [code for _, code in sorted(ordered, key=lambda found: found[0])]
    return [*sides, *spread]
