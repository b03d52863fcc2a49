from __future__ import annotations

from tests.pdfs import PAGE, TEXT, read_typst, texts

ROWS = ["Insats | Nämnd | År", "Skog | Länet | 2026", "Vatten | Staden | 2027", "Luft | Regionen | 2028"]


def table(stroke: str, rows: list[str] = ROWS) -> str:
    cells = ", ".join(f"[{cell}]" for row in rows for cell in row.split(" | "))
    return f"#table(columns: (2fr, 1fr, 1fr), {stroke}, {cells})\n"


LINES = "stroke: (x, y) => (top: 0.5pt, bottom: 0.5pt)"
STRIPES = "stroke: none, fill: (x, y) => if calc.odd(y) { luma(230) }"


def test_lines_across_alone_tell_the_rows() -> None:
    assert texts(read_typst(PAGE + TEXT + "\n" + table(LINES) + TEXT), "table") == ROWS


def test_stripes_of_colour_tell_the_rows_plain_ones_among_them() -> None:
    assert texts(read_typst(PAGE + TEXT + "\n" + table(STRIPES) + TEXT), "table") == ROWS


def test_two_tables_of_one_width_under_headings_of_their_own_stay_two() -> None:
    source = PAGE + f"{TEXT}\n= Första\n{table(STRIPES)}\n= Andra\n{table(STRIPES)}\n{TEXT}"
    document = read_typst(source)
    assert texts(document, "heading") == ["Första", "Andra"]
    assert [paragraph.heading for paragraph in document.paragraphs if paragraph.kind == "table"] == [
        ("Första",)
    ] * 4 + [("Andra",)] * 4
