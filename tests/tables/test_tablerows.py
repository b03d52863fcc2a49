from __future__ import annotations

from auditor.reading.drafts import Draft
from auditor.reading.glyphs import Style, Word
from auditor.reading.lines import Line, make_line
from auditor.tables.tablerows import OpenRow, goes_on, joined_row

PLAIN = Style(10.0, False, False, 0)


def row(page: int, *cells: tuple[float, str]) -> Draft:
    held: list[tuple[Line, ...]] = [(make_line([Word(text, x, x + 60, 100.0, PLAIN)]),) for x, text in cells]
    return Draft(tuple((page, line) for cell in held for line in cell), page, "table", (), tuple(held))


HEAD = row(1, (50, "Insats"), (150, "Beskrivning"))
BROKEN = row(1, (50, "Skog"), (150, "Länet ska vårda"))
REST = row(2, (150, "skogarna."))


def test_the_rest_of_a_row_goes_back_into_its_cell() -> None:
    assert goes_on(BROKEN, REST)
    joined = joined_row(BROKEN, REST)
    assert [" ".join(line.text for line in cell) for cell in joined.cells] == ["Skog", "Länet ska vårda skogarna."]
    assert {page for page, _ in joined.lines} == {1, 2}


def test_a_row_with_a_first_cell_of_its_own_is_a_new_row() -> None:
    assert not goes_on(BROKEN, row(2, (50, "Vatten"), (150, "skogarna.")))


def test_a_row_in_other_columns_is_a_new_row() -> None:
    assert not goes_on(BROKEN, row(2, (200, "skogarna.")))


def test_a_head_repeated_on_the_next_page_does_not_come_between() -> None:
    opened, joined = OpenRow(), [HEAD, BROKEN]
    assert opened.place(HEAD, []) is None
    assert opened.place(BROKEN, joined[:1]) is None
    assert opened.place(row(2, (50, "Insats"), (150, "Beskrivning")), joined) is None
    assert opened.place(REST, joined) == 1


def test_text_between_ends_the_row() -> None:
    opened = OpenRow()
    opened.place(BROKEN, [])
    opened.close()
    assert opened.place(REST, [BROKEN]) is None
