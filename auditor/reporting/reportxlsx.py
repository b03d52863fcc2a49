"""The report as a workbook: gaps and conflicts to decide on, and every match behind them, to filter and sort."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import cast

from openpyxl import Workbook
from openpyxl.packaging.core import DocumentProperties
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.functions import tostring

from auditor.comparing.decisions import NONE, Decision
from auditor.files import replace_file
from auditor.records import GOALS, LEVELS, Audit, Language
from auditor.reference.taxonomy import Taxonomy
from auditor.reporting.office.archive import steady_archive
from auditor.reporting.office.findingrows import conflict_rows, gap_rows
from auditor.reporting.office.groups import group_sheet
from auditor.reporting.office.itemrows import goal_rows, section_rows, target_rows
from auditor.reporting.office.lensitemrows import lens_rows
from auditor.reporting.office.passagerows import match_rows, paragraph_rows
from auditor.reporting.office.readme import fill_readme
from auditor.reporting.office.settings import office_settings
from auditor.reporting.office.sheet import DATE, CellWriter, Column, Row, Value, fill_sheet
from auditor.reporting.office.story import Story
from auditor.reporting.office.text import legal_text
from auditor.reporting.passages import shorten
from auditor.reporting.reportdocx import tell

REPORT_XLSX = "report.xlsx"
SHEETS: Mapping[str, tuple[Callable[[Story], Iterable[Row]], str]] = {
    "gaps": (gap_rows, "E2"),
    "matches": (match_rows, "D2"),
    "goals": (goal_rows, "C2"),
    "targets": (target_rows, "C2"),
    "conflicts": (conflict_rows, "C2"),
    "sections": (section_rows, "B2"),
    "groups": (group_sheet, "D2"),
    "lenses": (lens_rows, "D2"),
    "paragraphs": (paragraph_rows, "D2"),
}
# Columns that people fill in.
OPEN = frozenset(("decision", "motive", "position", "responsible", "date", "comment"))
SHARES = frozenset(("probability", "social", "environmental", "economic"))
PROPERTIES = "docProps/core.xml"


def write_xlsx(
    audit: Audit,
    taxonomy: Taxonomy,
    path: Path,
    language: Language,
    decisions: Mapping[str, Decision] = NONE,
) -> Path:
    """Write the report as a workbook; the same audit, taxonomy and language give the same bytes.

    Text of the source is stored as text and never as a formula, whatever it begins with.

    Args:
        audit: What the report says.
        taxonomy: Names of goals, names and dimensions of targets.
        path: The file; missing folders are made, and it appears whole or not at all.
        language: The language of the report's own words; quotes keep theirs.
        decisions: What people have decided, by key of the finding.

    Returns:
        The path.

    Raises:
        UnknownCode: The audit names a target that the taxonomy lacks, or there is no wording in the language.
        OSError: The place cannot be written.
    """
    story = tell(audit, taxonomy, language, decisions)
    book = Workbook()
    writer = CellWriter(lambda number: story.office("cut", number=number))
    book.remove(book.worksheets[0])
    front = book.create_sheet(story.office("sheet.readme"))
    empty = {"groups": not story.content.groups, "lenses": not story.content.lenses}
    names = tuple(name for name in SHEETS if not empty.get(name, False))
    answers = f"'{front.title}'!{fill_readme(front, story, names, writer)}"
    for name in names:
        rows, frozen = SHEETS[name]
        sheet = book.create_sheet(story.office(f"sheet.{name}"))
        columns = _columns(story, name)
        last = fill_sheet(sheet, columns, rows(story), writer, frozen=frozen, ground=_grounds(story, name))
        _validate(sheet, columns, last, answers, story)
    out = io.BytesIO()
    book.save(out)
    # Its type is given as text, but it returns bytes.
    properties = cast(bytes, tostring(_properties(story).to_tree()))
    return replace_file(path, steady_archive(out.getvalue(), {PROPERTIES: properties}))


def _columns(story: Story, sheet: str) -> list[Column]:
    columns = []
    for key, width in office_settings().sheets[sheet].items():
        if sheet == "sections" and key == "goals":
            columns += [Column(str(goal), story.labels.goal(goal), width) for goal in GOALS]
            continue
        form = DATE if key == "date" else "0.00" if key in SHARES else ""
        columns.append(Column(key, story.office(f"column.{key}"), width, key in OPEN, form))
    return columns


def _grounds(story: Story, sheet: str) -> Callable[[str, Value], str]:
    """Colours for the levels of the matrix; the words stand there all the same."""
    colours = {story.words(f"level.{level}"): office_settings().grounds.get(level, "") for level in LEVELS}

    def ground(key: str, value: Value) -> str:
        return colours.get(value, "") if sheet == "sections" and key.isdigit() and isinstance(value, str) else ""

    return ground


def _validate(sheet: Worksheet, columns: list[Column], last: int, answers: str, story: Story) -> None:
    """Drop-downs for decisions, and dates that are dates."""
    if last < 2:
        return
    for place, column in enumerate(columns, start=1):
        letter = get_column_letter(place)
        rule = None
        if column.key == "decision":
            rule = DataValidation("list", formula1=answers, allow_blank=True, showErrorMessage=True)
            rule.error, rule.prompt = story.office("choice_error"), story.office("choice_help")
            rule.showInputMessage = True
        elif column.key == "date":
            rule = DataValidation("date", "greaterThan", "36526", allow_blank=True, showErrorMessage=True)
            rule.error = story.office("date_error")
        if rule is not None:
            rule.add(f"{letter}2:{letter}{last}")
            sheet.add_data_validation(rule)


def _properties(story: Story) -> DocumentProperties:
    title = story.words("title", title=shorten(story.content.title, 200))
    created = office_settings().created
    return DocumentProperties(
        creator="auditor",
        lastModifiedBy="auditor",
        title=legal_text(title)[:250],
        subject=story.office("subject"),
        keywords=story.office("keywords"),
        language=office_settings().locale(story.words.language),
        created=created,
        modified=created,
    )
