"""Pairs of targets that tend to pull apart: the reference data behind possible goal conflicts.

From `taxonomies/conflicts.yml`, whose head says where the pairs come from and how
passages belong to their sides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from auditor.folders import TAXONOMIES
from auditor.judging.patterns import Signals, compile_signals
from auditor.judging.signals import FALLBACK, LANGUAGES, read_sentence, split_sentences
from auditor.yamlfiles import load_yaml

FILE = TAXONOMIES / "conflicts.yml"
NAMED = "named"


@dataclass(frozen=True, slots=True)
class Entry:
    """A pair of sides that tend to pull apart.

    Attributes:
        id: Of the entry.
        sides: The targets of the first side (whose commitment raises the question) and of the second.
        things: What the passages of each side speak of, by name.
        far: Whether the two pull apart wherever in a strategy they stand.
        alone: Things of the first side that raise the question even where the second side's goals are nowhere treated.
        why: In each language.
        mandate: Who holds the means.
        source: Where the pair comes from.
    """

    id: str
    sides: tuple[tuple[str, ...], tuple[str, ...]]
    things: tuple[frozenset[str], frozenset[str]]
    far: bool
    alone: frozenset[str]
    why: Mapping[str, str]
    mandate: tuple[str, ...]
    source: str

    def spoken(self, things: frozenset[str]) -> tuple[bool, bool]:
        """Which of its sides a passage speaks of."""
        return bool(self.things[0] & things), bool(self.things[1] & things)


@lru_cache(maxsize=1)
def load_conflicts() -> tuple[Entry, ...]:
    """Read the pairs, in the order of the reference data."""
    return tuple(
        Entry(
            entry["id"],
            (tuple(entry["first"]["targets"]), tuple(entry["second"]["targets"])),
            (frozenset(entry["first"]["things"]), frozenset(entry["second"]["things"])),
            entry.get("far", True),
            frozenset(entry.get("alone", ())),
            entry["why"],
            tuple(entry["mandate"]),
            entry["source"],
        )
        for entry in _settings()["conflicts"]
        if entry["id"] != NAMED
    )


def why_conflict(identifier: str, language: str) -> str:
    """Why an entry's sides may pull apart, in a report language."""
    return next(str(entry["why"][language]) for entry in _settings()["conflicts"] if entry["id"] == identifier)


def find_things(text: str, language: str) -> frozenset[str]:
    """What of the reference data's things a passage speaks of.

    Args:
        text: The passage.
        language: `sv` or `en`; anything else is read with the Swedish phrases.
    """
    return frozenset(count_things(text, language))


@lru_cache(maxsize=1024)  # the flag and the search for pairs ask for the same passage
def count_things(text: str, language: str) -> Counter[str]:
    """With how many different phrases a passage speaks of each of the reference data's things.

    Args:
        text: The passage.
        language: `sv` or `en`; anything else is read with the Swedish phrases.
    """
    signals = _things(language if language in LANGUAGES else FALLBACK)
    phrases = {name for part in split_sentences(text) for name in read_sentence(part, signals).signals}
    return Counter(phrase.partition(" ")[0] for phrase in phrases)


@lru_cache(maxsize=len(LANGUAGES))
def _things(language: str) -> Signals:
    phrases = {
        f"{name} {place}": [phrase]
        for name, thing in _settings()["things"].items()
        for place, phrase in enumerate(thing[language])
    }
    return compile_signals(phrases, language)


@lru_cache(maxsize=1)
def _settings() -> dict[str, Any]:
    settings: dict[str, Any] = load_yaml(FILE)
    return settings
