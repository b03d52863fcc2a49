"""Word patterns as reference data writes them, compiled: lists, wildcards, gaps, numbers and years.

The syntax is explained at the head of `settings/depth/sv.yml`. Each kind of token in the
patterns is tested once for each different word and remembered, so that reading costs
little more than splitting into words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from auditor.judging.inflection import FORMS, read_verb

SHAPES: Mapping[str, str] = {
    "#year": r"(?:19[5-9]\d|20\d\d)(?:[–/-](?:20)?\d\d)?",
    "#future": r"20(?:2[6-9]|[3-9]\d)",
    "#count": r"(?!(?:19|20)\d\d$)\d[\d.,]*",
    "#number": r"\d[\d.,\u00a0]*",
    "#percent": r"\d[\d.,]*%|%",
    "#amount": r"\d[\d.,]*(?:mnkr|tkr|mkr)|mnkr|tkr|mkr|msek|[€$£]\d[\d.,]*",
    "#point": r"\d{1,2}\.(?:\d{1,2}|[a-d])",
}
Step = int  # a class of tokens from 0 up, or a gap of at most -step words
Pattern = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Signals:
    """The patterns of one language: classes of tokens, and patterns by the class they begin with."""

    names: tuple[str, ...]
    tokenizer: Any
    classes: dict[str, int] = field(default_factory=dict)
    tests: list[re.Pattern[str]] = field(default_factory=list)
    patterns: dict[int, list[tuple[str, bool, Pattern]]] = field(default_factory=dict)
    seen: dict[str, frozenset[int]] = field(default_factory=dict)

    @property
    def gaps(self) -> tuple[int, ...]:
        """The gaps that patterns begin with; they are tried at the start of a sentence only."""
        return tuple(step for step in self.patterns if step < 0)

    def classes_of(self, word: str) -> frozenset[int]:
        """The classes that a word belongs to."""
        if word not in self.seen:
            self.seen[word] = frozenset(n for n, test in enumerate(self.tests) if test.fullmatch(word))
        return self.seen[word]


def compile_signals(
    patterns: Mapping[str, Sequence[str]], language: str, lists: Mapping[str, list[str]] | None = None
) -> Signals:
    """Compile named patterns.

    Args:
        patterns: For each name its patterns.
        language: Whose tokenizer splits the words.
        lists: What `@list` and `%verbs.form` stand for.
    """
    from auditor.matching.sentences import splitter  # takes seconds to load: the encoder is at work meanwhile

    signals = Signals(tuple(patterns), splitter(language).tokenizer)
    for name, entries in patterns.items():
        for pattern in entries:
            anchored = pattern.startswith("^ ")
            for steps in _compile(pattern.removeprefix("^ "), lists if lists is not None else {}, signals):
                signals.patterns.setdefault(steps[0], []).append((name, anchored, steps))
    return signals


def match_pattern(
    steps: Sequence[Step], classes: Sequence[frozenset[int]], words: Sequence[str], at: int
) -> int | None:
    """Where the pattern ends if it begins at a token, or None."""
    if not steps:
        return at
    if steps[0] >= 0:
        return match_pattern(steps[1:], classes, words, at + 1) if at < len(words) and steps[0] in classes[at] else None
    for skip in range(-steps[0] + 1):
        if skip and (at + skip > len(words) or not words[at + skip - 1][0].isalnum()):
            return None
        end = match_pattern(steps[1:], classes, words, at + skip)
        if end is not None:
            return end
    return None


def word_lists(settings: Mapping[str, Any], language: str) -> dict[str, list[str]]:
    """Word lists and verb forms as alternatives in the pattern syntax itself."""
    lists = {f"@{name}": ["|".join(words)] for name, words in settings["words"].items()}
    for name, entries in settings["verbs"].items():
        verbs = [read_verb(entry, language) for entry in entries]
        phrasal = [verb for verb in verbs if verb.particle]
        tails = "|".join(sorted({verb.particle.split()[-1] for verb in phrasal}))
        for form in FORMS:
            plain = "|".join(word for verb in verbs if not verb.particle for word in verb.forms[form])
            heads = "|".join(word for verb in phrasal for word in verb.forms[form])
            lists[f"%{name}.{form}"] = [plain, f"{heads} ..3 {tails}"] if phrasal else [plain]
    return lists


def _compile(pattern: str, lists: Mapping[str, list[str]], signals: Signals) -> Iterator[Pattern]:
    parts = [lists.get(word, [word]) for word in pattern.split()]
    for choice in product(*parts):
        yield tuple(_step(word, signals) for part in choice for word in part.split())


def _step(word: str, signals: Signals) -> Step:
    if word.startswith("..") and word[2:].isdigit():
        return -int(word[2:])
    if word not in signals.classes:
        signals.classes[word] = len(signals.tests)
        choices = word.split("|") if word != "|" else [word]
        signals.tests.append(re.compile("|".join(_expression(part) for part in choices)))
    return signals.classes[word]


def _expression(word: str) -> str:
    return SHAPES.get(word) or re.escape(word).replace(r"\*", r"\w*")
