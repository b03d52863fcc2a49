"""Texts that only list goals: icon pages and legends that print goal names and commit to nothing."""

from __future__ import annotations

import re
from functools import lru_cache

from auditor.taxonomy import load_taxonomy

NUMBERED = re.compile(r"\b(?:mål|globala målet|goal|sdg)\s*(\d{1,2})\b", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]{3,}")
FEWEST = 2
"""Goals that a text must number to be a list of them."""
OWN_WORDS = 6.0
"""Words for each goal numbered, beyond the goals' names, up to which the text says nothing of its own but what the
goals are called or mean."""


def lists_goals(text: str) -> bool:
    """Whether a text numbers goals and says little else.

    Args:
        text: A paragraph. A row that ties a measure of its own to goals says more and is no list.
    """
    numbers = {int(number) for number in NUMBERED.findall(text) if 1 <= int(number) <= 17}
    if len(numbers) < FEWEST:
        return False
    rest = [word for word in WORD.findall(NUMBERED.sub(" ", text).lower()) if word not in _names()]
    return len(rest) <= OWN_WORDS * len(numbers)


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    goals = load_taxonomy().goals.values()
    return frozenset(word for goal in goals for name in goal.name.values() for word in WORD.findall(name.lower()))
