"""Tables without ruling lines: short fragments that stand in columns, row after row."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from auditor.reading.glyphs import Word
from auditor.reading.lines import Line, make_line
from auditor.reading.listitems import begins_item
from auditor.reading.placement import Area
from auditor.tables.tables import Row, Table

# The narrowest gap between two cells, in shares of the text size.
GAP = 0.5
# Between a long cell and the next column at least so much is left.
NARROWEST = 0.12
# Left edges this near each other, in shares of the text size, are one column's.
ALIGNED = 0.8
# Cells are short: of text columns' lines a larger share than MOST_FULL fill more of their width than FILLED,
# and hold more words.
FILLED = 0.8
MOST_FULL = 0.35
MOST_WORDS = 6.0
LEAST_ROWS = 3
# A line that runs on reaches over this share of its column's widest.
WRAPPED = 0.6


def find_gridless(lines: Sequence[Line]) -> list[Table]:
    """Find tables set by white space alone among the free lines of a page."""
    rows = _rows(lines)
    tables: list[Table] = []
    index = 0
    while index < len(rows):
        columns = _columns(rows, index) if len(rows[index]) > 1 else []
        end = _extent(rows, index, columns) if columns else index
        table = None
        if end - index >= LEAST_ROWS and _stands_alone(rows, index, end, columns):
            table = _table(rows[index:end], columns)
        if table is None:
            index += 1
        else:
            tables.append(table)
            index = end
    return tables


def _columns(rows: Sequence[list[Line]], start: int) -> list[float]:
    """Left edges of the columns: those of the fullest of the first rows."""
    fullest = max(rows[start : start + 4], key=len)
    return [line.x0 for line in fullest]


def _stands_alone(rows: Sequence[list[Line]], start: int, end: int, columns: Sequence[float]) -> bool:
    """Whether no column runs on above or below: what runs on is a column of text."""
    size = rows[start][0].style.size
    for row, next_to in ((start - 1, start), (end, end - 1)):
        if not 0 <= row < len(rows) or abs(rows[row][0].baseline - rows[next_to][0].baseline) > 1.5 * size:
            continue
        for line in rows[row]:
            at = [k for k, x in enumerate(columns) if abs(line.x0 - x) <= ALIGNED * size]
            bridges = bool(at) and at[0] + 1 < len(columns) and line.x1 > columns[at[0] + 1]
            if at and not bridges and abs(line.style.size - size) < 0.1 * size:
                return False
    return True


def _cells(row: Sequence[Line], columns: Sequence[float]) -> list[Line]:
    """The fragments of a row, parted where a later column begins inside one."""
    cells: list[Line] = []
    later = columns[1:]
    for line in row:
        low, high = line.x0 - line.style.size, line.x1 + line.style.size
        if not any([low < x < high for x in later]):
            cells.append(line)
            continue
        held = [line.words[0]]
        for word in line.words[1:]:
            size = word.style.size
            if word.x0 - held[-1].x1 > NARROWEST * size and any([abs(word.x0 - x) <= 0.35 * size for x in later]):
                cells.append(make_line(held))
                held = []
            held.append(word)
        cells.append(line if len(held) == len(line.words) else make_line(held))
    return cells


def _rows(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines that share a baseline, top to bottom, each row left to right."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.baseline):
        if rows and abs(rows[-1][0].baseline - line.baseline) <= 0.25 * line.style.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.x0) for row in rows]


def _extent(rows: Sequence[list[Line]], start: int, columns: Sequence[float]) -> int:
    """The row after the last one that stands in the columns."""
    size = rows[start][0].style.size
    end = start
    last = rows[start][0].baseline
    for index in range(start, len(rows)):
        row = rows[index]
        if row[0].baseline - last > 3.2 * size or not _fits(_cells(row, columns), columns, size):
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
        if at[0] + 1 < len(columns) and line.x1 > columns[at[0] + 1] - NARROWEST * size:
            return False
    return True


def _table(found: Sequence[list[Line]], columns: Sequence[float]) -> Table | None:
    """A table of rows that stand in columns; None where they are columns of text or a list."""
    rows = [_cells(row, columns) for row in found]
    size = rows[0][0].style.size
    several = [row for row in rows if len(row) > 1]
    held = [line for row in rows for line in row]
    if len(several) < LEAST_ROWS - 1 or any(begins_item(line) for line in held):
        return None
    if sum(line.hyphen for line in held) > 0.2 * len(held):
        return None
    shares = []
    for line in held:
        column = _column(line, columns)
        if column + 1 < len(columns):
            shares.append((line.x1 - line.x0) / (columns[column + 1] - columns[column]))
    gaps = [b.x0 - a.x1 for row in several for a, b in pairwise(row)]
    words = sum(len(line.words) for line in held) / len(held)
    full = sum(share > FILLED for share in shares) / len(shares)
    running = sum(line.text[:1].islower() for line in held) / len(held)
    if _all_wrap(rows, columns) or full > MOST_FULL or running > 0.5 or words > MOST_WORDS or median(gaps) < GAP * size:
        return None
    merged: list[dict[int, list[Word]]] = []
    bands: list[list[float]] = []
    for row in rows:
        begins = _column(row[0], columns) == 0 and not (len(row) == 1 and row[0].text[:1].islower())
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


def _all_wrap(rows: Sequence[Sequence[Line]], columns: Sequence[float]) -> bool:
    """Whether in every column lines run on in the next: columns of text beside each other."""
    held: dict[int, list[Line]] = {}
    for row in rows:
        for line in row:
            held.setdefault(_column(line, columns), []).append(line)
    for lines in held.values():
        widest = max(line.x1 - line.x0 for line in lines)
        wraps = sum(
            above.hyphen or (below.text[:1].islower() and above.x1 - above.x0 > WRAPPED * widest)
            for above, below in pairwise(lines)
        )
        if wraps < 0.5 * (len(lines) - 1) or len(lines) < 2:
            return False
    return True


def _column(line: Line, columns: Sequence[float]) -> int:
    """The column that a fragment begins nearest to."""
    return min(range(len(columns)), key=lambda k: abs(columns[k] - line.x0))
