from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from docx import Document
from openpyxl import load_workbook

from auditor.comparing.decisions import Decision
from auditor.reference.indicators import load_indicators
from auditor.reference.taxonomy import load_taxonomy
from auditor.reporting.reports import Sheets, sheets_beside, write_reports
from tests.audits import small_audit
from tests.pages import take_apart
from tests.pdfs import PAGE, TEXT, make_pdf

HOSTILE = '=HYPERLINK("http://x.y")<script>alert(1)</script>'
DECISIONS = {
    "L1 5.1": Decision("elsewhere", "Nämnden", "2026-03-01", HOSTILE, "Åsa Ek"),
    "L3 8": Decision("tas upp i mars"),
    "C transport-climate 9.1–13.2": Decision("accepted", "Styrelsen", "2026-03-02", "Avvägs i planen", "Åsa Ek"),
}
SOURCE = make_pdf(PAGE + "#pagebreak()\n".join(f"{TEXT}\n" for _ in range(5)), "fem")


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rapporter")
    write_reports(small_audit(), load_taxonomy(), folder, "sv", sheets=Sheets(SOURCE), decisions=DECISIONS)
    return folder


def test_every_report_is_written(out: Path) -> None:
    assert {path.name for path in out.iterdir()} == {
        *("report.html", "report.docx", "report.xlsx", "report.pdf", "workshop.docx", "workshop.pdf")
    }


def test_the_html_report_shows_what_was_decided(out: Path) -> None:
    page = take_apart((out / "report.html").read_text("utf-8"))
    assert page.broken == []
    checked = [field["id"] for field in page.named("input") if "checked" in field]
    assert checked == ["gap-1-2"]
    texts = [text for text, above in page.texts if above[-1][0] == "textarea"]
    assert HOSTILE in texts
    assert any("tas upp i mars" in text for text in texts)
    assert any("godtas som den är. Avvägs i planen" in text for text in texts)
    assert "Beslutat av Åsa Ek." in page.seen()
    assert len([script for script in page.named("script") if "type" not in script]) == 1


def test_every_quoted_passage_has_its_boxes_and_its_page_in_the_html_report(out: Path) -> None:
    html = (out / "report.html").read_text("utf-8")
    page = take_apart(html)
    boxes = [item["data-boxes"] for item in page.named("li") if "data-boxes" in item]
    pages = {box.split()[0] for held in boxes for box in held.split(";")}
    assert len(boxes) == 5
    assert {f"page-{number}" for number in pages} == {
        script["id"] for script in page.named("script") if script.get("type") == "text/plain"
    }
    assert not any("src" in attributes for _, attributes in page.elements)


def test_the_workbook_shows_what_was_decided_and_calculates_none_of_it(out: Path) -> None:
    book = load_workbook(out / "report.xlsx")
    sheet = book["Luckor"]
    heads = [cell.value for cell in sheet[1]]
    first = {head: cell for head, cell in zip(heads, sheet[2], strict=True)}
    assert first["Ställningstagande"].value == "hanteras i annat styrdokument"
    assert HOSTILE in str(first["Motivering"].value)
    assert first["Motivering"].data_type == "s"
    assert str(first["Datum"].value)[:10] == "2026-03-01"
    conflicts = book["Målkonflikter"]
    assert any("godtas som den är" in str(cell.value) for cell in conflicts[2])


def test_key_figures_are_proposed_in_word_workbook_and_pdf(out: Path) -> None:
    figure = load_indicators().of("13")[0]
    words = "\n".join(paragraph.text for paragraph in Document(str(out / "report.docx")).paragraphs)
    assert f"{figure.id} {figure.name}" in words
    sheet = load_workbook(out / "report.xlsx")["Luckor"]
    assert any(figure.id in str(cell.value) for row in sheet.iter_rows() for cell in row)


def test_the_word_report_shows_what_was_decided_and_lets_word_count_its_pages(out: Path) -> None:
    document = Document(str(out / "report.docx"))
    xml = document.element.xml
    assert "hanteras i annat styrdokument" in xml
    assert "Beslutat av Åsa Ek" in xml
    assert 'w:fullDate="2026-03-01T00:00:00Z"' in xml
    assert xml.count("PAGEREF ") >= 13
    assert "w:updateFields" in document.settings.element.xml


def test_the_sheet_for_the_room_is_a_tagged_pdf(out: Path) -> None:
    with pikepdf.open(io.BytesIO((out / "workshop.pdf").read_bytes())) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "sv"
        assert b"pdfuaid" in pdf.Root.Metadata.read_bytes()


def test_pages_come_from_the_annotated_copy_where_only_that_lies_beside_an_audit(tmp_path: Path) -> None:
    assert sheets_beside(tmp_path) is None
    (tmp_path / "annotated.pdf").write_bytes(SOURCE.read_bytes())
    assert sheets_beside(tmp_path) == Sheets(tmp_path / "annotated.pdf", annotations=False)
