"""The words by which a printed definition of a global goal is known, read from `settings/depth/definitions.yml`."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from auditor.folders import SETTINGS
from auditor.records import GOALS
from auditor.reference.taxonomy import load_taxonomy
from auditor.yamlfiles import load_yaml

FILE = SETTINGS / "depth" / "definitions.yml"
FALLBACK = "sv"
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*-?")
SHORT = 3


@dataclass(frozen=True, slots=True)
class DefinitionWords:
    """The words of one language.

    Attributes:
        own: Words of the strategy's own side.
        not_own: Exceptions to them.
        empty: Words that say nothing of who speaks or of what.
        telling: Words that hardly stand elsewhere than in definitions.
        world: Phrases that speak of the world's countries.
        tells: How a sentence begins that explains a global goal, wherever it stands.
        explains: How one begins that explains a goal below its number and name or after its definition.
        after: How one begins that explains the definition before it.
        amount: A figure with its unit, which the goals' definitions do not name.
        numbered: A goal's number, which may be one of the strategy's own.
        numbered_globally: A number that only a global goal bears.
        names: Words of each goal's names.
        goals: Words of each goal's definition.
        shares: For a goal not named and one named: which share of the words must be the definition's, and how many.
        years: Years that the goals themselves set.
    """

    own: re.Pattern[str]
    not_own: re.Pattern[str]
    empty: re.Pattern[str]
    telling: re.Pattern[str]
    world: re.Pattern[str]
    tells: re.Pattern[str]
    explains: re.Pattern[str]
    after: re.Pattern[str]
    amount: re.Pattern[str]
    numbered: re.Pattern[str]
    numbered_globally: re.Pattern[str]
    names: Mapping[int, Sequence[frozenset[str]]]
    goals: Mapping[int, re.Pattern[str]]
    shares: Sequence[tuple[float, int]]
    years: frozenset[int]

    def covers(self, goals: Collection[int], content: Sequence[str], *, named: bool) -> bool:
        """Whether nearly all words of a sentence are those of some goals' definitions."""
        share, least = self.shares[named]
        inside = sum(any(self.goals[goal].fullmatch(word) for goal in goals) for word in content)
        return inside >= least and inside >= share * len(content)


def long_words(text: str) -> list[str]:
    """The words that count, in lower case."""
    return [word for word in WORD.findall(text.lower()) if len(word) >= SHORT]


@lru_cache(maxsize=4)
def load_words(language: str) -> DefinitionWords:
    """Read the words of a language; Swedish ones if it has none."""
    settings = _settings()
    entry = settings["languages"].get(language, settings["languages"][FALLBACK])
    single = {name: _any_of(entry[name]) for name in ("own", "not_own", "empty", "telling")}
    phrases = {name: _phrase(entry[name]) for name in ("world", "after")}
    names = {
        goal: [
            frozenset(w for w in long_words(name) if not single["empty"].fullmatch(w))
            for name in load_taxonomy().goals[goal].name.values()
        ]
        for goal in GOALS
    }
    return DefinitionWords(
        **single,
        **phrases,
        tells=_phrase([f"{goal} {verb}" for goal in entry["global_goal"] for verb in entry["means"]]),
        explains=_phrase([f"{goal} {verb}" for goal in entry["the_goal"] for verb in entry["means"]]),
        amount=re.compile(rf"\d\s*(?:%|(?:{_any_of(settings['units']).pattern})(?!\w))", re.IGNORECASE),
        numbered=_number_after(entry["before"]),
        numbered_globally=_number_after(entry["before_global"]),
        names=names,
        goals={g: _any_of([*entry["common"], *entry["goals"][g], *frozenset().union(*names[g])]) for g in GOALS},
        shares=[(settings[way]["share"], settings[way]["least"]) for way in ("alone", "under_name")],
        years=frozenset(settings["years"]),
    )


@lru_cache(maxsize=1)
def load_chapters() -> re.Pattern[str]:
    """How chapters about the global goals are headed."""
    return _phrase(_settings()["chapters"])


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word).replace(r"\*", r"[\w-]*") for word in words) or r"(?!)")


def _phrase(phrases: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any_of(phrases).pattern})(?!\w)", re.IGNORECASE)


def _number_after(phrases: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"{_phrase(phrases).pattern}\s*(\d{{1,2}})\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def _settings() -> dict[str, Any]:
    settings: dict[str, Any] = load_yaml(FILE)
    return settings
