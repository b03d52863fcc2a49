"""Pairs of targets that tend to pull apart: the reference data behind possible goal conflicts.

From `taxonomies/conflicts.yml`, whose head says where the pairs come from and how
passages belong to their sides.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import yaml

from auditor.folders import TAXONOMIES
from auditor.judging.patterns import Signals, compile_signals
from auditor.judging.signals import LANGUAGES

FILE = TAXONOMIES / "conflicts.yml"
NAMED = "named"


@dataclass(frozen=True, slots=True)
class Entry:
    """A pair of sides that tend to pull apart.

    Attributes:
        id: Of the entry.
        sides: The targets of the first side (whose commitment raises the question) and of the second.
        why: In each language.
        mandate: Who holds the means.
        source: Where the pair comes from.
    """

    id: str
    sides: tuple[tuple[str, ...], tuple[str, ...]]
    why: Mapping[str, str]
    mandate: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class ConflictRules:
    """The entries, and the goals of the rule on silence."""

    entries: tuple[Entry, ...]
    growth: frozenset[int]
    ecology: frozenset[int]


@lru_cache(maxsize=1)
def load_conflicts() -> ConflictRules:
    """Read the reference data."""
    settings = _settings()
    entries = tuple(
        Entry(
            entry["id"],
            (tuple(entry["first"]["targets"]), tuple(entry["second"]["targets"])),
            entry["why"],
            tuple(entry["mandate"]),
            entry["source"],
        )
        for entry in settings["conflicts"]
        if entry["id"] != NAMED
    )
    return ConflictRules(entries, frozenset(settings["growth"]), frozenset(settings["ecology"]))


def why_conflict(identifier: str, language: str) -> str:
    """Why an entry's sides may pull apart, in a report language."""
    return next(str(entry["why"][language]) for entry in _settings()["conflicts"] if entry["id"] == identifier)


@lru_cache(maxsize=1)
def _settings() -> dict[str, Any]:
    settings: dict[str, Any] = yaml.load(FILE.read_text("utf-8"), Loader=yaml.CSafeLoader)
    return settings


@lru_cache(maxsize=len(LANGUAGES))
def conflict_phrases(language: str) -> Signals:
    """The phrases of every side as patterns named `<entry> <side>`."""
    patterns = {
        f"{entry['id']} {side}": entry[name]["phrases"][language]
        for entry in _settings()["conflicts"]
        for side, name in enumerate(("first", "second"))
        if name in entry
    }
    return compile_signals(patterns, language)
