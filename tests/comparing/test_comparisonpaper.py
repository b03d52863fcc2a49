from __future__ import annotations

import io

from docx import Document

from auditor.comparing.comparisonpaper import build_comparison_paper
from tests.audits import piece
from tests.revisions import HOSTILE, small_comparison, teller


def test_headings_and_tables_are_real_ones() -> None:
    paper = Document(io.BytesIO(build_comparison_paper(small_comparison(), teller())))
    headings = [p.text for p in paper.paragraphs if p.style is not None and p.style.name == "Heading 1"]
    assert headings[0] == "1 Sammanfattning"
    assert headings[1] == "2 Försvagade och förstärkta formuleringar"
    assert len(headings) == 6
    cells = [[cell.text for cell in row.cells] for table in paper.tables for row in table.rows]
    assert any(row[:3] == ["förpliktelse", "▼ svagare", "ska → bör"] for row in cells)


def test_what_differs_is_set_in_bold() -> None:
    paper = Document(io.BytesIO(build_comparison_paper(small_comparison(), teller())))
    runs = [run for table in paper.tables for cell in table._cells for p in cell.paragraphs for run in p.runs]
    assert {"ska", "bör", "2030", "2035"} <= {run.text for run in runs if run.bold}
    assert "Utsläppen " in {run.text for run in runs if not run.bold}


def test_hostile_and_endless_text_is_harmless() -> None:
    hostile = [piece("bad", HOSTILE, {6: 0.9}), piece("big", "x" * 1_000_000, {6: 0.9})]
    data = build_comparison_paper(small_comparison(added=hostile), teller())
    assert len(data) < 200_000
    text = "\n".join(cell.text for table in Document(io.BytesIO(data)).tables for cell in table._cells)
    assert "=HYPERLINK(" in text
    assert "\u202e" not in text


def test_the_same_comparison_gives_the_same_bytes() -> None:
    assert build_comparison_paper(small_comparison(), teller()) == build_comparison_paper(small_comparison(), teller())
