"""Deadlines and levels in a text: the years and numbers that a promise can be held to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from auditor.comparing.wordingrules import Word, WordingRules
from auditor.judging.signals import split_sentences

YEAR = re.compile(r"(?<![\d:.,])(?:19|20)\d\d(?![\d:]|,\d|\.\d)")
NUMBER = re.compile(
    r"(?<![\d:.,\w])\d{1,3}(?:[ \u00a0\u202f.]\d{3})+(?:,\d+)?(?!\d)|(?<![\d:.,\w])\d+(?:[.,]\d+)?(?![\d:])"
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A year or number with the words around it.

    Attributes:
        value: The number; for a word such as `halveras` the word itself, case-folded, stands in `unit`.
        unit: What is counted; empty for years.
        bound: `floor` where less is weaker, `ceiling` where more is, empty where neither is said.
        text: As it is written.
    """

    value: float
    unit: str
    bound: str
    text: str


def years(text: str) -> frozenset[int]:
    """All years that are named, law numbers left out."""
    return frozenset(int(match.group()) for match in YEAR.finditer(text))


def deadlines(text: str, rules: WordingRules) -> tuple[Quantity, ...]:
    """The years by which something is to be done, one for each year, in reading order."""
    found: dict[int, Quantity] = {}
    for sentence in split_sentences(text):
        fact = _states_a_fact(sentence, rules)
        for match in YEAR.finditer(sentence):
            before = sentence[max(0, match.start() - rules.reach) : match.start()]
            near = _deadline_words(before, rules)
            cell = before.rstrip().endswith("|")
            if cell or any(word.sense == "always" or not fact for word in near):
                start = match.start() - len(before) + near[0].start if near else match.start()
                year = int(match.group())
                found.setdefault(year, Quantity(year, "", "", sentence[start : match.end()]))
    return tuple(found.values())


def levels(text: str, rules: WordingRules) -> tuple[Quantity, ...]:
    """The numbers with a unit, and the words such as `halveras`, that say how much, in reading order."""
    found = []
    for sentence in split_sentences(text):
        if _states_a_fact(sentence, rules):
            continue
        for match in NUMBER.finditer(sentence):
            quantity = _level(sentence, match, rules)
            if quantity is not None:
                found.append(quantity)
        found += [Quantity(0.0, word.text.casefold(), "", word.text) for word in rules.find("level", sentence)]
    return tuple(found)


def _deadline_words(before: str, rules: WordingRules) -> list[Word]:
    """The words that make the year behind them a deadline, the surest first."""
    found = [word for word in rules.find("deadline", before) if word.sense != "past"]
    near = [word for word in found if _close(before, word.end, rules.near_year)]
    return sorted(near, key=lambda word: word.sense != "always")


def _level(sentence: str, match: re.Match[str], rules: WordingRules) -> Quantity | None:
    after = sentence[match.end() : match.end() + rules.reach]
    unit = next((word for word in rules.find("unit", after) if not after[: word.start].strip()), None)
    before = sentence[max(0, match.start() - rules.reach) : match.start()]
    if unit is None or any(not before[word.end :].strip() for word in rules.find("label", before)):
        return None
    bounds = [
        word
        for name in ("floor", "ceiling")
        for word in rules.find(name, before)
        if _close(before, word.end, rules.near_number)
    ]
    bound = max(bounds, key=lambda word: word.start).sense if bounds else ""
    digits = re.sub(r"[ \u00a0\u202f]|\.(?=\d{3}\b)", "", match.group()).replace(",", ".")
    return Quantity(float(digits), unit.text.casefold(), bound, f"{match.group()}{after[: unit.end]}")


def _close(before: str, end: int, most: int) -> bool:
    """Whether no more than so many words stand between a word and the number, and no punctuation."""
    between = before[end:]
    return len(between.split()) <= most and not re.search(r"[.,;:()|]", between)


def _states_a_fact(sentence: str, rules: WordingRules) -> bool:
    """Whether a sentence tells what was or is the case: a past form in it, and nothing that binds or intends."""
    past = any(word.sense == "past" for word in rules.find("deadline", sentence))
    return past and not any(word.sense != "none" for word in rules.find("modality", sentence))
