from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from auditor.errors import UnknownCode
from auditor.records import Audit, Language
from auditor.reference.taxonomy import load_taxonomy
from auditor.reporting.reportxlsx import write_xlsx
from auditor.wording import load_words
from tests.audits import piece, pieces, small_audit
from tests.english import english_words
from tests.onelens import small_lens

NAMES = ["Läs mig", "Luckor", "Träffar", "Mål", "Delmål", "Målkonflikter", "Avsnitt × mål", "Stycken"]


def written(folder: Path, audit: Audit | None = None, language: Language = "sv") -> Path:
    return write_xlsx(small_audit() if audit is None else audit, load_taxonomy(), folder / "report.xlsx", language)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("xlsx"))


@pytest.fixture(scope="module")
def book(path: Path) -> Workbook:
    return load_workbook(path)


def sheet_of(book: Workbook, name: str) -> Worksheet:
    return next(sheet for sheet in book.worksheets if sheet.title == name)


def heads(sheet: Worksheet) -> list[str]:
    return [str(cell.value) for cell in sheet[1]]


def column(sheet: Worksheet, title: str) -> list[object]:
    place = heads(sheet).index(title) + 1
    return [sheet.cell(row, place).value for row in range(2, sheet.max_row + 1)]


def cells(book: Workbook) -> Sequence[Cell]:
    return [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if isinstance(cell, Cell)]


def test_the_sheets_stand_in_order_with_filters_and_a_header_that_stays(book: Workbook) -> None:
    assert book.sheetnames == NAMES
    for sheet in book.worksheets[1:]:
        assert sheet.auto_filter.ref == sheet.dimensions
        assert re.fullmatch(r"[B-E]2", str(sheet.freeze_panes))
        assert all(cell.alignment.wrap_text for row in sheet.iter_rows() for cell in row)
        assert all(8 <= dimension.width <= 100 for dimension in sheet.column_dimensions.values())
        assert len(set(heads(sheet))) == len(heads(sheet))
        assert sheet.print_title_rows == "$1:$1"


def test_goals_targets_and_paragraphs_are_all_there(book: Workbook) -> None:
    assert column(sheet_of(book, "Mål"), "Mål") == list(range(1, 18))
    assert column(sheet_of(book, "Delmål"), "Delmål") == list(load_taxonomy().targets)
    assert column(sheet_of(book, "Stycken"), "Stycke") == [p.id for p in small_audit().document.paragraphs]


def test_gaps_stand_in_the_order_and_with_the_numbers_of_the_report(book: Workbook) -> None:
    sheet = sheet_of(book, "Luckor")
    assert column(sheet, "Nummer") == list(range(1, 9))
    assert [str(kind)[:2] for kind in column(sheet, "Slag")] == ["L1", "L3", "L2", "L4", "L6", "L7", "L8", "L5"]
    assert column(sheet, "Angelägenhet")[:3] == ["Hög", "Hög", "Medel"]
    assert column(sheet, "Gäller")[:3] == ["5.1", 8, "6.6"]
    assert "Målet har ingen insats." in column(sheet, "Skäl")
    assert set(column(sheet, "Fråga till författarna")) == {"Hur är det tänkt?"}
    assert column(sheet, "Sidor")[0] is None
    assert column(sheet, "Sidor")[1] == 1
    assert "(A1, sida 1)" in str(column(sheet, "Citat")[1]).replace("\u00a0", " ")


def test_decisions_are_empty_and_chosen_from_the_answers_of_the_first_sheet(book: Workbook) -> None:
    sheet, front = sheet_of(book, "Luckor"), sheet_of(book, "Läs mig")
    for title in ("Ställningstagande", "Motivering", "Ansvarig", "Datum", "Kommentar"):
        assert set(column(sheet, title)) == {None}
    rules = {rule.type: rule for rule in sheet.data_validations.dataValidation}
    assert set(rules) == {"list", "date"}
    title, _, place = str(rules["list"].formula1).partition("!")
    assert title == "'Läs mig'"
    answers = [row[0].value for row in front[place.replace("$", "")]]
    assert answers == list(load_words("sv").lines("decision.options"))
    letter = sheet.cell(1, heads(sheet).index("Ställningstagande") + 1).coordinate[:-1]
    assert str(rules["list"].sqref) == f"{letter}2:{letter}9"


def test_a_match_has_its_passage_goal_probability_and_carrying_words(book: Workbook) -> None:
    sheet = sheet_of(book, "Träffar")
    first = {title: sheet.cell(2, place).value for place, title in enumerate(heads(sheet), start=1)}
    assert first["Stycke"] == "p-aaa"
    assert first["Mål"] == 6
    assert first["Sannolikhet"] == 0.95
    assert first["Delmål"] == "6.1"
    assert first["Bärande ord"] == "plan"
    assert first["Nivå"] == load_words("sv")("level.measure")
    assert first["Sida"] == 1


def test_conflicts_hold_the_quotes_of_both_sides(book: Workbook) -> None:
    sheet = sheet_of(book, "Målkonflikter")
    assert "främja vägar" in str(column(sheet, "Citat om det ena")[0])
    assert "halveras" in str(column(sheet, "Citat om det andra")[0])
    assert column(sheet, "Ställningstagande") == [None, None]


def test_the_parts_of_the_strategy_have_a_level_in_words_for_every_goal(book: Workbook) -> None:
    sheet = sheet_of(book, "Avsnitt × mål")
    water = [cell.value for cell in sheet[2]]
    assert water[0] == "Prioritering 1 Friskt vatten"
    goals = water[3:20]
    assert goals[5] == load_words("sv")("level.chain")
    assert goals[0] == load_words("sv")("level.missing")
    assert len(goals) == 17


def test_no_text_of_the_document_is_ever_a_formula(tmp_path: Path) -> None:
    texts = [
        f'{begin}HYPERLINK("http://x";"y") ska minska.' for begin in ("=", "+", "-", "@", "\t", "\r", " =", "#N/A")
    ]
    given = [
        piece(f"evil{number}", text, {13: 0.9}, ("13.2",), heading=text, phrases=(text[:4],))
        for number, text in enumerate(texts)
    ]
    audit = small_audit([*given, *pieces()], title=texts[0])
    gaps = tuple(
        replace(gap, item=text, reason=text, question=text) for gap, text in zip(audit.gaps, texts, strict=True)
    )
    path = written(tmp_path, replace(audit, gaps=gaps))
    found = cells(load_workbook(path))
    evil = [cell for cell in found if isinstance(cell.value, str) and "HYPERLINK(" in cell.value]
    assert len(evil) > 60
    assert {cell.data_type for cell in found} <= {"s", "n"}
    for cell in evil:
        assert cell.quotePrefix == (str(cell.value).lstrip(" ")[:1] in set("=+-@"))
        assert cell.hyperlink is None
    with ZipFile(path) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
    assert len(sheets) == len(NAMES)
    assert not any(b"<f>" in sheet for sheet in sheets)


def test_characters_that_break_a_file_or_turn_a_text_are_gone(tmp_path: Path) -> None:
    text = "Målet \u202enegöh\u202c \x00\x07\x1b \ufffe \ud800 _x003D_1 <script> ska nås."
    book = load_workbook(written(tmp_path, small_audit([piece("bad", text, {3: 0.9}), *pieces()])))
    (found,) = (value for value in column(sheet_of(book, "Stycken"), "Text") if "negöh" in str(value))
    assert "⟨U+202E⟩negöh⟨U+202C⟩" in str(found)
    assert "<script>" in str(found)
    # Excel shows _x005F_x003D_ as the _x003D_ that the text had, and not as =.
    assert "_x005F_x003D_1" in str(found)
    shown = "".join(str(cell.value) for cell in cells(book))
    assert not set("\u202a\u202b\u202c\u202d\u202e\x00\x07\x1b\ufffe\ud800") & set(shown)


def test_a_word_of_a_million_letters_is_cut_with_a_notice(tmp_path: Path) -> None:
    audit = small_audit([piece("long", "ö" * 1_000_000, {3: 0.9}), *pieces()], title="å" * 1_000_000)
    path = written(tmp_path, audit)
    lengths = [len(str(cell.value)) for cell in cells(load_workbook(path))]
    assert 31_990 < max(lengths) <= 32_000
    (found,) = (value for value in column(sheet_of(load_workbook(path), "Stycken"), "Text") if "öööö" in str(value))
    assert re.search(r"\n\[Avkortat: 9680\d\d tecken till i audit\.json\]$", str(found))
    assert path.stat().st_size < 200_000


def test_the_same_audit_gives_the_same_bytes_and_leaves_nothing_beside_it(path: Path, tmp_path: Path) -> None:
    assert written(tmp_path).read_bytes() == path.read_bytes()
    assert [found.name for found in tmp_path.iterdir()] == ["report.xlsx"]
    with ZipFile(path) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_properties_hold_the_title_and_no_time_of_writing(book: Workbook) -> None:
    properties = book.properties
    assert properties.title == "Bilaga: Hållbarhetssäkring av Strategi för Almviks län"
    assert properties.created == properties.modified == datetime(2000, 1, 1)
    assert properties.language == "sv-SE"


def test_a_strategy_without_goals_gaps_or_sections_still_makes_a_workbook(tmp_path: Path) -> None:
    audit = small_audit([piece("x", "Hej och hå.", {}, depth="none", elements=())])
    bare = replace(audit, gaps=(), conflicts=(), sections=(), dimensions=(), provenance={})
    book = load_workbook(written(tmp_path, bare))
    assert book.sheetnames == NAMES
    for name in ("Luckor", "Träffar", "Målkonflikter", "Avsnitt × mål"):
        assert sheet_of(book, name).max_row == 1


def test_lenses_have_a_sheet_where_the_audit_looked_through_any(tmp_path: Path) -> None:
    book = load_workbook(written(tmp_path, replace(small_audit(), lenses=(small_lens(),))))
    sheet = sheet_of(book, "Linser")
    assert column(sheet, "Namn") == ["Frisk luft", "Bra mark", "Levande sjöar"]
    assert column(sheet, "Textställen") == [0, 0, 1]
    assert column(sheet, "Tveksamma") == [0, 1, 0]
    assert "Länets kommuner" in str(column(sheet, "Citat")[2])


def test_no_english_leaks_into_the_swedish_workbook(book: Workbook) -> None:
    text = " ".join([*book.sheetnames, *(str(cell.value) for cell in cells(book) if isinstance(cell.value, str))])
    assert english_words(text) == set()


def test_the_english_workbook_is_in_english(tmp_path: Path) -> None:
    book = load_workbook(written(tmp_path, language="en"))
    text = " ".join(str(cell.value) for cell in cells(book))
    assert len(english_words(text)) > 60
    assert book.sheetnames[:2] == ["Read me", "Gaps"]


def test_a_language_without_wording_is_refused_and_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(UnknownCode, match="report language"):
        written(tmp_path, language="fi")  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


def test_the_headings_of_the_first_sheet_have_its_whole_width(book: Workbook) -> None:
    sheet = sheet_of(book, "Läs mig")
    headings = {cell.row for (cell,) in sheet.iter_rows(max_col=1) if cell.value in _heads()}
    assert headings
    assert headings <= {area.min_row for area in sheet.merged_cells.ranges if area.max_col == 2}


def _heads() -> set[str]:
    office = load_words("sv", "office")
    return {office(f"readme.{name}") for name in ("about", "use", "sheets", "answers", "levels", "gaps", "limits")}
