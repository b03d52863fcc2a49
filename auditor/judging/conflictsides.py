"""A passage as one side of a possible conflict: what it speaks of, where it stands, which goals it may carry."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Any

from auditor.folders import SETTINGS
from auditor.judging.conflictsignals import find_tension
from auditor.judging.tensions import NAMED, Entry, find_things, load_conflicts
from auditor.records import DEPTHS, GOALS, ConflictStatus, Match, Paragraph
from auditor.yamlfiles import load_yaml

FILE = SETTINGS / "conflicts" / "pairs.yml"
# A capital inside a sentence: after a small letter or a comma and a space.
PLACE = re.compile(r"(?<=[a-zåäö0-9,] )[A-ZÅÄÖ][a-zåäöé]{3,}")
LEAST_LETTERS = 4


@dataclass(frozen=True, slots=True)
class Side:
    """A passage that stands where a strategy commits itself.

    Attributes:
        paragraph: The passage.
        match: What it is about.
        section: Place of its section.
        things: What of the reference data it speaks of.
        places: Names in it that few other passages hold.
        flagged: Whether it sets two goals against each other itself.
    """

    paragraph: Paragraph
    match: Match
    section: int
    things: frozenset[str]
    places: frozenset[str]
    flagged: bool

    @property
    def depth(self) -> int:
        """Its step on the ladder."""
        return DEPTHS.index(self.match.depth)

    def chance(self, goal: int) -> float:
        """How likely it is that it addresses a goal; a goal decided present counts as likely."""
        rules = pair_rules()
        score = self.match.goals[goal - 1]
        least: float = rules["present"] if score.present else rules["floor"]
        return max(score.probability, least)

    def support(self, codes: Iterable[str]) -> float:
        """The chance of the likeliest goal of a side."""
        return max(self.chance(goal_of(code)) for code in codes)

    def target(self, goal: int, preferred: Sequence[str] = ()) -> str:
        """The target that it carries best of a goal, of those preferred where any is of the goal."""
        usual = [code for code in preferred if goal_of(code) == goal]
        chances = {t.target: t.probability for t in self.match.targets if goal_of(t.target) == goal}
        choice = usual if usual else list(chances)
        return max(choice, key=lambda code: chances.get(code, 0.0), default=f"{goal}.1")

    def status(self) -> ConflictStatus:
        """Whether it weighs the conflict or leaves it as it is."""
        sentences = find_tension(self.paragraph.text, self.paragraph.language)
        if any(sentence.has("open") for sentence in sentences):
            return "mentioned"
        return "weighed" if any(sentence.has("weighed") for sentence in sentences) else "mentioned"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two goals of one passage that may pull apart, the entry that says so, and how well it fits."""

    entry: str
    goals: tuple[int, int]
    targets: tuple[str, str]
    score: float


def best_pair(side: Side) -> Pair:
    """The two goals that a passage sets against each other, by their chances and by the reference data."""
    rules = pair_rules()
    score, one, other = max(
        ((side.chance(one) * side.chance(other), one, other) for one, other in combinations(GOALS, 2)),
        key=lambda found: found[0],
    )
    if side.chance(other) > side.chance(one):
        one, other = other, one
    entry: Entry | None = None
    for candidate in load_conflicts():
        spoken = candidate.spoken(side.things)
        weight = rules["both_spoken"] if all(spoken) else rules["one_spoken"] if any(spoken) else 0.0
        for first in goals_of(candidate.sides[0]):
            for second in goals_of(candidate.sides[1]) if weight else ():
                fit = weight * side.chance(first) * side.chance(second)
                if fit > score and (first != second or all(spoken)):
                    score, entry, one, other = fit, candidate, first, second
    sides: tuple[Sequence[str], Sequence[str]] = entry.sides if entry else ((), ())
    targets = (side.target(one, sides[0]), side.target(other, sides[1]))
    return Pair(entry.id if entry else NAMED, (one, other), targets, score)


def read_sides(passages: Sequence[tuple[Paragraph, Match, int]]) -> list[Side]:
    """Read passages as sides.

    Args:
        passages: Paragraph, match and place of the section, of those that may speak.
    """
    named = [frozenset(place_names(paragraph.text)) for paragraph, _, _ in passages]
    often = Counter(name for names in named for name in names)
    rare = {name for name, count in often.items() if 1 < count <= pair_rules()["rare"]}
    return [
        Side(paragraph, match, section, find_things(paragraph.text, paragraph.language), names & rare, match.conflict)
        for (paragraph, match, section), names in zip(passages, named, strict=True)
    ]


def place_names(text: str) -> set[str]:
    """Names within sentences, without a genitive's s."""
    return {name.removesuffix("s").casefold() for name in PLACE.findall(text) if len(name) > LEAST_LETTERS}


def goals_of(codes: Iterable[str]) -> tuple[int, ...]:
    """The goals of a side's targets, in their order."""
    return tuple(dict.fromkeys(goal_of(code) for code in codes))


def goal_of(code: str) -> int:
    """The goal of a target."""
    return int(code.partition(".")[0])


@lru_cache(maxsize=1)
def pair_rules() -> dict[str, Any]:
    """How possible conflicts are told from passages."""
    settings: dict[str, Any] = load_yaml(FILE)
    return settings
