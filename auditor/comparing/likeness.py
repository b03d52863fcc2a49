"""How like two paragraphs are, whatever hyphens, spaces, punctuation, case and outline numbers do.

A PDF and the Word draft of the same text differ in line-end hyphens, spaces, quotation
marks, numbering and bullets; none of these counts. A digit counts always.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel

from auditor.records import Kind, Paragraph

# Words fall into this many bins: two that share one make a pair look closer before it is compared, never after.
BINS = 4096
# Outline numbers of headings, and bullets and numbers of list items: Word sets them, a PDF spells them out.
NUMBER = re.compile(r"^\s*\d{1,2}(?:\.\d{1,2})*\.?\s+")
BULLET = re.compile(r"^\s*(?:\d{1,2}[.)]|[a-zåäö]\)|[•●▪◦–-])\s+")
MARKS: Mapping[Kind, re.Pattern[str]] = {"heading": NUMBER, "list_item": BULLET}
HYPHEN = re.compile(r"[\u00ad\u2010\u2011\u2012\u2013\u2014-]\s*")
WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|[%§]")


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph as it is compared.

    Attributes:
        id: Of the paragraph.
        kind: What it is on the page.
        words: Its words, case-folded, hyphens joined; outline numbers and bullets are left out.
        key: The words without the spaces between them.
        path: The headings above it in the same form, so that a renumbered chapter is the same chapter.
    """

    id: str
    kind: Kind
    words: tuple[str, ...]
    key: str
    path: tuple[str, ...]


def read_text(paragraph: Paragraph) -> Text:
    """A paragraph in the form in which it is compared."""
    mark = MARKS.get(paragraph.kind)
    words = fold(mark.sub("", paragraph.text) if mark is not None else paragraph.text)
    path = tuple("".join(fold(NUMBER.sub("", heading))) for heading in paragraph.heading)
    return Text(paragraph.id, paragraph.kind, words, "".join(words), path)


def fold(text: str) -> tuple[str, ...]:
    """The words of a text without what two renderings of it may differ in."""
    return tuple(WORD.findall(HYPHEN.sub("", unicodedata.normalize("NFKC", text).casefold())))


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """From 0 to 1: the mean of the shares of letters and of words that both have in the same order."""
    letters = Indel.normalized_similarity("".join(one), "".join(other))
    return float(letters + Indel.normalized_similarity(one, other)) / 2


def shared_words(old: Sequence[Text], new: Sequence[Text]) -> NDArray[np.float32]:
    """How many different words each old paragraph has in common with each new one, at most."""
    return _bins(old) @ _bins(new).T


def counts(texts: Sequence[Text]) -> NDArray[np.float32]:
    """How many different words each paragraph has; 1 where it has none."""
    return np.maximum(np.array([len(set(text.words)) for text in texts], dtype=np.float32), 1)


def _bins(texts: Sequence[Text]) -> NDArray[np.float32]:
    held = np.zeros((len(texts), BINS), dtype=np.float32)
    for row, text in enumerate(texts):
        held[row, [zlib.crc32(word.encode()) % BINS for word in set(text.words)]] = 1
    return held
