"""What an edit weakens or strengthens in a passage, with the words: modality, scope, hedges, time, level and more.

Sentence by sentence, what was replaced is looked up on the scales of
`settings/wordings.yml`; what a whole passage has lost or won of years, levels,
indicators and actors counts wherever in it it stood. The finding is about words:
whether the promise became weaker is for a person to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

from auditor.comparing.likeness import fold, likeness
from auditor.comparing.quantities import Quantity, deadlines, levels, years
from auditor.comparing.replacements import changed_words, reworded_verb
from auditor.comparing.wordingrules import Word, WordingRules, load_wording_rules
from auditor.judging.signals import split_sentences

Matter = Literal["modality", "scope", "hedge", "time", "level", "indicator", "responsible"]
Direction = Literal["weaker", "stronger", "changed"]


@dataclass(frozen=True, slots=True)
class Wording:
    """One change of wording.

    Attributes:
        matter: What it is about.
        direction: `changed` where the words alone do not say which way.
        old: The words before; empty if there were none.
        new: The words after.
    """

    matter: Matter
    direction: Direction
    old: str
    new: str


def compare_wordings(old: str, new: str, language: str = "sv") -> tuple[Wording, ...]:
    """What the edit of a passage weakens or strengthens.

    Args:
        old: The text before.
        new: The text after.
        language: `sv` or `en`; others are read with the Swedish words.
    """
    rules = load_wording_rules(language)
    found: list[Wording] = []
    for before, after in _sentence_pairs(old, new, rules):
        found += _scales(before, after, rules)
        found += _hedges(before, after, rules)
    found += _times(old, new, rules)
    found += _levels(levels(old, rules), levels(new, rules))
    found += _indicators(old, new, rules)
    found += _actors(old, new, rules)
    return tuple(dict.fromkeys(found))


def _sentence_pairs(old: str, new: str, rules: WordingRules) -> Iterator[tuple[str, str]]:
    """The sentences that were reworded, each with what it became, the likest first."""
    before, after = list(split_sentences(old)), list(split_sentences(new))
    same = set(before) & set(after)
    left, right = [text for text in before if text not in same], [text for text in after if text not in same]
    pairs = [(likeness(fold(one), fold(other)), i, j) for i, one in enumerate(left) for j, other in enumerate(right)]
    used: tuple[set[int], set[int]] = (set(), set())
    for value, i, j in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if value >= rules.sentence and i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            yield left[i], right[j]


def _scales(before: str, after: str, rules: WordingRules) -> Iterator[Wording]:
    matters: tuple[Matter, ...] = ("modality", "scope")
    for scale in matters:
        lost, won = changed_words(before, after, partial(_steps, scale, rules))
        for one, other in zip(lost, won, strict=False):
            if one.sense != other.sense:
                yield Wording(scale, _way(int(other.sense) - int(one.sense)), one.text, other.text)
        plain = rules.plain.get(scale)
        if plain is None or (lost and won):
            continue
        for word in (*lost, *won):
            verbs = reworded_verb(before, after, word, lost=word in lost)
            step = int(word.sense) - plain
            if verbs is not None and step:
                yield Wording(scale, _way(-step if word in lost else step), *verbs)


def _steps(scale: str, rules: WordingRules, text: str) -> tuple[Word, ...]:
    return tuple(word for word in rules.find(scale, text) if word.sense != "none")


def _hedges(before: str, after: str, rules: WordingRules) -> Iterator[Wording]:
    lost, won = changed_words(before, after, partial(rules.find, "hedges"))
    if len(won) > len(lost):
        yield Wording("hedge", "weaker", "", _joined(won[len(lost) :]))
    elif len(lost) > len(won):
        yield Wording("hedge", "stronger", _joined(lost[len(won) :]), "")


def _times(old: str, new: str, rules: WordingRules) -> Iterator[Wording]:
    lost = [found for found in deadlines(old, rules) if int(found.value) not in years(new)]
    won = [found for found in deadlines(new, rules) if int(found.value) not in years(old)]
    for one, other in zip(lost, won, strict=False):
        yield Wording("time", _way(one.value - other.value), one.text, other.text)
    yield from (Wording("time", "weaker", one.text, "") for one in lost[len(won) :])
    yield from (Wording("time", "stronger", "", other.text) for other in won[len(lost) :])


def _levels(old: Sequence[Quantity], new: Sequence[Quantity]) -> Iterator[Wording]:
    held = {(found.value, found.unit) for found in old}, {(found.value, found.unit) for found in new}
    lost = [found for found in old if (found.value, found.unit) not in held[1]]
    won = [found for found in new if (found.value, found.unit) not in held[0]]
    for one, other in zip(lost, won, strict=False):
        signs = {"floor": 1, "ceiling": -1}
        comparable = one.unit == other.unit and one.bound == other.bound and one.bound in signs
        step = (other.value - one.value) * signs[one.bound] if comparable else 0
        yield Wording("level", _way(step), one.text, other.text)
    yield from (Wording("level", "weaker", one.text, "") for one in lost[len(won) :])
    yield from (Wording("level", "stronger", "", other.text) for other in won[len(lost) :])


def _indicators(old: str, new: str, rules: WordingRules) -> Iterator[Wording]:
    lost, won = _differing(rules.find("indicator", old), rules.find("indicator", new))
    # One word for another says nothing: `följs upp` may become `utvärderas`.
    if lost and not won:
        yield Wording("indicator", "weaker", _joined(lost), "")
    elif won and not lost:
        yield Wording("indicator", "stronger", "", _joined(won))


def _actors(old: str, new: str, rules: WordingRules) -> Iterator[Wording]:
    lost, won = _differing(_acting(old, rules), _acting(new, rules))
    if lost or won:
        direction: Direction = "changed" if lost and won else "weaker" if lost else "stronger"
        yield Wording("responsible", direction, _joined(lost), _joined(won))


def _acting(text: str, rules: WordingRules) -> tuple[Word, ...]:
    """The actors in a text that are no places (`i kommunen`)."""
    places = {word.end for word in rules.find("not_after", text)}
    return tuple(word for word in rules.find("actor", text) if len(text[: word.start].rstrip()) not in places)


def _differing(old: Sequence[Word], new: Sequence[Word]) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    held = {word.text.casefold() for word in old}, {word.text.casefold() for word in new}
    return (
        tuple(word for word in old if word.text.casefold() not in held[1]),
        tuple(word for word in new if word.text.casefold() not in held[0]),
    )


def _joined(words: Sequence[Word]) -> str:
    return ", ".join(dict.fromkeys(word.text for word in words))


def _way(step: float) -> Direction:
    return "stronger" if step > 0 else "weaker" if step < 0 else "changed"
