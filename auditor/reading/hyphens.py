"""Line ends mended: which hyphens go, which stay, by the document's own words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from auditor.reading.linetext import SOFT
from auditor.reading.readingsettings import reading_settings

# No word is longer: what stands before need not be searched.
LONGEST = 80
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_LAST = re.compile(r"([^\W_]+(?:-[^\W_]+)*)-$")
# "och/" at a line's end.
_JOINT = re.compile(r"[^\W_]/$")
# "2022–" at a line's end: a span of figures goes on.
_SPAN = re.compile(r"\d[–—]$")
# A sign that a space parts from the word before it; looked for as plain text first, since few paragraphs hold one.
_LOOSE = re.compile(r"(?<=\w) ([,;.!?])(?=\s|$)")
_APART = (" ,", " ;", " .", " !", " ?")
_NEXT = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


class Vocabulary:
    """The words that a document itself uses inside its lines.

    Args:
        texts: The texts of its lines.
        language: The document's language code; it decides what happens to words never seen.
    """

    def __init__(self, texts: Iterable[str], language: str = "sv") -> None:
        self.language = language
        held: list[str] = []
        for text in texts:
            words = _WORD.findall(text.lower())
            held += words[:-1] if text.endswith(("-", SOFT)) else words
        self.counts = Counter(held)

    def count(self, word: str) -> int:
        """How often a word stands in the document, case aside."""
        return self.counts[word.lower()]


def join_lines(texts: Sequence[str], vocabulary: Vocabulary) -> str:
    """Join the lines of a paragraph.

    Args:
        texts: The lines from top to bottom.
        vocabulary: The document's words.

    Returns:
        One text with single spaces; hyphens at line ends are gone where only the line's end asked for them.
    """
    joined = ""
    for text in texts:
        text = text.strip()
        if not text:
            continue
        if not joined:
            joined = text
        elif joined.endswith(SOFT):
            joined = joined[:-1] + text
        elif joined[-1] == "-" and text[0].isalnum() and _LAST.search(joined[-LONGEST:]):
            joined = _mend(joined, text, vocabulary)
        elif _JOINT.search(joined[-2:]) or (text[0].isdigit() and _SPAN.search(joined[-2:])):
            joined += text
        else:
            joined += " " + text
    joined = " ".join(joined.replace(SOFT, "").split())
    if any([sign in joined for sign in _APART]):
        joined = _LOOSE.sub(r"\1", joined)
    return joined


def _mend(above: str, below: str, vocabulary: Vocabulary) -> str:
    """Join two lines of which the upper ends with a hyphen."""
    last, following = _LAST.search(above[-LONGEST:]), _NEXT.match(below)
    if last is None or following is None:
        return above + " " + below
    left, right = last.group(1), following.group(0)
    if right.lower() in reading_settings().coordinators and (len(left) > 2 or left.isupper()):
        return above + " " + below
    return above + below if keeps_hyphen(left, right, vocabulary) else above[:-1] + below


def keeps_hyphen(left: str, right: str, vocabulary: Vocabulary) -> bool:
    """Whether a hyphen between two parts of a word belongs to the word.

    Args:
        left: The part before the line end, without the hyphen.
        right: The part after it.
        vocabulary: The document's words.
    """
    part = left.rsplit("-", 1)[-1]
    with_hyphen, without = vocabulary.count(f"{left}-{right}"), vocabulary.count(left + right)
    if with_hyphen != without:
        return with_hyphen > without
    if right[0].isdigit() or part[-1].isdigit():
        return True
    if part.isupper() and len(part) > 1:
        return not right.isupper() or len(part) <= 3
    if part.lower() in reading_settings().hyphened or part.lower() == right.lower():
        return True
    if right[0].isupper() or len(part) == 1:
        return True
    if vocabulary.language == "sv":
        return False
    return _two_words(part, right, vocabulary)


def _two_words(left: str, right: str, vocabulary: Vocabulary) -> bool:
    """Whether both parts are words of the document: in English "long-term", not "sustain-able"."""
    return min(len(left), len(right)) > 2 and vocabulary.count(left) > 0 and vocabulary.count(right) > 0
