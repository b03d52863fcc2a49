from __future__ import annotations

import pytest

from tests.pdfs import PAGE, TEXT, read_typst, texts

ROWS = [
    "Indikator | Basvärde | Målvärde | År",
    "Utsläpp av växthusgaser per invånare | 5,2 ton | 2,6 ton | 2030",
    "Andel elever med gymnasieexamen inom fyra år efter att de börjat | 68 % | 80 % | 2032",
    "Sjukpenningtal | 31 dagar | 25 dagar | 2028",
    "Skyddad natur | 9 % | 15 % | 2030",
]


def table(options: str) -> str:
    cells = ", ".join(f"[{cell}]" for row in ROWS for cell in row.split(" | "))
    return f"{PAGE}{TEXT}\n#table(columns: (6cm, 3cm, 3cm, 2cm), {options} {cells})\n{TEXT}"


@pytest.mark.parametrize(
    "options",
    [
        "",
        "stroke: none, fill: (_, y) => if calc.even(y) { luma(225) },",
        "stroke: (x, y) => (bottom: 0.5pt, top: if y == 0 { 0.5pt }),",
        "stroke: none,",
    ],
    ids=["a grid", "stripes of colour", "lines across", "white space alone"],
)
def test_a_table_is_one_paragraph_a_row_however_it_is_drawn(options: str) -> None:
    document = read_typst(table(options))
    assert texts(document, "table") == ROWS
    assert texts(document, "body") == [TEXT.strip(), TEXT.strip()]


def test_a_cell_over_two_rows_stands_in_the_first() -> None:
    source = PAGE + "#table(columns: 2, [Mål], [Insats], table.cell(rowspan: 2)[God hälsa], [Tobak], [Rörelse])"
    assert texts(read_typst(source)) == ["Mål | Insats", "God hälsa | Tobak", "Rörelse"]


def test_two_columns_of_text_are_no_table() -> None:
    source = PAGE + "#columns(2)[" + "\n\n".join([TEXT] * 4) + "]"
    assert texts(read_typst(source), "table") == []
