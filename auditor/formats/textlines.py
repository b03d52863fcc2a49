"""What one line of a plain text tells by its form: heading, list item, row of cells, underlining."""

from __future__ import annotations

import re

from auditor.formats.flow import LOWEST
from auditor.reading.readingsettings import reading_settings

_UNDERLINE = re.compile(r"([=\-~*_#^+.])\1{2,}$")
# What stands between an entry of a table of contents and its end.
LEADER = "0123456789 \t._…"
NUMBERED = re.compile(
    r"(?:(?:kapitel|avsnitt|del|bilaga|chapter|part|section|annex) )?"
    r"(\d{1,2}(?:\.\d{1,2}){0,4})([.:)]?)\s+(?=[^\W\d_])",
    re.I,
)
_ITEM = re.compile(r"(?:\(?\d{1,2}[.)]|[a-zåäö]\)|\(?[ivx]{1,4}\))\s+\S")
_GAP = re.compile(r"\t+| {3,}")
# A line that could be a heading is at most this long, in signs and words; in capitals or numbered it may be longer.
SHORT, FEW, LONG = 70, 10, 110


def leads(line: str) -> bool:
    """Whether a line ends like an entry of a table of contents: with a leader and a page number or without one."""
    text = line.rstrip()
    rest = text.rstrip(LEADER)
    tail = text[len(rest) :].replace(" ", "").rstrip("0123456789")
    return bool(rest) and ("...." in tail or "……" in tail or "____" in tail)


def underlines(line: str, over: str) -> bool:
    """Whether a line underlines the one above it."""
    rule, text = line.strip(), over.strip()
    if _UNDERLINE.match(rule) is None or not any(sign.isalpha() for sign in text) or len(text) > LONG:
        return False
    return len(rule) >= 0.5 * len(text)


def heading_level(text: str, numbered_only: bool) -> int | None:
    """The heading level that a line's own form tells, or None.

    Args:
        text: The line without the spaces around it.
        numbered_only: Whether only a number tells, since no blank lines stand round it.
    """
    if len(text) > LONG or text.endswith((".", ",", ";", ":", "!", "|")) or text[0].islower():
        return None
    if match := NUMBERED.match(text):
        return match.group(1).count(".") + 1
    letters = [sign for sign in text if sign.isalpha()]
    if numbered_only or len(letters) < 3 or begins_item(text):
        return None
    if all(sign.isupper() for sign in letters) and len(letters) > 4:
        return 1
    return LOWEST if len(text) <= SHORT and len(text.split()) <= FEW else None


def begins_item(line: str) -> bool:
    """Whether a line begins with a list marker."""
    text = line.strip()
    first, _, rest = text.partition(" ")
    settings = reading_settings()
    typed = len(first) == 1 and (
        first in settings.bullets or first in settings.dashes or (first == "o" and line[0] == " ")
    )
    return bool(rest.strip()) and (typed or _ITEM.match(text) is not None)


def split_cells(line: str) -> list[str]:
    """The cells of a line parted by tabs, wide gaps or bars; none where there are no two."""
    text = line.strip()
    cells = text.strip("|").split("|") if text.count("|") > 1 or " | " in text else _GAP.split(text)
    cells = [cell for cell in cells if any(sign.isalnum() for sign in cell)]
    return cells if len(cells) > 1 else []


def indent(line: str) -> int:
    """Signs of space before a line."""
    return len(line) - len(line.lstrip())
