"""What weakens or strengthens a sentence: `settings/wordings.yml`, read for one language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from auditor.folders import SETTINGS
from auditor.yamlfiles import load_yaml

FILE = SETTINGS / "wordings.yml"
FALLBACK = "sv"
LISTS = ("hedges", "indicator", "actor", "unit", "level", "label", "floor", "ceiling", "not_after")


@dataclass(frozen=True, slots=True)
class Word:
    """A phrase found in a text: the sense it stands for, as it is written, and where (character offsets)."""

    sense: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class WordingRules:
    """The word lists of one language, ready to search.

    Attributes:
        scales: Names of the scales on which words replace each other; each is a group of `find`.
        plain: On scales that have one, the step of a sentence without any word of theirs.
        sentence: Least likeness of two sentences of which one has become the other.
        reach: Characters around a year or number in which a word about it is looked for.
        near_year: Most words between a year and the word that makes it a deadline.
        near_number: Most words between a number and the word that bounds it.
        senses: For each group of words the patterns by sense.
    """

    scales: tuple[str, ...]
    plain: Mapping[str, int]
    sentence: float
    reach: int
    near_year: int
    near_number: int
    senses: Mapping[str, Mapping[str, re.Pattern[str]]]

    def find(self, group: str, text: str) -> tuple[Word, ...]:
        """The phrases of a group in a text, in reading order; of overlapping ones the longest."""
        hits = [
            Word(sense, match.group(), match.start(), match.end())
            for sense, pattern in self.senses[group].items()
            for match in pattern.finditer(text)
        ]
        found: list[Word] = []
        for hit in sorted(hits, key=lambda hit: (hit.start - hit.end, hit.start)):
            if not any(hit.start < word.end and word.start < hit.end for word in found):
                found.append(hit)
        return tuple(sorted(found, key=lambda word: word.start))


@lru_cache(maxsize=2)
def load_wording_rules(language: str) -> WordingRules:
    """Read the word lists of a language; the Swedish ones for any that has none."""
    settings = load_yaml(FILE)
    lists: dict[str, Any] = settings.get(language, settings[FALLBACK])
    scales = {name: dict(scale) for name, scale in lists["scales"].items()}
    plain = {name: int(scale.pop("plain")) for name, scale in scales.items() if "plain" in scale}
    groups = scales | {"deadline": lists["deadline"]} | {name: {name: lists[name]} for name in LISTS}
    senses = {
        group: {str(sense): _pattern(phrases) for sense, phrases in held.items()} for group, held in groups.items()
    }
    limits = {name: settings[name] for name in ("sentence", "reach", "near_year", "near_number")}
    return WordingRules(scales=tuple(scales), plain=plain, senses=senses, **limits)


def _pattern(phrases: Iterable[object]) -> re.Pattern[str]:
    """One expression for all phrases, longest first; `*` stands for any letters."""
    parts = (re.escape(str(phrase)) for phrase in sorted(phrases, key=lambda phrase: -len(str(phrase))))
    choices = "|".join(part.replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for part in parts)
    return re.compile(rf"(?<!\w)(?:{choices})(?!\w)", re.IGNORECASE)
