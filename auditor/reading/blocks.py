"""A page's lines, tables and boxes → drafts in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from auditor.reading.drafts import Draft, split_column
from auditor.reading.glyphs import Word
from auditor.reading.layout import arrange
from auditor.reading.linemarks import mark_lines, mark_titles
from auditor.reading.lines import Line, build_lines, make_line
from auditor.reading.pages import Page
from auditor.reading.placement import Area
from auditor.tables.gridless import find_gridless
from auditor.tables.tables import Row, Table, find_frames

# A filled area larger than this share of the page is its background.
BACKGROUND = 0.8
# The bold head of a card holds at most so many words.
HEAD_WORDS = 8


@dataclass(frozen=True, slots=True)
class Panel:
    """A text box: an atom of the page's order, with an order of its own inside."""

    area: Area
    items: tuple[Line | Table, ...]
    number: int

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.area.x0

    @property
    def x1(self) -> float:
        """Right edge."""
        return self.area.x1

    @property
    def top(self) -> float:
        """Upper edge."""
        return self.area.top

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return self.area.bottom


Item = Line | Table | Panel


def page_lines(page: Page, words: Iterable[Word]) -> list[Line]:
    """The upright lines of a page, with what is drawn beside them.

    Args:
        page: The page, for its drawn bullets and strokes.
        words: Those of its words that are wanted.
    """
    return mark_titles(mark_lines(build_lines(word for word in words if not word.angle), page.graphics), page.titles)


def page_drafts(page: Page, lines: Sequence[Line], tables: Sequence[Table], body: float, column: int) -> list[Draft]:
    """Part a page into drafts in reading order.

    Args:
        page: The page, for its boxes and turned words.
        lines: Its lines, furniture and table words taken off.
        tables: Its ruled tables.
        body: Size of the running text in points.
        column: Running number of the first column of this page.
    """
    items: list[Item] = [*lines, *tables]
    for number, area in enumerate(_panel_areas(page, lines), 1):
        inside = [item for item in items if not isinstance(item, Panel) and _within(item, area)]
        if inside:
            taken = {id(item) for item in inside}
            items = [item for item in items if id(item) not in taken]
            items.append(Panel(area, tuple(inside), number))
    drafts: list[Draft] = []
    for held in arrange(_tabulate(items), body, _tabulate, _heads):
        drafts += _column_drafts(held, page.number, column, body, ())
        column += 1
    return drafts + _turned(page, column)


def _tabulate(items: Sequence[Item]) -> Sequence[Item]:
    """The items of a band with tables set by white space put together."""
    lines = [item for item in items if isinstance(item, Line)]
    tables = find_gridless(lines)
    if not tables:
        return items
    celled = {id(word) for table in tables for row in table.rows for cell in row.cells for word in cell}
    return [*(item for item in items if not isinstance(item, Line) or id(item.words[0]) not in celled), *tables]


def _heads(item: Item) -> bool:
    """Whether an item begins a card: a box, or a short line in bold."""
    return isinstance(item, Panel) or (isinstance(item, Line) and item.style.bold and len(item.words) <= HEAD_WORDS)


def _column_drafts(items: Sequence[Item], page: int, column: int, body: float, marks: tuple[str, ...]) -> list[Draft]:
    """The drafts of one column: runs of lines, tables and boxes."""
    drafts: list[Draft] = []
    run: list[Line] = []
    for item in [*items, None]:
        if isinstance(item, Line):
            run.append(item)
            continue
        if run:
            drafts += split_column(run, page, column, marks)
            run = []
        if isinstance(item, Table):
            drafts += [_row_draft(row, page, column, marks) for row in item.rows]
        elif isinstance(item, Panel):
            for held in arrange(list[Item](item.items), body, _tabulate):
                inside = _column_drafts(held, page, column, body, ("text_box",))
                drafts += [replace(draft, panel=item.number) for draft in inside]
    return drafts


def _row_draft(row: Row, page: int, column: int, marks: tuple[str, ...]) -> Draft:
    """A table row; one of a single cell is running text set in a frame."""
    cells = tuple(tuple(_in_order(build_lines(cell))) for cell in row.cells)
    lines = tuple((page, line) for cell in cells for line in cell)
    return Draft(lines, column, "table", marks, cells, right=row.area.x1)


def _in_order(lines: list[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: (round(line.baseline), line.x0))


def _panel_areas(page: Page, lines: Sequence[Line]) -> list[Area]:
    """The filled or framed areas that hold text and do not cut through any line, outermost only."""
    areas: list[Area] = []
    frames = find_frames(page.graphics, page.width, page.height)
    candidates = sorted({*page.graphics.fills, *frames}, key=lambda area: -area.width * area.height)
    for area in candidates[:200]:
        if area.width * area.height > BACKGROUND * page.width * page.height:
            continue
        if any(_inside(area, other) for other in areas):
            continue
        held = [line for line in lines if _within(line, area)]
        if not held or any(_cut(line, area) for line in lines):
            continue
        areas.append(area)
    return areas


def _inside(area: Area, other: Area) -> bool:
    return other.holds((area.x0 + area.x1) / 2, (area.top + area.bottom) / 2)


def _within(item: Line | Table, area: Area) -> bool:
    """Whether an item stands inside an area, give or take three points."""
    middle = (item.top + item.bottom) / 2
    return area.x0 - 3 <= item.x0 and item.x1 <= area.x1 + 3 and area.top - 1 <= middle <= area.bottom + 1


def _cut(line: Line, area: Area) -> bool:
    """Whether the area's side runs through a line: then it is a coloured ground, not a box."""
    middle = (line.top + line.bottom) / 2
    overlaps = line.x0 < area.x1 - 3 and line.x1 > area.x0 + 3
    return area.top < middle < area.bottom and overlaps and not _within(line, area)


def _turned(page: Page, column: int) -> list[Draft]:
    """Turned text: words that follow each other in the content stream make one caption."""
    runs: list[list[Word]] = []
    last: Word | None = None
    for word in page.words:
        if word.angle:
            near = last is not None and last.angle == word.angle and _near(last, word)
            if near:
                runs[-1].append(word)
            else:
                runs.append([word])
            last = word
        else:
            last = None
    return [
        Draft(((page.number, make_line(run)),), column, "caption", ("rotated",))
        for run in runs
        if sum(sign.isalpha() for word in run for sign in word.text) > 2
    ]


def _near(last: Word, word: Word) -> bool:
    """Whether a turned word goes on beside the one before it."""
    size = 2.0 * word.style.size
    return abs(word.x0 - last.x0) < size or abs(word.x1 - last.x1) < size or abs(word.baseline - last.baseline) < size
