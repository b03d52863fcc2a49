"""Tables of contents: one draft for each entry, its page number beside it."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.drafts import Draft
from auditor.lines import Line, make_line


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
    entries = []
    for row in baseline_rows(lines):
        words = [word for line in row for word in line.words]
        entries.append(Draft(((page, make_line(words)),), column, "contents"))
    free = {id(word) for line in lines for word in line.words}
    tabled = [
        Draft(draft.lines, draft.column, "contents", draft.marks, draft.cells)
        for draft in drafts
        if draft.cells and id(draft.first.words[0]) not in free
    ]
    return sorted(entries + tabled, key=lambda draft: draft.first.baseline)
