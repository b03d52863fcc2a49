"""Tables without ruling lines: short fragments that stand in columns, row after row."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.drafts import begins_item
from auditor.glyphs import Word
from auditor.graphics import Area
from auditor.lines import Line
from auditor.tables import Row, Table

# The narrowest gap between two cells, in shares of the text size.
GAP = 1.4
# Left edges this near each other, in shares of the text size, are one column's.
ALIGNED = 0.8
# Cells are short: text columns fill more of their width and hold more words than this.
FILLED = 0.72
MOST_WORDS = 6.0
LEAST_ROWS = 3


def find_gridless(lines: Sequence[Line]) -> list[Table]:
    """Find tables set by white space alone among the free lines of a page."""
    rows = _rows(lines)
    tables: list[Table] = []
    index = 0
    while index < len(rows):
        end = _extent(rows, index) if len(rows[index]) > 1 else index
        table = _table(rows[index:end]) if end - index >= LEAST_ROWS else None
        if table is None:
            index += 1
        else:
            tables.append(table)
            index = end
    return tables


def _rows(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines that share a baseline, top to bottom, each row left to right."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.baseline):
        if rows and abs(rows[-1][0].baseline - line.baseline) <= 0.25 * line.style.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.x0) for row in rows]


def _extent(rows: Sequence[list[Line]], start: int) -> int:
    """The row after the last one that stands in the columns of the first."""
    columns = [line.x0 for line in rows[start]]
    size = rows[start][0].style.size
    end = start + 1
    last = rows[start][0].baseline
    for index in range(start + 1, len(rows)):
        row = rows[index]
        if row[0].baseline - last > 3.2 * size or not _fits(row, columns, size):
            break
        if len(row) == 1 and row[0].baseline - last > 2.2 * size:
            break
        last = row[0].baseline
        end = index + 1
    return end


def _fits(row: Sequence[Line], columns: Sequence[float], size: float) -> bool:
    """Whether every fragment of a row begins at a column and ends before the next."""
    for line in row:
        at = [k for k, x in enumerate(columns) if abs(line.x0 - x) <= ALIGNED * size]
        if not at or abs(line.style.size - size) > 0.15 * size:
            return False
        if at[0] + 1 < len(columns) and line.x1 > columns[at[0] + 1] - 0.3 * size:
            return False
    return True


def _table(rows: Sequence[list[Line]]) -> Table | None:
    """A table of rows that stand in columns; None where they are columns of text or a list."""
    columns = [line.x0 for line in rows[0]]
    size = rows[0][0].style.size
    several = [row for row in rows if len(row) > 1]
    held = [line for row in rows for line in row]
    if len(several) < LEAST_ROWS - 1 or any(begins_item(line) for line in held):
        return None
    shares = []
    for line in held:
        column = _column(line, columns)
        if column + 1 < len(columns):
            shares.append((line.x1 - line.x0) / (columns[column + 1] - columns[column]))
    gaps = [b.x0 - a.x1 for row in several for a, b in zip(row, row[1:], strict=False)]
    words = sum(len(line.words) for line in held) / len(held)
    filled = sum(shares) / len(shares)
    if filled > FILLED or words > MOST_WORDS or min(gaps) < 0.5 * GAP * size:
        return None
    merged: list[dict[int, list[Word]]] = []
    bands: list[list[float]] = []
    for row in rows:
        begins = _column(row[0], columns) == 0 and not row[0].text[:1].islower()
        if not merged or begins:
            merged.append({})
            bands.append([row[0].top, row[0].bottom])
        for line in row:
            merged[-1].setdefault(_column(line, columns), []).extend(line.words)
        bands[-1][1] = max(bands[-1][1], *(line.bottom for line in row))
    x0, x1 = min(line.x0 for line in held), max(line.x1 for line in held)
    made = tuple(
        Row(tuple(tuple(cells[column]) for column in sorted(cells)), Area(x0, top, x1, bottom))
        for cells, (top, bottom) in zip(merged, bands, strict=True)
    )
    return Table(Area(x0, made[0].area.top, x1, made[-1].area.bottom), made)


def _column(line: Line, columns: Sequence[float]) -> int:
    """The column that a fragment begins nearest to."""
    return min(range(len(columns)), key=lambda k: abs(columns[k] - line.x0))
