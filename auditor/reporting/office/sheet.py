"""One sheet of the workbook: a header row with filters, and cells in which nothing is ever calculated."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from auditor.reporting.office.settings import office_settings
from auditor.reporting.office.text import cell_text, is_calculated

Value = str | int | float | None
Row = Mapping[str, Value]
HEAD, INPUT, EDGE = "124A3F", "FFF8DC", "C9D2CF"
DATE = "yyyy-mm-dd"
SIZE = 10


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet.

    Attributes:
        key: Of its values in a row.
        title: What stands in the header row.
        width: In characters.
        open: Whether people fill it in.
        form: The number format, empty for the usual one.
    """

    key: str
    title: str
    width: float
    open: bool = False
    form: str = ""


class CellWriter:
    """Writes values as what they are: text as text, whatever it begins with.

    Args:
        notice: Says of a number of characters that they were left out.
    """

    def __init__(self, notice: Callable[[int], str]) -> None:
        self._notice = notice
        self._looks: dict[tuple[bool, str, str], NamedStyle] = {}

    def write(self, cell: Cell, value: Value, *, bold: bool = False, ground: str = "", form: str = "") -> None:
        """Put a value into a cell."""
        looks = (bold, ground, form)
        if looks not in self._looks:
            self._looks[looks] = self._dress(*looks)
        cell.style = self._looks[looks]
        if not isinstance(value, str):
            cell.value = value
            return
        text = cell_text(value, office_settings().longest_cell, self._notice)
        cell.value = text or None
        if text:
            # The library takes what begins with = for a formula, and #N/A for an error.
            cell.data_type = "s"
            if is_calculated(text):
                cell.quotePrefix = True

    def head(self, cell: Cell, title: str) -> None:
        """Put a column's title into its cell of the header row."""
        self.write(cell, title, bold=True, ground=HEAD)

    def _dress(self, bold: bool, ground: str, form: str) -> NamedStyle:
        """A style with a name: Excel keeps one for all cells that look alike."""
        ink = "FFFFFF" if ground == HEAD else "000000"
        return NamedStyle(
            name=f"auditor {len(self._looks) + 1}",
            font=Font(name=office_settings().font, size=SIZE, bold=bold, color=ink),
            fill=PatternFill("solid", start_color=ground) if ground else PatternFill(),
            border=Border(bottom=Side("thin", color=EDGE)),
            alignment=Alignment(horizontal="left", vertical="top", wrap_text=True),
            number_format=form or "General",
        )


def fill_sheet(
    sheet: Worksheet,
    columns: Sequence[Column],
    rows: Iterable[Row],
    writer: CellWriter,
    *,
    frozen: str,
    ground: Callable[[str, Value], str] = lambda key, value: "",
) -> int:
    """Write header row and rows; set widths, filters, what stays in view, and how the sheet is printed.

    Args:
        sheet: An empty one.
        columns: In order.
        rows: Values by the keys of the columns; what is missing stays empty.
        writer: Writes the cells.
        frozen: The first cell that moves when one scrolls.
        ground: The colour for a value of a column as hexadecimal, empty for none.

    Returns:
        The number of the last row.
    """
    for place, column in enumerate(columns, start=1):
        writer.head(cell_at(sheet, 1, place), column.title)
        sheet.column_dimensions[get_column_letter(place)].width = column.width
    # Three signs of a title's column are taken by the arrow of the filter.
    fit_row(sheet, 1, [(column.title, column.width - 3) for column in columns])
    last = 1
    for last, row in enumerate(rows, start=2):
        for place, column in enumerate(columns, start=1):
            value = row.get(column.key)
            colour = INPUT if column.open else ground(column.key, value)
            writer.write(cell_at(sheet, last, place), value, ground=colour, form=column.form)
        fit_row(sheet, last, [(row.get(column.key), column.width) for column in columns])
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{last}"
    sheet.freeze_panes = frozen
    print_wide(sheet)
    sheet.print_title_rows = "1:1"
    return last


def cell_at(sheet: Worksheet, row: int, column: int) -> Cell:
    """A cell that is not part of a merged one."""
    return cast(Cell, sheet.cell(row, column))


def print_wide(sheet: Worksheet, paper: str = Worksheet.PAPERSIZE_A3) -> None:
    """Let the sheet fill the width of pages on their side, with its name and page numbers below."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = int(paper)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    footer = HeaderFooterItem()
    footer.left.text, footer.right.text = "&A", "&P (&N)"
    sheet.oddFooter = footer


def fit_row(sheet: Worksheet, row: int, cells: Iterable[tuple[Value, float]]) -> None:
    """Make a row as high as its text, unless it would fill the screen: not all programs do so when they open a file.

    Args:
        sheet: Where the row stands.
        row: Its number.
        cells: Values with the widths of their columns.
    """
    settings = office_settings()
    height = max(_lines(str(value), width) for value, width in cells) * settings.line + settings.line / 3
    sheet.row_dimensions[row].height = min(height, settings.tallest_row)


def _lines(text: str, width: float) -> int:
    room = width * office_settings().letters
    return sum(max(1, math.ceil(len(line) / room)) for line in text.split("\n"))
