"""A comparison as a workbook: a sheet for each table, all cells as text that nothing calculates."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from auditor.comparing.compare import Comparison
from auditor.comparing.comparisonpage import differing, title_of, versions
from auditor.comparing.comparisontables import Cell, build_counts, build_tables
from auditor.comparing.comparisontexts import Teller
from auditor.reporting.office.archive import steady_archive
from auditor.reporting.office.settings import office_settings
from auditor.reporting.office.text import cell_text, is_calculated

# Width of a column in characters for each share that it has of the table.
SHARE = 6
PROPERTIES = "docProps/core.xml"
WHOLE = re.compile(r"(<dcterms:modified[^>]*>)[^<]*")


def build_comparison_book(comparison: Comparison, tell: Teller) -> bytes:
    """The workbook; the same comparison and language give the same bytes."""
    book = Workbook()
    created = office_settings().created
    book.properties.created, book.properties.creator = created, "auditor"
    book.properties.title = cell_text(title_of(comparison, tell), 250, lambda number: "…")
    first = book.active
    assert isinstance(first, Worksheet)
    _summary(first, comparison, tell)
    for table in build_tables(comparison, tell):
        sheet = book.create_sheet(tell.words(f"sheet.{table.name}"))
        heads = [tell.words(f"column.{head}") for head in table.heads]
        _fill(sheet, heads, table.rows, [share * SHARE for share in table.shares], tell)
    out = io.BytesIO()
    book.save(out)
    # The moment of saving stands in the properties and nowhere else.
    with ZipFile(out) as archive:
        properties = archive.read(PROPERTIES).decode()
    steady = WHOLE.sub(rf"\g<1>{created:%Y-%m-%dT%H:%M:%SZ}", properties)
    return steady_archive(out.getvalue(), {PROPERTIES: steady.encode()})


def _summary(sheet: Worksheet, comparison: Comparison, tell: Teller) -> None:
    sheet.title = tell.words("sheet.summary")
    rows: list[tuple[Cell, ...]] = [(name, f"{old} → {new}") for name, old, new in versions(comparison, tell)]
    warning = differing(comparison, tell)
    rows += [(warning, "")] if warning else []
    rows += [(name, str(number)) for name, number in build_counts(comparison, tell)]
    _fill(sheet, [tell.words("count_name"), tell.words("count_value")], rows, [48, 60], tell)


def _fill(
    sheet: Worksheet, heads: Sequence[str], rows: Sequence[Sequence[Cell]], widths: Sequence[int], tell: Teller
) -> None:
    for column, (head, width) in enumerate(zip(heads, widths, strict=True), start=1):
        _write(sheet, (1, column), head, tell)
        sheet.cell(1, column).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(column)].width = width
    for number, row in enumerate(rows, start=2):
        for column, cell in enumerate(row, start=1):
            text = cell if isinstance(cell, str) else cell.text
            if text.isdecimal():
                sheet.cell(number, column, int(text))
            else:
                _write(sheet, (number, column), text or tell.dash, tell)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(heads))}{max(2, len(rows) + 1)}"


def _write(sheet: Worksheet, place: tuple[int, int], text: str, tell: Teller) -> None:
    """Text as text: never a formula, whatever it begins with."""
    longest = office_settings().longest_cell
    cell = sheet.cell(*place, cell_text(text, longest, lambda number: tell.words("cut", number=number)))
    cell.data_type = "s"
    cell.quotePrefix = is_calculated(text)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
