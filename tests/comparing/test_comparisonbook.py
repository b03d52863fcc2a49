from __future__ import annotations

import io

from openpyxl import load_workbook

from auditor.comparing.comparisonbook import build_comparison_book
from auditor.comparing.decisions import Decision
from tests.audits import piece
from tests.revisions import HOSTILE, small_comparison, teller


def test_each_table_has_a_sheet_with_frozen_and_filtered_heads() -> None:
    book = load_workbook(io.BytesIO(build_comparison_book(small_comparison(), teller())))
    assert book.sheetnames[:4] == ["Sammanfattning", "Formuleringar", "Mål", "Delmål"]
    assert len(book.sheetnames) == 14
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref
    assert [cell.value for cell in book["Formuleringar"][2]][:3] == ["förpliktelse", "▼ svagare", "ska → bör"]


def test_counts_are_numbers() -> None:
    book = load_workbook(io.BytesIO(build_comparison_book(small_comparison(), teller())))
    counts = {row[0].value: row[1].value for row in book["Sammanfattning"].iter_rows(min_row=2)}
    assert counts["Oförändrade stycken"] == 4


def test_nothing_in_it_is_calculated() -> None:
    hostile = [piece("bad", HOSTILE, {6: 0.9}), piece("bab", "+46 är numret till växeln, som ska svara", {6: 0.9})]
    comparison = small_comparison({"L3 8": Decision("=1+1", "@SUM(A1)", "", "-2")}, added=hostile)
    book = load_workbook(io.BytesIO(build_comparison_book(comparison, teller())))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
    (told,) = [cell for cell in cells if str(cell.value).startswith("=HYPERLINK")]
    assert told.quotePrefix
    assert "\u202e" not in str(told.value)
    assert "⟨U+202E⟩" in str(told.value)
    assert not [cell.coordinate for cell in cells if cell.hyperlink]


def test_a_paragraph_longer_than_a_cell_is_cut_and_says_so() -> None:
    comparison = small_comparison(added=[piece("big", "x" * 1_000_000, {6: 0.9})])
    book = load_workbook(io.BytesIO(build_comparison_book(comparison, teller())))
    told = [str(row[1].value) for row in book["Nya stycken"].iter_rows(min_row=2)]
    (text,) = [text for text in told if text.startswith("xx")]
    assert len(text) <= 32_767
    assert text.endswith("tecken till i comparison.json]")


def test_the_same_comparison_gives_the_same_bytes() -> None:
    assert build_comparison_book(small_comparison(), teller()) == build_comparison_book(small_comparison(), teller())
