"""A passage as one side of a possible conflict: what it speaks of, where it stands, which goals it may carry."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, product
from typing import Any

from auditor.folders import SETTINGS
from auditor.judging.conflictsignals import find_tension
from auditor.judging.placenames import rare_places
from auditor.judging.tensions import NAMED, Entry, count_things, load_conflicts
from auditor.records import DEPTHS, GOALS, ConflictStatus, Match, Paragraph
from auditor.yamlfiles import load_yaml

FILE = SETTINGS / "conflicts" / "pairs.yml"
TENSION = ("named", "not_both", "loss", "danger", "dissent")


@dataclass(frozen=True, slots=True)
class Side:
    """A passage that stands where a strategy commits itself.

    Attributes:
        paragraph: The passage.
        match: What it is about.
        section: Place of its section.
        counts: What of the reference data it speaks of, and with how many phrases.
        places: Names in it that few other passages hold.
        flagged: Whether it sets two goals against each other itself.
    """

    paragraph: Paragraph
    match: Match
    section: int
    counts: Mapping[str, int]
    places: frozenset[str]
    flagged: bool

    @property
    def things(self) -> frozenset[str]:
        """What of the reference data it speaks of."""
        return frozenset(self.counts)

    @property
    def depth(self) -> int:
        """Its step on the ladder."""
        return DEPTHS.index(self.match.depth)

    def phrases(self, things: Collection[str]) -> int:
        """With how many phrases it speaks of any of some things."""
        return max((self.counts.get(name, 0) for name in things), default=0)

    def carries(self, codes: Iterable[str]) -> bool:
        """Whether a goal of a side is decided present."""
        return any(self.match.goals[goal_of(code) - 1].present for code in codes)

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

    def retells(self) -> bool:
        """Whether the tension is another's: a law, a national plan, a definition, and no choice follows."""
        sentences = find_tension(self.paragraph.text, self.paragraph.language)
        told = [sentence for sentence in sentences if sentence.has(*TENSION)]
        quoted = bool(sentences) and sentences[0].has("retold")
        return quoted and (not told or told[0] is sentences[0]) and len(sentences) - len(told) <= 1


@dataclass(frozen=True, slots=True)
class Pair:
    """Two goals of one passage that may pull apart, the entry that says so, and how well it fits."""

    entry: str
    goals: tuple[int, int]
    targets: tuple[str, str]
    score: float


def best_pair(side: Side) -> Pair:
    """The two goals that a passage sets against each other, by their chances and by the reference data."""
    score, one, other = max(
        ((side.chance(one) * side.chance(other), one, other) for one, other in combinations(GOALS, 2)),
        key=lambda found: found[0],
    )
    if side.chance(other) > side.chance(one):
        one, other = other, one
    entry: Entry | None = None
    for candidate in load_conflicts():
        for fit, first, second in _fits(side, candidate):
            if fit > score:
                score, entry, one, other = fit, candidate, first, second
    sides: tuple[Sequence[str], Sequence[str]] = entry.sides if entry else ((), ())
    targets = (side.target(one, sides[0]), side.target(other, sides[1]))
    return Pair(entry.id if entry else NAMED, (one, other), targets, score)


def _fits(side: Side, entry: Entry) -> Iterator[tuple[float, int, int]]:
    """How well the goals of an entry's sides fit a passage that speaks of one of them or of both."""
    rules = pair_rules()
    told = [side.phrases(things) for things in entry.things]
    if not any(told):
        return
    weight = rules["both_spoken"] if all(told) else rules["one_spoken"]
    weight *= 1 + rules["more_phrases"] * sum(math.log2(max(count, 1)) for count in told)
    for first, second in product(*map(goals_of, entry.sides)):
        if first == second and not all(told):
            continue
        usual = [goal == goals_of(codes)[0] for goal, codes in zip((first, second), entry.sides, strict=True)]
        fit = weight
        for goal, first_named in zip((first, second), usual, strict=True):
            least = rules["spoken"] if all(told) and first_named else 0.0
            fit *= max(side.chance(goal), least) * (1.0 if first_named else rules["unusual"])
        # Between equals the goals that the passage was matched with decide.
        fit += rules["own_goals"] * (side.chance(first) + side.chance(second))
        yield fit * (rules["one_goal"] if first == second else 1.0), first, second


def read_sides(passages: Sequence[tuple[Paragraph, Match, int]]) -> list[Side]:
    """Read passages as sides.

    Args:
        passages: Paragraph, match and place of the section, of those that may speak.
    """
    places = rare_places([paragraph.text for paragraph, _, _ in passages])
    return [
        Side(paragraph, match, section, count_things(paragraph.text, paragraph.language), names, match.conflict)
        for (paragraph, match, section), names in zip(passages, places, strict=True)
    ]


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
