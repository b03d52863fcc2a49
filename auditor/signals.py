"""Signals of depth in a text: modality, tense, direction, actors, years, levels, sentence by sentence.

The patterns are reference data (`settings/depth/<language>.yml`, its head explains the
syntax). Each kind of token in them (a word list, a wildcard, a year) is tested once for
each different word and remembered, so that reading costs little more than splitting
into words. A language without patterns of its own is read with the Swedish ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product
from pathlib import Path
from typing import Any

import spacy
import yaml

from auditor.inflection import FORMS, read_verb

FOLDER = Path(__file__).parent / "settings" / "depth"
LANGUAGES = ("sv", "en")
FALLBACK = "sv"

# A bullet, a dash or an outline number before the first word.
BULLET = re.compile(r"^\s*(?:[•●▪◦*–—−-]+|\d{1,2}(?:\.\d{1,2})*[.)]?|[a-zåäö]\))\s+")
# A sentence ends at a stop before a capital, a digit or a quotation mark; never after `t.ex.`, `ca.`, `kap.`.
SENTENCE_END = re.compile(
    r"(?<=[.!?…])(?<!\b[A-Za-zÅÄÖåäö]\.)(?<!\bca\.)(?<!\bkap\.)(?<!\bm\.m\.)\s+(?=[A-ZÅÄÖ0-9”\"–•])|\n+"
)
SHAPES: Mapping[str, str] = {
    "#year": r"(?:19[5-9]\d|20\d\d)(?:[–/-](?:20)?\d\d)?",
    "#number": r"\d[\d.,\u00a0]*",
    "#percent": r"\d[\d.,]*%|%",
    "#amount": r"\d[\d.,]*(?:mnkr|tkr|mkr)|mnkr|tkr|mkr|msek|[€$£]\d[\d.,]*",
    "#point": r"\d{1,2}\.(?:\d{1,2}|[a-d])",
}
Step = int  # a class of tokens from 0 up, or a gap of at most -step words
Pattern = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and the signals in it.

    Attributes:
        text: The sentence, without a leading bullet.
        signals: For each signal found, the words that carried it (the first match).
        words: Its tokens, case-folded.
        item: Whether it stood behind a bullet or number.
    """

    text: str
    signals: Mapping[str, str]
    words: tuple[str, ...]
    item: bool = False

    def has(self, *names: str) -> bool:
        """Whether any of the signals stands in the sentence."""
        return any(name in self.signals for name in names)


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


@lru_cache(maxsize=1024)  # depth, elements and conflicts each ask for the same passage
def find_signals(text: str, language: str) -> tuple[Sentence, ...]:
    """Split a text into sentences and find the signals in each.

    Args:
        text: A paragraph's text.
        language: `sv` or `en`; anything else is read as Swedish.
    """
    signals = load_signals(language if language in LANGUAGES else FALLBACK)
    return tuple(read_sentence(part, signals) for part in split_sentences(text))


def split_sentences(text: str) -> tuple[str, ...]:
    """Split into sentences and lines; a table row stays whole."""
    parts = text.split("\n") if " | " in text else SENTENCE_END.split(text)
    return tuple(part.strip() for part in parts if part.strip())


@lru_cache(maxsize=len(LANGUAGES))
def load_signals(language: str) -> Signals:
    """Compile the patterns of a language; done once."""
    settings = yaml.load((FOLDER / f"{language}.yml").read_text("utf-8"), Loader=yaml.CSafeLoader)
    return compile_signals(settings["signals"], language, _lists(settings, language))


def compile_signals(
    patterns: Mapping[str, Sequence[str]], language: str, lists: Mapping[str, list[str]] | None = None
) -> Signals:
    """Compile named patterns.

    Args:
        patterns: For each name its patterns.
        language: Whose tokenizer splits the words.
        lists: What `@list` and `%verbs.form` stand for.
    """
    signals = Signals(tuple(patterns), spacy.blank(language).tokenizer)
    for name, entries in patterns.items():
        for pattern in entries:
            anchored = pattern.startswith("^ ")
            for steps in _compile(pattern.removeprefix("^ "), lists if lists is not None else {}, signals):
                signals.patterns.setdefault(steps[0], []).append((name, anchored, steps))
    return signals


def read_sentence(text: str, signals: Signals) -> Sentence:
    """Find the signals in one sentence."""
    bare = BULLET.sub("", text, count=1)
    words = tuple(token.lower_ for token in signals.tokenizer(bare) if not token.is_space)
    classes = [signals.classes_of(word) for word in words]
    found: dict[str, str] = {}
    for start, kinds in enumerate(classes):
        for key in (*kinds, *signals.gaps) if start == 0 else kinds:
            for name, anchored, steps in signals.patterns.get(key, ()):
                if name in found or (anchored and start > 0):
                    continue
                end = _match(steps, classes, words, start)
                if end is not None:
                    found[name] = " ".join(words[start:end])
    return Sentence(bare, found, words, bare != text)


def _match(steps: Sequence[Step], classes: Sequence[frozenset[int]], words: Sequence[str], at: int) -> int | None:
    """Where the pattern ends if it begins at a token, or None."""
    if not steps:
        return at
    if steps[0] >= 0:
        return _match(steps[1:], classes, words, at + 1) if at < len(words) and steps[0] in classes[at] else None
    for skip in range(-steps[0] + 1):
        if skip and (at + skip > len(words) or not words[at + skip - 1][0].isalnum()):
            return None
        end = _match(steps[1:], classes, words, at + skip)
        if end is not None:
            return end
    return None


def _lists(settings: Mapping[str, Any], language: str) -> dict[str, list[str]]:
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
        signals.tests.append(re.compile("|".join(_expression(part) for part in (word.split("|") if word != "|" else ["|"]))))
    return signals.classes[word]


def _expression(word: str) -> str:
    return SHAPES.get(word) or re.escape(word).replace(r"\*", r"\w*")
