"""Tables of contents: one draft for each entry, its page number beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from auditor.reading.drafts import Draft
from auditor.reading.lines import Line, make_line

# The leader of an entry and its page number.
_TAIL = re.compile(r"[\s.…_·]*(?:\b\d{1,3}|\s[ivx]{1,5})$|(?:\.\s?){3,}$|[\s…_]+$")
# Columns of entries are told by so many rows that hold two.
LEAST_DOUBLE = 3


def baseline_rows(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines grouped by their baselines, top to bottom, each row left to right.

    Args:
        lines: Of one page.
    """
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (line.baseline, line.x0)):
        last = rows[-1][-1] if rows else None
        if last is not None and abs(last.baseline - line.baseline) <= 0.4 * min(last.style.size, line.style.size):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.x0) for row in rows]


def contents_drafts(lines: Sequence[Line], drafts: Sequence[Draft], page: int) -> list[Draft]:
    """The entries of a contents page, rows put together from title, leader and page number.

    Args:
        lines: The free lines of the page.
        drafts: The page's drafts, for the rows of ruled tables among them.
        page: Its number.
    """
    column = drafts[0].column if drafts else 0
    left: list[list[Line]] = []
    right: list[list[Line]] = []
    for row in baseline_rows(lines):
        parts = _entries(row)
        left.append(parts[0])
        right += parts[1:]
    rows = [*left, *right] if len(right) >= LEAST_DOUBLE else [row for row in baseline_rows(lines)]
    entries = [
        Draft(
            tuple((page, make_line([word for line in row for word in line.words])) for row in entry), column, "contents"
        )
        for entry in _wrapped(rows)
    ]
    free = {id(word) for line in lines for word in line.words}
    tabled = [
        Draft(draft.lines, draft.column, "contents", draft.marks, draft.cells)
        for draft in drafts
        if draft.cells and id(draft.first.words[0]) not in free
    ]
    return sorted(entries + tabled, key=lambda draft: draft.first.baseline) if tabled else entries


def entry_title(text: str) -> str:
    """The title of an entry, its leader and page number off.

    Args:
        text: The whole entry.
    """
    title = _TAIL.sub("", text).strip()
    return title if any(sign.isalpha() for sign in title) else text


def _entries(row: Sequence[Line]) -> list[list[Line]]:
    """The entries of one baseline: a new one begins after a page number, where entries stand in columns."""
    parts: list[list[Line]] = [[]]
    for line in row:
        so_far = " ".join(held.text for held in parts[-1])
        ended = so_far[-1:].isdigit() and any(sign.isalpha() for sign in so_far)
        if ended and any(sign.isalpha() for sign in line.text):
            parts.append([])
        parts[-1].append(line)
    return parts


def _goes_on(above: str, text: str) -> bool:
    """Whether a title without a page number yet goes on in the next row."""
    return text[:1].islower() or above.endswith("-") or (above.isupper() and text.isupper() and not text[:1].isdigit())


def _wrapped(rows: Sequence[list[Line]]) -> list[list[list[Line]]]:
    """Rows put together where a title runs on in the next row: no page number yet, and no new one begins."""
    entries: list[list[list[Line]]] = []
    for row in rows:
        last = entries[-1][-1] if entries else None
        if last is not None and not last[-1].text[-1:].isdigit() and _goes_on(last[-1].text, row[0].text):
            entries[-1].append(row)
        else:
            entries.append([row])
    return entries
