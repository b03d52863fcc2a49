"""Raised figures of full font size, as OpenType superiors are: footnote markers set without a smaller font."""

from __future__ import annotations

import re
from collections.abc import Callable

# A figure whose drawing begins this far above the baseline, in shares of the font size, is raised.
RAISED = 0.2
_HEAD = re.compile(r"(\d{1,3})(?=[^\W\d])")
_TAIL = re.compile(r"(\d{1,6})[.,;:)”]{0,2}$")


def raised_figures(text: str, start: int, end: int, is_raised: Callable[[int], bool]) -> tuple[int, int] | None:
    """Where in a run without spaces raised figures stand, at its head or its tail.

    Args:
        text: The page's text.
        start: First character of the run.
        end: The character after its last.
        is_raised: Tells of the character at a place whether it is drawn raised.

    Returns:
        First raised character and the one after the last; None where there is none.
    """
    head = _HEAD.match(text, start, end)
    match = head if head is not None else _TAIL.search(text, start, end)
    if match is None:
        return None
    begin, after = match.span(1)
    if not is_raised(begin if head is not None else after - 1):
        return None
    up = [is_raised(index) for index in range(begin, after)]
    if head is not None:
        after = begin + (up.index(False) if False in up else len(up))
    else:
        begin = after - (up[::-1].index(False) if False in up else len(up))
    return begin, after
