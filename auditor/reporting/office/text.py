"""Text that any office format can hold, whatever the source held."""

from __future__ import annotations

import re
from collections.abc import Callable

from auditor.reporting.passages import clean_text

# What XML 1.0 cannot hold (https://www.w3.org/TR/xml/#charsets).
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Office reads _x0041_ in a cell as the letter A; the escaped underscore keeps the characters as they were.
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
# A cell that begins so is calculated if it is typed or pasted.
CALCULATED = ("=", "+", "-", "@", "\t", "\r", "\n")


def legal_text(text: str) -> str:
    """The text with control characters gone, turning characters named and illegal ones replaced."""
    # Most texts: letters, signs and ordinary spaces alone.
    return text if text.isprintable() else _ILLEGAL.sub("\ufffd", clean_text(text))


def cell_text(text: str, longest: int, notice: Callable[[int], str]) -> str:
    """The text for a cell, cut where it is longer than a cell may be.

    Args:
        text: As in the source; line breaks stay.
        longest: Characters that a cell may hold, the notice included.
        notice: Says of a number of characters that they were left out.
    """
    whole = "\n".join(_ESCAPE.sub("_x005F_", legal_text(line)) for line in text.split("\n"))
    if len(whole) <= longest:
        return whole
    kept = longest - len(notice(len(whole))) - 1
    return f"{whole[:kept]}\n{notice(len(whole) - kept)}"


def is_calculated(text: str) -> bool:
    """Whether a spreadsheet would take the text for a formula if someone typed it."""
    return text.lstrip(" ").startswith(CALCULATED)
