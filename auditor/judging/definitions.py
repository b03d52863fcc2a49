"""Sentences that print what a goal of Agenda 2030 means, in the UN's voice and not the strategy's.

"Säkerställa tillgång till vatten och sanitet för alla" below the goal's name commits no
municipality to anything, though the same infinitive elsewhere would be a wish or an aim.
Such a sentence is known by its words, nearly all of them the definition's own, by speaking
of the world's countries below a goal's name, or by explaining the definition before it.
Whatever speaks of the municipality, of a year of its own or of an amount is no definition.
The words: `settings/depth/definitions.yml`, read by `auditor.judging.definitionwords`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from auditor.judging.definitionwords import DefinitionWords, load_chapters, load_words, long_words
from auditor.judging.signals import Sentence, find_signals
from auditor.records import GOALS

SIGNAL = "definition"
OWN = ("own_actor", "own_subject", "own_measure", "resource", "want")
"""Signals of somebody who undertakes something."""
NUMBER, NAME = 1, 2
"""How a goal is named: by its number, which a strategy's own goals may bear too, by its name, or both."""
SURE = NUMBER | NAME
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
ALIKE, SAME = 0.6, 1.0
"""How like a goal's name a heading must be to name the goal. A sentence must be it: wishes use its words too."""


def find_told(text: str, language: str, heading: Sequence[str]) -> tuple[Sentence, ...]:
    """The sentences of a text with their signals, those marked that only print a goal's definition.

    Args:
        text: A paragraph's text.
        language: `sv` or `en`; anything else is read as Swedish.
        heading: The headings above it, outermost first.
    """
    known = load_words(language)
    named: dict[int, int] = {}
    label = text.partition(".")[0]  # "Mål 2." before the first sentence is no part of it
    for title in heading:
        _add(named, named_goals(title, known))
    _add(named, named_goals(label, known, SAME))
    told: list[Sentence] = []
    after = False
    for sentence in find_signals(text, language):
        listed = named_goals(sentence.text, known, SAME)
        _add(named, listed)
        after = defines_goal(sentence, known, named, listed, after=after)
        told.append(replace(sentence, signals={**sentence.signals, SIGNAL: sentence.text}) if after else sentence)
    return tuple(told)


def defines_goal(
    sentence: Sentence,
    known: DefinitionWords,
    named: Mapping[int, int],
    listed: Collection[int] = (),
    *,
    after: bool = False,
) -> bool:
    """Whether a sentence prints the definition of a goal.

    Args:
        sentence: With its signals.
        known: The words of its language.
        named: Goals named above it, before it or in it, and how.
        listed: Those named in it: a box of symbols may come as one sentence.
        after: Whether the sentence before it prints one.
    """
    words = long_words(sentence.text)
    if _speaks_for_itself(sentence, words, known):
        return False
    content = [word for word in words if not known.empty.fullmatch(word)]
    if after and (not content or known.after.match(sentence.text)):
        return True
    if known.tells.match(sentence.text):
        return True
    if (after or SURE in named.values()) and known.explains.match(sentence.text):
        return True
    worldwide = known.world.search(sentence.text) is not None
    if worldwide and not sentence.has("measure_item") and any(way & NAME for way in named.values()):
        return True
    telling = any(map(known.telling.fullmatch, content))
    bound = sentence.has("must") and not worldwide
    for goals, way in (*(((goal,), named.get(goal, 0)) for goal in GOALS), (tuple(listed), NUMBER)):
        surely = telling and way & NUMBER if bound else telling or way == SURE
        if surely and known.covers(goals, content, named=bool(way)):
            return True
    return False


def named_goals(text: str, known: DefinitionWords, alike: float = ALIKE) -> dict[int, int]:
    """The goals that a heading or a label names, and how: `NUMBER`, `NAME` or both.

    Args:
        text: The heading.
        known: The words of its language.
        alike: Share of its words, and of a goal's name, that must be the same for it to name the goal.
    """
    content = {word for word in long_words(text) if not known.empty.fullmatch(word)}
    called = {
        goal: NAME
        for goal, names in known.names.items()
        if any(len(content & name) >= alike * max(len(content), len(name)) for name in names)
    }
    for way, numbers in ((NUMBER, known.numbered), (SURE, known.numbered_globally)):
        _add(called, {int(number): way for number in numbers.findall(text) if int(number) in GOALS})
    return called


def retells_goals(title: str) -> bool:
    """Whether a heading opens a chapter about the global goals, rather than about law or national aims."""
    return bool(load_chapters().search(title))


def _speaks_for_itself(sentence: Sentence, words: Sequence[str], known: DefinitionWords) -> bool:
    if sentence.has(*OWN) or known.amount.search(sentence.text):
        return True
    if any(int(year) not in known.years for year in YEAR.findall(sentence.text)):
        return True
    return any(known.own.fullmatch(word) and not known.not_own.fullmatch(word) for word in words)


def _add(named: dict[int, int], more: Mapping[int, int]) -> None:
    for goal, way in more.items():
        named[goal] = named.get(goal, 0) | way
