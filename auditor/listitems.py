"""List items: bullets, dashes, numbers and drawn dots at the head of a line."""

from __future__ import annotations

import re

from auditor.lines import Line
from auditor.readingsettings import reading_settings

_ITEM_NUMBER = re.compile(r"\(?(\d{1,2}[.)]|[a-zåäö][.)]|[ivx]{1,4}[.)])$")


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
    if words[0][:1] in settings.bullets and len(line.text) > 1 and words[0][:1] != "*":
        return True
    if len(words) == 2 and words[0] == "o" and line.words[0].text == "o":
        gap = line.words[1].x0 - line.words[0].x1 if len(line.words) > 1 else 0.0
        return gap > 0.7 * line.style.size
    return len(words) == 2 and _ITEM_NUMBER.match(words[0]) is not None
