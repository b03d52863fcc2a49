"""Signals of depth in a text: modality, tense, direction, actors, years, levels, sentence by sentence.

The patterns are reference data (`settings/depth/<language>.yml`, its head explains the
syntax). A language without patterns of its own is read with the Swedish ones.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from auditor.folders import SETTINGS
from auditor.judging.patterns import Signals, compile_signals, match_pattern, word_lists
from auditor.yamlfiles import load_yaml

FOLDER = SETTINGS / "depth"
LANGUAGES = ("sv", "en")
FALLBACK = "sv"

# A bullet, a dash or an outline number before the first word.
BULLET = re.compile(r"^\s*(?:[•●▪◦*–—−-]+|\d{1,2}(?:\.\d{1,2})*[.)]?|[a-zåäö]\))\s+")
# A code after a label's word, or alone, before the first word: `Mål 2.`, `A1:`, `B3)`.
CODE = r"(?:[A-ZÅÄÖ]\d{0,2}|\d{1,2})(?:\.\d{1,2})*[.)]\s+(?=[A-ZÅÄÖ0-9])|[A-ZÅÄÖ]\d{1,2}:\s+|\d{1,2}\.\d{1,2}:\s+"
# Half a character of UTF-16, which the tokenizer cannot encode.
_HALF = re.compile("[\ud800-\udfff]")
# A sentence ends at a stop before a capital, a digit or a quotation mark; never after `t.ex.`, `ca.`, `kap.`.
SENTENCE_END = re.compile(
    r"(?<=[.!?…])(?<!\b[A-Za-zÅÄÖåäö]\.)(?<!\bca\.)(?<!\bkap\.)(?<!\bm\.m\.)\s+(?=[A-ZÅÄÖ0-9”\"–•])|\n+"
)


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


@lru_cache(maxsize=1024)  # depth, elements and conflicts each ask for the same passage
def find_signals(text: str, language: str) -> tuple[Sentence, ...]:
    """Split a text into sentences and find the signals in each.

    Args:
        text: A paragraph's text.
        language: `sv` or `en`; anything else is read as Swedish.
    """
    signals = load_signals(language if language in LANGUAGES else FALLBACK)
    bare = load_label(language).sub("", text, count=1)
    found = tuple(read_sentence(part, signals) for part in split_sentences(bare))
    return found if bare == text else tuple(replace(sentence, item=True) for sentence in found)


def split_sentences(text: str) -> tuple[str, ...]:
    """Split into sentences and lines; a table row stays whole."""
    parts = text.split("\n") if " | " in text else SENTENCE_END.split(text)
    return tuple(part.strip() for part in parts if part.strip())


@lru_cache(maxsize=len(LANGUAGES) + 1)
def load_label(language: str) -> re.Pattern[str]:
    """The expression of a label before the first word; what it promises, the heading above promises too."""
    words = _settings(language)["labels"]
    return re.compile(rf"^\s*(?:(?:{'|'.join(words)})\s+)?(?:{CODE})", re.IGNORECASE)


def _settings(language: str) -> dict[str, Any]:
    known = language if language in LANGUAGES else FALLBACK
    settings: dict[str, Any] = load_yaml(FOLDER / f"{known}.yml")
    return settings


@lru_cache(maxsize=len(LANGUAGES))
def load_signals(language: str) -> Signals:
    """Compile the patterns of a language; done once."""
    settings = _settings(language)
    return compile_signals(settings["signals"], language, word_lists(settings, language))


def read_sentence(text: str, signals: Signals) -> Sentence:
    """Find the signals in one sentence."""
    bare = BULLET.sub("", text, count=1)
    words = split_words(bare, signals)
    classes = [signals.classes_of(word) for word in words]
    found: dict[str, str] = {}
    for start, kinds in enumerate(classes):
        for key in (*kinds, *signals.gaps) if start == 0 else kinds:
            for name, anchored, steps in signals.patterns.get(key, ()):
                if name in found or (anchored and start > 0):
                    continue
                end = match_pattern(steps, classes, words, start)
                if end is not None:
                    found[name] = " ".join(words[start:end])
    return Sentence(bare, found, words, bare != text)


def split_words(text: str, signals: Signals) -> tuple[str, ...]:
    """Words and signs, case-folded; a word with a hyphen inside stays one in every language."""
    words: list[str] = []
    joined = False
    for token in signals.tokenizer(_HALF.sub("\ufffd", text)):
        if token.is_space:
            continue
        tight = token.i > 0 and not token.nbor(-1).whitespace_ and not token.nbor(-1).is_space
        if words and tight and (joined or (token.text == "-" and words[-1][-1].isalnum())):
            words[-1] += token.lower_
            joined = token.text == "-"
        else:
            words.append(token.lower_)
            joined = False
    return tuple(words)
