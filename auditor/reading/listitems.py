"""List items: bullets, dashes, numbers and drawn dots at the head of a line."""

from __future__ import annotations

import re

from auditor.reading.lines import Line
from auditor.reading.readingsettings import reading_settings

_ITEM_NUMBER = re.compile(r"\(?(\d{1,2}[.)]|[a-zåäö][.)]|[ivx]{1,4}[.)])$")
# Fonts of symbols keep their bullets in the private range of Unicode, where no letter stands.
_PRIVATE = re.compile("[\ue000-\uf8ff]")


def begins_item(line: Line) -> bool:
    """Whether a line begins with a list marker.

    Args:
        line: Any line.
    """
    if line.dotted:
        return True
    words = line.text.split(" ", 1)
    settings = reading_settings()
    if len(words) == 2 and (words[0] in settings.bullets or words[0] in settings.dashes):
        return True
    if len(line.text) > 1 and (words[0][:1] in settings.bullets or _PRIVATE.match(words[0])) and words[0][:1] != "*":
        return True
    if len(words) == 2 and words[0] == "o" and line.words[0].text == "o":
        gap = line.words[1].x0 - line.words[0].x1 if len(line.words) > 1 else 0.0
        return gap > 0.7 * line.style.size
    return len(words) == 2 and _ITEM_NUMBER.match(words[0]) is not None


def without_marker(text: str) -> str:
    """The text of a list item without its bullet or dash; a number or letter says something and stays.

    Args:
        text: Of an item, its lines joined.
    """
    settings = reading_settings()
    rest = text
    while rest and (rest[0] in settings.bullets or _PRIVATE.match(rest)):
        rest = rest[1:].lstrip()
    first, _, after = rest.partition(" ")
    if rest == text and after and (first in settings.dashes or first == "o"):
        rest = after.lstrip()
    return rest if any(sign.isalnum() for sign in rest) else text
