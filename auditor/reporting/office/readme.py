"""The first sheet of the workbook: what it is, what its sheets hold, and the answers to choose from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from openpyxl.worksheet.worksheet import Worksheet

from auditor.records import LEVELS
from auditor.reference.indicators import load_indicators
from auditor.reporting.office.sheet import CellWriter, cell_at, fit_row, print_wide
from auditor.reporting.office.story import Story
from auditor.reporting.passages import shorten
from auditor.reporting.report import GAP_TYPES

WIDTHS = (34.0, 110.0)
Lines = Iterator[tuple[str, str]]


def fill_readme(sheet: Worksheet, story: Story, sheets: Sequence[str], writer: CellWriter) -> str:
    """Write the sheet.

    Args:
        sheet: An empty one.
        story: What the workbook says.
        sheets: Keys of the other sheets, in order.
        writer: Writes the cells.

    Returns:
        The cells that hold the answers to choose from, as `$B$4:$B$7`.
    """
    words, office = story.words, story.office
    for letter, width in zip("AB", WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    place = 1
    writer.write(cell_at(sheet, place, 1), words("title", title=shorten(story.content.title, 200)), bold=True)
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=2)
    options = words.lines("decision.options")
    answers = ""
    parts: tuple[tuple[str, Lines], ...] = (
        ("about", _about(story)),
        ("use", ((str(number), text) for number, text in enumerate(office.lines("readme.steps"), start=1))),
        ("sheets", ((office(f"sheet.{name}"), office(f"sheet_text.{name}")) for name in sheets)),
        ("answers", (("", option) for option in options)),
        ("levels", ((words(f"level.{name}"), words(f"level_text.{name}")) for name in LEVELS)),
        ("gaps", ((f"{name} {words(f'gap.{name}')}", words(f"gap_text.{name}")) for name in GAP_TYPES)),
        ("limits", (("", text) for text in words.lines("method.limits"))),
    )
    for name, lines in parts:
        place += 2
        writer.head(cell_at(sheet, place, 1), office(f"readme.{name}"))
        writer.head(cell_at(sheet, place, 2), "")
        # Headings are longer than the first column in some language.
        sheet.merge_cells(start_row=place, start_column=1, end_row=place, end_column=2)
        first = place + 1
        for left, right in lines:
            place += 1
            writer.write(cell_at(sheet, place, 1), left, bold=True)
            writer.write(cell_at(sheet, place, 2), right)
            fit_row(sheet, place, zip((left, right), WIDTHS, strict=True))
        if name == "answers":
            answers = f"$B${first}:$B${place}"
    print_wide(sheet, sheet.PAPERSIZE_A4)
    return answers


def _about(story: Story) -> Lines:
    words, content = story.words, story.content
    source = content.audit.document
    if content.audit.provenance.get("example") is True:
        yield "", words("example")
    yield "", words("summary.lead")
    yield words("about.strategy"), shorten(content.title, 300)
    yield words("about.file"), shorten(source.name, 300)
    yield words("about.checksum"), source.sha256
    counts = {"pages": source.pages, "paragraphs": len(source.paragraphs), "bearing": content.bearing}
    yield words("about.extent"), words("about.extent_text", **counts)
    yield words("indicators.title"), load_indicators().note[words.language]
    if story.profile:
        yield words("about.profile"), story.profile
