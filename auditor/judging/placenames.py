"""Names of places in the passages of a strategy: what ties two passages together that share few other words.

A word with a capital within a sentence is taken for a name, and then at the start of a
sentence too. Months, authorities and boards are none (`settings/conflicts/places.yml`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from auditor.folders import SETTINGS
from auditor.yamlfiles import load_yaml

FILE = SETTINGS / "conflicts" / "places.yml"
# A capital inside a sentence: after a small letter, a digit or a comma and a space.
WITHIN = re.compile(r"(?<=[a-zåäö0-9,] )[A-ZÅÄÖ][a-zåäöé]{3,}")
ANYWHERE = re.compile(r"\b[A-ZÅÄÖ][a-zåäöé]{3,}")
LEAST_LETTERS = 4


def rare_places(texts: Sequence[str]) -> list[frozenset[str]]:
    """For each passage the names that at least one other passage holds, and few.

    Args:
        texts: The passages of a strategy.
    """
    known = {name for text in texts for name in place_names(text)}
    named = [known & _names(ANYWHERE, text) for text in texts]
    often = Counter(name for names in named for name in names)
    rare = {name for name, count in often.items() if 1 < count <= place_rules()["rare"]}
    return [frozenset(names & rare) for names in named]


def place_names(text: str) -> frozenset[str]:
    """Names within sentences, without a genitive's s."""
    return _names(WITHIN, text)


def _names(pattern: re.Pattern[str], text: str) -> frozenset[str]:
    found = (name.removesuffix("s").casefold() for name in pattern.findall(text) if len(name) > LEAST_LETTERS)
    return frozenset(name for name in found if not _excluded().fullmatch(name))


@lru_cache(maxsize=1)
def _excluded() -> re.Pattern[str]:
    words = (re.escape(word).replace(r"\*", r"\w*") for word in place_rules()["no_places"])
    return re.compile("|".join(words))


@lru_cache(maxsize=1)
def place_rules() -> dict[str, Any]:
    """What is a place, and how rare it must be."""
    settings: dict[str, Any] = load_yaml(FILE)
    return settings
