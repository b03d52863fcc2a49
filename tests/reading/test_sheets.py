from __future__ import annotations

from tests.pdfs import PAGE, TEXT, read_typst, texts


def test_rows_at_the_head_of_a_page_go_on_the_table_of_the_page_before() -> None:
    """The last row stands alone on its page, and neither line nor stripe bounds it there."""
    rows = [("Insats", "Nämnd"), *((f"Insats {at}", f"Nämnd {at}") for at in range(1, 43))]
    cells = ", ".join(f"[{cell}]" for row in rows for cell in row)
    stripes = "stroke: none, fill: (x, y) => if calc.odd(y) { luma(230) }"
    document = read_typst(PAGE + f"#table(columns: (1fr, 1fr), {stripes}, {cells})\n\n{TEXT}")
    assert texts(document, "table") == [" | ".join(row) for row in rows]
    assert document.pages == 2
