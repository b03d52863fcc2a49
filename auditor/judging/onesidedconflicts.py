"""Possible conflicts of which the strategy shows one side only: it commits itself, and what that may cost is nowhere.

Two readers of three Swedish climate and energy plans each asked first about wind power,
solar land or biofuel against nature, where no plan has a word on nature
(`docs/method/10-readers.md`). Which pairs are raised so is reference data (`alone`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from auditor.judging.conflictsides import Side, goals_of, pair_rules
from auditor.judging.tensions import Entry, load_conflicts
from auditor.records import DEPTHS, Conflict, Match

INTENT = DEPTHS.index("intent")


def one_sided_conflicts(sides: Sequence[Side], matches: Sequence[Match], raised: Collection[str]) -> Iterator[Conflict]:
    """One possible conflict for each pair that may stand alone and whose second side's goals no paragraph treats.

    Args:
        sides: The passages that stand where the strategy commits itself.
        matches: Of all paragraphs.
        raised: Ids of the pairs raised already.
    """
    treated = {goal for match in matches for goal in match.goals_present}
    for entry in load_conflicts():
        if entry.alone and entry.id not in raised and not treated & set(goals_of(entry.sides[1])):
            shown = [side for side in sides if _commits_to(side, entry)]
            if shown:
                first = max(shown, key=lambda side: side.support(entry.sides[0]))
                pair = (first.target(goals_of(entry.sides[0])[0], entry.sides[0]), entry.sides[1][0])
                passages = tuple(side.match.paragraph for side in shown)[: pair_rules()["passages"]]
                yield Conflict(entry.id, pair, passages, "unaddressed")


def _commits_to(side: Side, entry: Entry) -> bool:
    support: float = pair_rules()["support"]
    return (
        not side.flagged
        and side.depth >= INTENT
        and side.phrases(entry.alone) > 0
        and side.support(entry.sides[0]) >= support
    )
