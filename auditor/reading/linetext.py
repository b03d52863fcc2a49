"""The text of a line: spaces where they belong, footnote markers off, figures of units and formulas kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from auditor.reading.glyphs import Word
from auditor.reading.letterspacing import LONGEST_MEAN, closes, is_letterspaced
from auditor.reading.readingsettings import reading_settings

# Nearer than this, in shares of the font size, words touch whatever the text layer says: no space is that narrow.
TOUCHING = 0.06
SOFT = "\u00ad"
_NOTE = re.compile(r"[\d,*†‡]{1,7}\)?$")


def _tokens(words: Sequence[Word]) -> list[str]:
    """The words as spaces part them, pieces of one word put together."""
    tokens: list[str] = []
    for word in words:
        if word.glued and tokens:
            tokens[-1] += word.text
        else:
            tokens.append(word.text)
    return tokens


def line_text(
    words: Sequence[Word], size: float, baseline: float, alike: bool = False
) -> tuple[str, str, tuple[str, ...]]:
    """The text of a line.

    Args:
        words: Left to right.
        size: Font size of most of them, in points.
        baseline: Of most of them.
        alike: Whether all are known to be set alike, so that none is a raised marker.

    Returns:
        The text without raised footnote markers, the marker that it began with (or nothing) and those inside it.
    """
    parts: list[str] = []
    last: Word | None = None
    first = ""
    notes: list[str] = []
    joins = [False] * len(words)
    # Most lines are told by the length of their words alone; gluing pieces only makes these longer.
    short = sum([len(word.text) for word in words]) <= LONGEST_MEAN * len(words)
    if short and len(words) > 3 and is_letterspaced(_tokens(words)):
        joins[1:] = closes([b.x0 - a.x1 for a, b in pairwise(words)], size)
    least, most, index = -0.5 * size, TOUCHING * size, 0.85 * size
    if alike and size > 0:
        parts = [words[0].text]
        for before, word, joined in zip(words, words[1:], joins[1:], strict=False):
            if word.glued or joined or least < word.x0 - before.x1 < most:
                parts[-1] += word.text
            else:
                parts.append(word.text)
        return " ".join(parts), "", ()
    for word, joined in zip(words, joins, strict=True):
        small = word.style.size <= index
        gap = 0.0 if last is None else word.x0 - last.x1
        touching = least < gap < most or (small and len(word.text) <= 2 and gap < 0.1 * size)
        glued = last is not None and (word.glued or joined or touching)
        if small and word.baseline < baseline - 0.12 * size and _NOTE.match(word.text):
            unit = re.split(r"[/.(·]", parts[-1])[-1] if parts else ""
            if unit in reading_settings().units_with_powers and word.text[:1] in ("2", "3"):
                parts[-1] += ("²" if word.text[0] == "2" else "³") + word.text[1:]
            elif unit in reading_settings().formulas:
                parts[-1] += word.text
            elif last is None:
                first = word.text.rstrip(")")
            else:
                notes += re.findall(r"\d+|[*†‡]+", word.text)
            last = word
            continue
        if glued and parts:
            parts[-1] += word.text
        else:
            parts.append(word.text)
        last = word
    return " ".join(parts), first, tuple(notes)
