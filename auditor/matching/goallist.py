"""Texts that only list goals: icon pages and legends that print goal names and commit to nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from auditor.folders import SETTINGS
from auditor.records import GOALS
from auditor.reference.taxonomy import load_taxonomy
from auditor.yamlfiles import load_yaml

FILE = SETTINGS / "goallist.yml"
WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class _Rules:
    numbered: re.Pattern[str]
    names: frozenset[str]
    fewest: int
    own_words: float


def lists_goals(text: str) -> bool:
    """Whether a text numbers goals and says little else; the rules stand in `settings/goallist.yml`.

    Args:
        text: A paragraph. A row that ties a measure of its own to goals says more and is no list.
    """
    rules = _rules()
    numbers = {int(number) for number in rules.numbered.findall(text)} & set(GOALS)
    if len(numbers) < rules.fewest:
        return False
    rest = [word for word in WORD.findall(rules.numbered.sub(" ", text).lower()) if word not in rules.names]
    return len(rest) <= rules.own_words * len(numbers)


@lru_cache(maxsize=1)
def _rules() -> _Rules:
    settings = load_yaml(FILE)
    before = "|".join(re.escape(word) for word in settings["before"])
    names = (name for goal in load_taxonomy().goals.values() for name in goal.name.values())
    return _Rules(
        numbered=re.compile(rf"\b(?:{before})\s*(\d{{1,2}})\b", re.IGNORECASE),
        names=frozenset(word for name in names for word in WORD.findall(name.lower())),
        fewest=settings["fewest"],
        own_words=settings["own_words"],
    )
