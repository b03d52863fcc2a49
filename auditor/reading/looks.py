"""How headings are set, and what that says about their levels: the ranks of their looks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cmp_to_key, partial
from itertools import groupby

from auditor.reading.drafts import Draft
from auditor.reading.headings import Body

# A heading this much larger than running text is a chapter's; capitals say nothing about its level.
CHAPTER = 1.3
# Sizes this near, in points or as a factor, are one; large titles are fitted to their page and differ more.
SAME_POINTS = 0.5
SAME_SIZE = 1.04
DISPLAY = 2.5
SAME_DISPLAY = 1.2
# The order of looks whose sizes differ by less than this factor is decided by which of them comes first.
NEAR = 1.13
# A heading above all others, set so but once, is the document's title where so many chapters follow it.
CHAPTERS = 3
# So large a share of the headings set alike must have one stated level for it to be that of the others too.
AGREED = 0.8
LISTED = 0.5
# Colours whose parts differ by no more than this in sum are one: black is written in many ways.
SAME_COLOUR = 150


@dataclass(frozen=True, slots=True)
class Look:
    """How a heading is set.

    Attributes:
        size: The largest of the sizes that count as one, in points.
        bold: Whether it is bold.
        capitals: Whether it is small and all in capitals.
        italic: Whether it is slanted.
        coloured: Whether its colour is another than that of running text.
    """

    size: float
    bold: bool
    capitals: bool
    italic: bool
    coloured: bool


class Looks:
    """The looks of a document's headings and their ranks, 0 for the outermost level.

    Args:
        headings: All headings of the document in reading order.
        body: How running text is set.
    """

    def __init__(self, headings: Sequence[Draft], body: Body) -> None:
        self._body = body
        self._sizes = _merged_sizes({round(draft.size, 1) for draft in headings}, body.size)
        self._ranks = self._ranked(headings)
        self._levels = self._stated(headings)

    def level(self, draft: Draft) -> int:
        """The level that the file states for most headings set like this one; 0 where it states none."""
        return self._levels.get(self.look(draft), 0)

    def _stated(self, headings: Sequence[Draft]) -> dict[Look, int]:
        """For each look the level that the file states for its headings, where they agree."""
        told: dict[Look, Counter[int]] = {}
        for draft in headings:
            if draft.level:
                told.setdefault(self.look(draft), Counter())[draft.level] += 1
        held = Counter(self.look(draft) for draft in headings)
        usual = {look: counts.most_common(1)[0] for look, counts in told.items()}
        return {
            look: level
            for look, (level, count) in usual.items()
            if count >= max(AGREED * told[look].total(), LISTED * held[look])
        }

    def rank(self, draft: Draft) -> int:
        """The rank of a heading's look."""
        return self._ranks[self.look(draft)]

    def look(self, draft: Draft) -> Look:
        """How a heading is set."""
        style = draft.first.style
        capitals = draft.raw.isupper() and draft.size < CHAPTER * self._body.size
        coloured = _distance(style.colour, self._body.colour) > SAME_COLOUR
        return Look(self._sizes[round(draft.size, 1)], style.bold, capitals, style.italic, coloured)

    def _ranked(self, headings: Sequence[Draft]) -> dict[Look, int]:
        """The ranks: larger before smaller; where sizes are near, the order of occurrence decides."""
        large = CHAPTER * self._body.size
        sequence = [self.look(draft) for draft in headings if not draft.panel or draft.size >= large]
        looks = sorted({self.look(draft) for draft in headings}, key=_order)
        ranks: dict[Look, int] = {}
        rank = 0
        for _, members in groupby(looks, key=_near_sizes(looks).__getitem__):
            group = list(members)
            stretches = _stretches(sequence, set(group))
            group.sort(key=cmp_to_key(partial(_compare, stretches=stretches)))
            for place, look in enumerate(group):
                if place and _compare(group[place - 1], look, stretches):
                    rank += 1
                ranks[look] = rank
            rank += 1
        return _without_titles(ranks, headings, self)


def _near_sizes(looks: Sequence[Look]) -> dict[Look, int]:
    """Looks in falling order of size, numbered: near sizes have one number."""
    numbers: dict[Look, int] = {}
    number, top = 0, 0.0
    for look in looks:
        if top and top / look.size > NEAR:
            number, top = number + 1, look.size
        top = top if top else look.size
        numbers[look] = number
    return numbers


def _merged_sizes(sizes: set[float], body: float) -> dict[float, float]:
    """For each size the largest of those that count as one with it."""
    merged: dict[float, float] = {}
    top = 0.0
    for size in sorted(sizes, reverse=True):
        factor = SAME_DISPLAY if size >= DISPLAY * body else SAME_SIZE
        if not top or (top - size > SAME_POINTS and top / size > factor):
            top = size
        merged[size] = top
    return merged


def _distance(one: int, other: int) -> int:
    """How far two colours are from each other: the sum over red, green and blue."""
    return sum(abs((one >> shift & 0xFF) - (other >> shift & 0xFF)) for shift in (16, 8, 0))


def _order(look: Look) -> tuple[float, bool, bool, bool, bool]:
    return -look.size, not look.bold, not look.capitals, look.italic, not look.coloured


def _stretches(sequence: Sequence[Look], group: set[Look]) -> list[list[Look]]:
    """The looks of a group between headings larger than all of them."""
    largest = max(look.size for look in group)
    stretches: list[list[Look]] = [[]]
    for look in sequence:
        if look in group:
            stretches[-1].append(look)
        elif look.size > largest:
            stretches.append([])
    return [stretch for stretch in stretches if stretch]


def _compare(one: Look, other: Look, stretches: Sequence[Sequence[Look]]) -> int:
    """Below nought where the first look stands above the second, nought where they are of one level.

    What heads others comes before them; so the look that comes first in the stretches that hold both is the outer.
    """
    both = [held for held in stretches if one in held and other in held]
    firsts = [next(look for look in held if look in (one, other)) for held in both]
    ahead, behind = firsts.count(one), firsts.count(other)
    counts = sum(held.count(one) for held in stretches), sum(held.count(other) for held in stretches)
    faces = (one.bold, one.capitals, one.italic) == (other.bold, other.capitals, other.italic)
    if one.size == other.size and faces and len(firsts) < 2:
        return 0  # chapters may have colours of their own
    if one.size == other.size or max(one.size, other.size) / min(one.size, other.size) <= NEAR:
        if ahead > 2 * behind and (ahead > 1 or counts[0] <= counts[1]):
            return -1
        if behind > 2 * ahead and (behind > 1 or counts[1] <= counts[0]):
            return 1
    if one.size == other.size and faces:
        return 0
    return -1 if _order(one) < _order(other) else 1


def _without_titles(ranks: dict[Look, int], headings: Sequence[Draft], looks: Looks) -> dict[Look, int]:
    """The ranks, that of the document's own title let down: set once, before all others, it heads no chapter."""
    texts: dict[int, set[str]] = {}
    for draft in headings:
        texts.setdefault(ranks[looks.look(draft)], set()).add(draft.raw.lower())
    held = sorted(texts)
    down = 0
    for draft in headings:
        alone = down + 1 < len(held) and len(texts[held[down]]) == 1
        if (
            not alone
            or ranks[looks.look(draft)] != held[down]
            or not any(len(texts[rank]) >= CHAPTERS for rank in held[down:])
        ):
            break
        down += 1
    return {look: max(rank, held[down]) for look, rank in ranks.items()} if held else ranks
