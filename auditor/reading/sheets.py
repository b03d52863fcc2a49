"""Pages → their lines and tables, running headers, footers and page numbers taken off."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from auditor.reading.blocks import page_lines
from auditor.reading.furniture import find_furniture
from auditor.reading.lines import Line
from auditor.reading.pages import Page
from auditor.reading.slots import PageLines
from auditor.tables.tables import Table, carried_table, find_tables

# A table that goes on ends below this share of its page and begins above the other of the next.
FOOT = 0.7
HEAD = 0.25


def without_furniture(pages: Sequence[Page]) -> tuple[list[list[Line]], list[list[Table]]]:
    """Take the furniture off.

    Args:
        pages: All pages of a document.

    Returns:
        For each page its free lines, and for each page its ruled tables.
    """
    raw = [page_lines(page, page.words) for page in pages]
    tables = [find_tables(page.words, page.graphics, page.width, page.height) for page in pages]
    sizes: Counter[float] = Counter()
    for held in raw:
        for line in held:
            sizes[round(line.style.size * 2) / 2] += len(line.text)
    body = sizes.most_common(1)[0][0] if sizes else 10.0
    sheets = [
        PageLines(page.number, page.width, page.height, tuple(held), tuple(_held(line, page, grids) for line in held))
        for page, held, grids in zip(pages, raw, tables, strict=True)
    ]
    furniture = find_furniture(sheets, body)
    lines: list[list[Line]] = []
    for number, (page, held, grids) in enumerate(zip(pages, raw, tables, strict=True)):
        off = {id(word) for index in furniture[page.number] for word in held[index].words}
        if off and grids:
            kept = [word for word in page.words if id(word) not in off]
            grids = find_tables(kept, page.graphics, page.width, page.height)
            tables[number] = grids
        celled = _celled(grids)
        above = max(tables[number - 1], key=lambda table: table.bottom, default=None) if number else None
        if (
            above is not None
            and above.bottom > FOOT * page.height
            and not any(t.top < HEAD * page.height for t in grids)
        ):
            free_words = [word for word in page.words if id(word) not in off and id(word) not in celled]
            rest = carried_table(free_words, above)
            if rest is not None:
                tables[number] = grids = [rest, *grids]
                celled = _celled(grids)
        if celled:
            free = (word for word in page.words if id(word) not in off and id(word) not in celled)
            lines.append(page_lines(page, free))
        else:
            lines.append([line for index, line in enumerate(held) if index not in furniture[page.number]])
    return lines, tables


def _celled(tables: Sequence[Table]) -> set[int]:
    """The words that stand in tables, by identity."""
    return {id(word) for table in tables for row in table.rows for cell in row.cells for word in cell}


def _held(line: Line, page: Page, tables: Sequence[Table]) -> bool:
    """Whether a line stands in a table that is more than a page's head or foot."""
    return any(
        table.top - 2 <= line.baseline <= table.bottom + 2
        and (table.bottom > 0.25 * page.height)
        and (table.top < 0.8 * page.height)
        for table in tables
    )
