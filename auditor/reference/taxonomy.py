"""Agenda 2030 as checked reference data: 17 goals, 169 targets, in our own words, Swedish and English.

Each goal is a YAML file named by its number. Every entry carries examples that
must match it and counter-examples that must not; the tests hold the matcher to
them. Unknown codes raise, because a misspelt target must not become a gap.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from auditor.errors import UnknownCode
from auditor.folders import TAXONOMIES
from auditor.records import Dimension
from auditor.reference.checkedfiles import read_checked

FOLDER = TAXONOMIES
TARGETS_IN_AGENDA = 169

Words = Mapping[str, str]
Lists = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Part:
    """A separable part of a composite target (Teilziel).

    Attributes:
        id: The target's number and the part's.
        text: What the part asks for.
        abroad: Whether it is about other countries, so that no strategy here lacks it.
    """

    id: str
    text: Words
    abroad: bool = False


@dataclass(frozen=True, slots=True)
class Target:
    """One of the 169 targets.

    Attributes:
        id: Official number, such as `6.3` or `17.19`.
        goal: The goal that it belongs to.
        name: Short name in each language.
        text: One sentence of our own in each language.
        primary: The dimension it belongs to first (profile B: regional application).
        secondary: Further dimensions.
        parts: Its separable parts.
        phrases: Precise phrases in each language, see `auditor.matching.phrases`.
        examples: Passages that address it.
        counterexamples: Passages that look alike and do not.
    """

    id: str
    goal: int
    name: Words
    text: Words
    primary: Dimension
    secondary: tuple[Dimension, ...]
    parts: tuple[Part, ...]
    phrases: Lists
    examples: Lists
    counterexamples: Lists


@dataclass(frozen=True, slots=True)
class Goal:
    """One of the 17 goals with its targets in official order."""

    id: int
    name: Words
    colour: str
    description: Words
    confusions: Lists
    phrases: Lists
    targets: tuple[Target, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Taxonomy:
    """All goals and targets.

    Attributes:
        goals: By number.
        targets: By code, in official order.
        version: Of the reference data, from `taxonomies/version.txt`.
    """

    goals: Mapping[int, Goal]
    targets: Mapping[str, Target] = field(repr=False)
    version: str

    def target(self, code: str) -> Target:
        """Look a target up.

        Raises:
            UnknownCode: There is no such target.
        """
        if code not in self.targets:
            raise UnknownCode("target", code)
        return self.targets[code]


@lru_cache(maxsize=1)
def load_taxonomy() -> Taxonomy:
    """Read the shipped taxonomy.

    Raises:
        TaxonomyInvalid: A file does not follow the schema.
    """
    goals = {goal.id: goal for goal in (read_goal(path) for path in sorted((FOLDER / "sdg").glob("*.yml")))}
    targets = {target.id: target for goal in goals.values() for target in goal.targets}
    version = (FOLDER / "version.txt").read_text("utf-8").strip()
    return Taxonomy(goals, targets, version)


def read_goal(path: Path) -> Goal:
    """Read and check one goal file.

    Raises:
        TaxonomyInvalid: The file is no YAML, or does not follow the schema; says where and what to do.
    """
    record = read_checked(path, FOLDER / "schema.json")
    number = int(record["id"])
    return Goal(
        id=number,
        name=record["name"],
        colour=record["colour"],
        description=record["description"],
        confusions=_lists(record["not"]),
        phrases=_lists(record["phrases"]),
        targets=tuple(_target(number, entry) for entry in record["targets"]),
    )


def _target(goal: int, entry: dict[str, Any]) -> Target:
    return Target(
        id=entry["id"],
        goal=goal,
        name=entry["name"],
        text=entry["text"],
        primary=entry["dimensions"]["primary"],
        secondary=tuple(entry["dimensions"].get("secondary", ())),
        parts=tuple(_part(part) for part in entry["parts"]),
        phrases=_lists(entry["phrases"]),
        examples=_lists(entry["examples"]),
        counterexamples=_lists(entry["counterexamples"]),
    )


def _part(entry: Mapping[str, Any]) -> Part:
    return Part(entry["id"], {"sv": entry["sv"], "en": entry["en"]}, entry.get("abroad", False))


def _lists(entry: Mapping[str, list[str]]) -> Lists:
    return {language: tuple(entry.get(language, ())) for language in ("sv", "en")}


def problems(taxonomy: Taxonomy) -> Iterator[str]:
    """What the schema cannot see: missing or doubled numbers, targets under the wrong goal, repeated examples."""
    if sorted(taxonomy.goals) != list(range(1, 18)):
        yield f"There must be goals 1 to 17; found {sorted(taxonomy.goals)}."
    listed = [target.id for goal in taxonomy.goals.values() for target in goal.targets]
    if len(listed) != TARGETS_IN_AGENDA or len(set(listed)) != len(listed):
        yield f"There must be {TARGETS_IN_AGENDA} different targets; found {len(listed)}, {len(set(listed))} different."
    seen: dict[str, str] = {}
    for goal in taxonomy.goals.values():
        for target in goal.targets:
            if not target.id.startswith(f"{goal.id}."):
                yield f"{target.id} stands under goal {goal.id}: move it to its own file."
            for text in (text for texts in target.examples.values() for text in texts):
                if text in seen:
                    yield f"{target.id} and {seen[text]} share an example: «{text[:60]}…»."
                seen[text] = target.id
