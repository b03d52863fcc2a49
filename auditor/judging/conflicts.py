"""Possible goal conflicts to examine: what a commitment may cost another goal, and whether the strategy says so.

First what the text takes up itself: passages that set two goals against each other. Then
pairs of the reference data (`taxonomies/conflicts.yml`) whose two sides stand in different
passages and that nothing in the text sets against each other, ranked by how strongly they
meet: in one place, in one priority, as commitments. Never a found fact: a question to weigh.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from auditor.judging.conflicthead import load_head, read_features
from auditor.judging.conflictsides import Pair, Side, best_pair, goals_of, pair_rules, read_sides
from auditor.judging.depth import commits
from auditor.judging.onesidedconflicts import one_sided_conflicts
from auditor.judging.sections import section_of
from auditor.judging.tensions import NAMED, Entry, load_conflicts
from auditor.records import DEPTHS, Conflict, ConflictStatus, Document, Match, Section

AIM, INTENT = DEPTHS.index("aim"), DEPTHS.index("intent")
STATUSES: tuple[ConflictStatus, ...] = ("unaddressed", "mentioned", "weighed")
SEVERAL = 2


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two passages in which the sides of an entry meet, and how strongly."""

    entry: Entry
    first: Side
    second: Side
    score: float

    @property
    def goals(self) -> frozenset[int]:
        """The two goals, each the likeliest of its side that the other does not carry."""
        return frozenset(self._goals())

    def pair(self) -> tuple[str, str]:
        """The two targets."""
        one, other = self._goals()
        return self.first.target(one, self.entry.sides[0]), self.second.target(other, self.entry.sides[1])

    def _goals(self) -> tuple[int, int]:
        pairs = product(goals_of(self.entry.sides[0]), goals_of(self.entry.sides[1]))
        different = [(one, other) for one, other in pairs if one != other]
        return max(different, key=lambda pair: self.first.chance(pair[0]) * self.second.chance(pair[1]))


def names_conflict(text: str, language: str) -> bool:
    """Whether a text sets two goals against each other, with a word for it or without.

    Args:
        text: The passage.
        language: Whose signals and head judge it.
    """
    head = load_head(language)
    return head.chance(read_features(text, language)) >= head.threshold


def find_conflicts(document: Document, matches: Sequence[Match], sections: Sequence[Section]) -> tuple[Conflict, ...]:
    """The possible conflicts of a strategy: those it takes up itself, others, one-sided ones last.

    Args:
        document: The document read.
        matches: One for each paragraph.
        sections: Its priorities and chapters.
    """
    known = {paragraph.id: paragraph for paragraph in document.paragraphs}
    places = section_of(sections)
    speaking = [
        (known[match.paragraph], match, places[match.paragraph])
        for match in matches
        if match.paragraph in places and (match.goals_present or match.conflict) and commits(known[match.paragraph])
    ]
    sides = read_sides(speaking)
    taken = [(best_pair(side), [side]) for side in sides if side.flagged and not side.retells()]
    own = list(_merged([found for found in taken if found[0].score >= pair_rules()["fit"]]))
    own.sort(key=lambda found: -found[0].score)
    unsaid = tuple(_unsaid(sides, own))
    raised = {*(pair.entry for pair, _ in own), *(conflict.id for conflict in unsaid)}
    return tuple(_taken_up(*found) for found in own) + unsaid + tuple(one_sided_conflicts(sides, matches, raised))


def _merged(found: Sequence[tuple[Pair, list[Side]]]) -> Iterator[tuple[Pair, list[Side]]]:
    """Passages close by in one section that take up the same goals, or go on with one of them, are one conflict."""
    kept: list[tuple[Pair, list[Side]]] = []
    for pair, (side,) in found:
        at = next((at for at in reversed(range(len(kept))) if _goes_on(kept[at], pair, side)), None)
        if at is None:
            kept.append((pair, [side]))
        else:
            better = pair if pair.score > kept[at][0].score else kept[at][0]
            kept[at] = (better, [*kept[at][1], side])
    yield from kept


def _goes_on(last: tuple[Pair, list[Side]], pair: Pair, side: Side) -> bool:
    before = last[1][-1]
    distance = side.paragraph.order - before.paragraph.order
    if before.section == side.section and last[0].entry == pair.entry != NAMED and last[0].goals == pair.goals:
        return bool(before.places & side.places) or distance <= pair_rules()["near"]
    near = before.section == side.section and before.paragraph.heading == side.paragraph.heading
    shared = len(set(last[0].goals) & set(pair.goals))
    return near and ((distance == 1 and shared >= 1) or (distance <= pair_rules()["merge"] and shared == SEVERAL))


def _taken_up(pair: Pair, sides: Sequence[Side]) -> Conflict:
    status = max((side.status() for side in sides), key=STATUSES.index)
    return Conflict(pair.entry, pair.targets, tuple(side.match.paragraph for side in sides), status)


def _unsaid(sides: Sequence[Side], own: Sequence[tuple[Pair, list[Side]]]) -> Iterator[Conflict]:
    """The strongest meetings of each entry that the text does not take up; the same goals again only elsewhere."""
    rules = pair_rules()
    meetings = sorted((m for entry in load_conflicts() for m in _meetings(entry, sides)), key=lambda m: -m.score)
    seen: dict[frozenset[int], set[str]] = {}
    for pair, taken in own:
        seen.setdefault(frozenset(pair.goals), set()).update(side.match.paragraph for side in taken)
    done = {pair.entry for pair, _ in own}
    left = rules["most"]
    for best in meetings:
        here = {best.first.match.paragraph, best.second.match.paragraph}
        before = seen.setdefault(best.goals, set())
        if left == 0 or best.entry.id in done or here & before:
            continue
        left -= 1
        done.add(best.entry.id)
        same = [m for m in meetings if m.entry is best.entry and m.goals == best.goals]
        shown = dict.fromkeys(side.match.paragraph for m in same for side in (m.first, m.second))
        before |= set(shown)
        yield Conflict(best.entry.id, best.pair(), tuple(shown)[: rules["passages"]], STATUSES[0])


def _meetings(entry: Entry, sides: Sequence[Side]) -> Iterator[Meeting]:
    support, least = pair_rules()["support"], pair_rules()["least"]["far" if entry.far else "near"]
    quiet = [side for side in sides if not side.flagged]
    firsts, seconds = (
        [side for side in quiet if _stands_for(side, codes, things, support)]
        for codes, things in zip(entry.sides, entry.things, strict=True)
    )
    for first, second in product(firsts, seconds):
        if first is not second and first.depth >= INTENT and _told(entry, first, second):
            meeting = Meeting(entry, first, second, _strength(entry, first, second))
            if meeting.score >= least:
                yield meeting


def _stands_for(side: Side, codes: Sequence[str], things: frozenset[str], support: float) -> bool:
    if side.phrases(things):
        return side.support(codes) >= support
    return bool(side.places) and side.carries(codes)


def _told(entry: Entry, first: Side, second: Side) -> bool:
    """Whether the passages speak of both sides, or of one and of a common place."""
    spoken = (first.phrases(entry.things[0]) > 0) + (second.phrases(entry.things[1]) > 0)
    return spoken == SEVERAL or (spoken == 1 and bool(first.places & second.places))


def _strength(entry: Entry, first: Side, second: Side) -> float:
    rules = pair_rules()
    together = first.section == second.section
    near = together and abs(first.paragraph.order - second.paragraph.order) <= rules["near"]
    told: float = (
        rules["same_place"] * bool(first.places & second.places)
        + rules["same_section"] * together
        + rules["close"] * near
        + rules["committed"] * (first.depth >= AIM)
        + rules["answered"] * (second.depth >= INTENT)
        - rules["answers"] * (second.phrases(entry.things[0]) > 0)
        - rules["row"] * sum(side.paragraph.kind == "table" for side in (first, second))
        - rules["unspoken"] * (not (first.phrases(entry.things[0]) and second.phrases(entry.things[1])))
    )
    return told + first.support(entry.sides[0]) * second.support(entry.sides[1])
