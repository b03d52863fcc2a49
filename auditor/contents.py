"""Tables of contents: one draft for each entry, its page number beside it."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.drafts import Draft
from auditor.lines import Line, make_line
from auditor.readingsettings import reading_settings


def looks_like_contents(lines: Sequence[Line]) -> bool:
    """Whether a page's lines open with a contents title: its rows are entries, not table rows."""
    titles = reading_settings().contents
    return any(line.text.lower().strip(" .:") in titles for line in lines[:8])


def contents_drafts(lines: Sequence[Line], drafts: Sequence[Draft], page: int) -> list[Draft]:
    """The entries of a contents page, rows put together from title, leader and page number.

    Args:
        lines: The free lines of the page.
        drafts: The page's drafts, for the rows of ruled tables among them.
        page: Its number.
    """
    column = drafts[0].column if drafts else 0
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (line.baseline, line.x0)):
        last = rows[-1][-1] if rows else None
        if last is not None and abs(last.baseline - line.baseline) <= 0.4 * min(last.style.size, line.style.size):
            rows[-1].append(line)
        else:
            rows.append([line])
    entries = []
    for row in rows:
        ordered = sorted(row, key=lambda line: line.x0)
        words = [word for line in ordered for word in line.words]
        entries.append(Draft(((page, make_line(words)),), column, "contents"))
    tabled = [Draft(draft.lines, draft.column, "contents", draft.marks, draft.cells) for draft in drafts if draft.cells]
    return sorted(entries + tabled, key=lambda draft: draft.first.baseline)
