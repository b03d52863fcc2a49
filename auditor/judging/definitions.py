"""Sentences that print what a goal of Agenda 2030 means, in the UN's voice and not the strategy's.

"Säkerställa tillgång till vatten och sanitet för alla" below the goal's name commits no
municipality to anything, though the same infinitive elsewhere would be a wish or an
aim. Such a sentence is known by its words, nearly all of them the definition's own
(`settings/depth/definitions.yml`), or by speaking of the whole world below the name of a
goal. Whatever speaks of the municipality itself, of a year of its own or of an amount is no definition.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from auditor.folders import SETTINGS
from auditor.judging.signals import Sentence, find_signals
from auditor.records import GOALS
from auditor.reference.taxonomy import load_taxonomy
from auditor.yamlfiles import load_yaml

FILE = SETTINGS / "depth" / "definitions.yml"
SIGNAL = "definition"
OWN = ("own_actor", "own_subject", "own_measure", "responsible", "resource", "want")
"""Signals of somebody who undertakes something."""
FALLBACK = "sv"
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*-?")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
AMOUNT = re.compile(r"\d\s*(?:%|procent|percent|kr|mnkr|ton|kwh|gwh)", re.IGNORECASE)
SHORT = 3
NAMED = 0.6
"""Share of a heading's words, and of a goal's name, that must be the same for the heading to name the goal."""


@dataclass(frozen=True, slots=True)
class _Words:
    own: re.Pattern[str]
    not_own: re.Pattern[str]
    world: re.Pattern[str]
    wide: re.Pattern[str]
    empty: re.Pattern[str]
    known: re.Pattern[str]
    numbered: re.Pattern[str]
    names: dict[int, list[frozenset[str]]]
    goals: dict[int, re.Pattern[str]]


def find_told(text: str, language: str, heading: Sequence[str]) -> tuple[Sentence, ...]:
    """The sentences of a text with their signals, those marked that only print a goal's definition.

    Args:
        text: A paragraph's text.
        language: `sv` or `en`; anything else is read as Swedish.
        heading: The headings above it, outermost first.
    """
    named: dict[int, bool] = {}
    for title in heading:
        named |= named_goals(title, language)
    told = []
    for sentence in find_signals(text, language):
        named |= named_goals(sentence.text, language)
        marks = {SIGNAL: sentence.text} if defines_goal(sentence, language, named) else {}
        told.append(replace(sentence, signals={**sentence.signals, **marks}))
    return tuple(told)


def defines_goal(sentence: Sentence, language: str, named: Mapping[int, bool]) -> bool:
    """Whether a sentence prints the definition of a goal.

    Args:
        sentence: With its signals.
        language: `sv` or `en`.
        named: Goals whose names stand above or before it, and whether their numbers do.
    """
    known = _words(language)
    words = _long_words(sentence.text)
    if _speaks_for_itself(sentence, words, known):
        return False
    of_world = any(map(known.world.fullmatch, words))
    of_world = of_world or (any(map(known.wide.fullmatch, words)) and YEAR.search(sentence.text) is not None)
    if sentence.has("must") and not of_world:
        return False
    if named and of_world and not sentence.has("measure_item"):
        return True
    content = [word for word in words if not known.empty.fullmatch(word)]
    plain = any(map(known.known.fullmatch, content))
    return any(_covers(goal, content, known, goal in named) for goal in GOALS if plain or named.get(goal))


def named_goals(text: str, language: str) -> dict[int, bool]:
    """The goals that a heading or a label names: True if by number, False if by name alone."""
    known = _words(language)
    content = {word for word in _long_words(text) if not known.empty.fullmatch(word)}
    called = {
        goal: False
        for goal, names in known.names.items()
        if any(len(content & name) >= NAMED * max(len(content), len(name)) for name in names)
    }
    return called | {int(number): True for number in known.numbered.findall(text) if int(number) in GOALS}


def retells_goals(title: str) -> bool:
    """Whether a heading opens a chapter about the global goals, rather than about law or national aims."""
    return bool(_chapters().search(title))


def _speaks_for_itself(sentence: Sentence, words: Sequence[str], known: _Words) -> bool:
    if sentence.has(*OWN) or AMOUNT.search(sentence.text):
        return True
    if any(int(year) not in _settings()["years"] for year in YEAR.findall(sentence.text)):
        return True
    return any(known.own.fullmatch(word) and not known.not_own.fullmatch(word) for word in words)


def _covers(goal: int, content: Sequence[str], known: _Words, named: bool) -> bool:
    rule = _settings()["under_name" if named else "alone"]
    inside = sum(bool(known.goals[goal].fullmatch(word)) for word in content)
    return inside >= rule["least"] and inside >= rule["share"] * len(content)


def _long_words(text: str) -> list[str]:
    return [word for word in WORD.findall(text.lower()) if len(word) >= SHORT]


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word).replace(r"\*", r"[\w-]*") for word in words) or r"(?!)")


@lru_cache(maxsize=8)
def _words(language: str) -> _Words:
    languages = _settings()["languages"]
    entry = languages.get(language, languages[FALLBACK])
    before = "|".join(re.escape(word) for word in entry["before"])
    empty = _any_of(entry["empty"])
    called = {goal: load_taxonomy().goals[goal].name.values() for goal in GOALS}
    names = {
        goal: [frozenset(w for w in _long_words(n) if not empty.fullmatch(w)) for n in called[goal]] for goal in GOALS
    }
    name_words = {goal: sorted(frozenset().union(*names[goal])) for goal in GOALS}
    return _Words(
        **{name: _any_of(entry[name]) for name in ("own", "not_own", "world", "wide", "empty", "known")},
        numbered=re.compile(rf"\b(?:{before})\s*(\d{{1,2}})\b", re.IGNORECASE),
        names=names,
        goals={goal: _any_of([*entry["common"], *entry["goals"][goal], *name_words[goal]]) for goal in GOALS},
    )


@lru_cache(maxsize=1)
def _chapters() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any_of(_settings()['chapters']).pattern})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=1)
def _settings() -> dict[str, Any]:
    settings: dict[str, Any] = load_yaml(FILE)
    return settings
