"""Footnotes: small drafts at the foot of a column, joined over pages, and where their markers stand."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from auditor.reading.drafts import Draft
from auditor.reading.headings import Body

# Notes are set smaller than running text by at least this.
NOTE_SIZE = 0.94
_BEGINS = re.compile(r"^(\d{1,3}|\*+|[†‡]|[ivx]{1,4}(?=[.) ]))[.)]? ?(?=[^\W\d_]|[”\"(])")
_CLOSED = re.compile(r"[.!?:/][\"”’»)\]]*$|\d$")
# A note is referred to on its own page or on one so near.
REACH = 2


def mark_footnotes(drafts: Sequence[Draft], body: Body, before: Sequence[Draft] = ()) -> list[Draft]:
    """Mark the small drafts at the foot of a page's columns that begin with a marker or go on from one.

    Args:
        drafts: Of one page.
        body: How running text is set.
        before: The drafts of the page before it, marked: its last footnote may go on here.
    """
    marked = list(drafts)
    lowest = max((draft.last.bottom for draft in drafts if draft.size > NOTE_SIZE * body.size), default=0.0)
    column: int | None = None
    opened = next((draft for draft in reversed(before) if draft.kind == "footnote"), None)
    for index, draft in enumerate(marked):
        small = draft.size <= NOTE_SIZE * body.size
        begins = draft.first.noted or _BEGINS.match(draft.raw) is not None
        under = not any(
            other.column == draft.column and other.size > NOTE_SIZE * body.size and other.kind in ("body", "list_item")
            for other in marked[index + 1 :]
        )
        foot = draft.first.top > lowest - 2 or under
        rest = column == draft.column or (opened is not None and goes_on(opened, draft))
        if draft.kind in ("body", "list_item") and small and foot and (begins or rest):
            marked[index] = opened = replace(draft, kind="footnote")
            column = draft.column
        else:
            column = None
    return marked


def is_open(draft: Draft) -> bool:
    """Whether a footnote breaks off inside a sentence."""
    return draft.last.hyphen or _CLOSED.search(draft.raw) is None


def goes_on(held: Draft, draft: Draft) -> bool:
    """Whether a footnote is the rest of the one held, at the foot of the next column or page."""
    if draft.first.noted or abs(held.size - draft.size) > 0.35 or draft.page - held.lines[-1][0] > 1:
        return False
    if draft.marks != held.marks or not (draft.raw[:1].islower() or held.last.hyphen or draft.raw[:1].isdigit()):
        return False
    return is_open(held) and _BEGINS.match(draft.raw) is None


def marker(draft: Draft) -> str:
    """The marker that a footnote begins with, raised or not; nothing where there is none."""
    if draft.first.note:
        return draft.first.note
    match = _BEGINS.match(draft.raw)
    return match.group(1) if match is not None else ""


def anchors(drafts: Sequence[Draft]) -> Mapping[tuple[int, str], int]:
    """For each page and marker the position of the draft that refers to the note."""
    found: dict[tuple[int, str], int] = {}
    for at, draft in enumerate(drafts):
        if draft.kind == "footnote":
            continue
        for page, line in draft.lines:
            for note in line.notes:
                found.setdefault((page, note), at)
    return found


def anchor_of(draft: Draft, places: Mapping[tuple[int, str], int]) -> int | None:
    """The position of the draft that refers to a footnote; None where no marker is found.

    Args:
        draft: A footnote.
        places: As `anchors` gives them.
    """
    note = marker(draft)
    pages = range(draft.page, draft.page - REACH, -1)
    return next((places[page, note] for page in pages if (page, note) in places), None)
