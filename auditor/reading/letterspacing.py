"""Letter-spaced lines (`V a r f ö r`) put back into words by the widths of their gaps."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

_VOWELS = frozenset("aeiouyåäöæøéü")
# Splinters have at most so many signs on average.
# A gap this many times the usual one parts words; and it must be this wide in shares of the font size.
LONGEST_MEAN = 3.3
PARTING = 1.7
LEAST = 0.3


def is_letterspaced(texts: Sequence[str]) -> bool:
    """Whether the words of a line are splinters of letter-spaced words.

    Args:
        texts: The words as the text layer parts them.
    """
    if len(texts) < 4 or sum(map(len, texts)) > LONGEST_MEAN * len(texts):
        return False
    if any(sign.isdigit() for text in texts for sign in text):
        return False
    alphabetic = [text for text in texts if text.isalpha()]
    if len(alphabetic) < 0.7 * len(texts):
        return False
    splinters = sum(_is_splinter(text) for text in alphabetic)
    return splinters >= 2 and splinters >= 0.2 * len(texts)


def _is_splinter(text: str) -> bool:
    """Whether a word cannot stand alone: no vowel, or a single letter that is no Swedish or English word."""
    low = text.lower()
    return (len(low) == 1 and low not in "iåöa") or not any(sign in _VOWELS for sign in low)


def closes(gaps: Sequence[float], size: float) -> list[bool]:
    """For each gap between two splinters, whether it lies inside a word.

    Args:
        gaps: In points, left to right.
        size: Font size in points.
    """
    usual = median(gaps)
    return [gap < max(PARTING * usual, LEAST * size) for gap in gaps]
