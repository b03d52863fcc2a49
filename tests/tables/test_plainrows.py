from __future__ import annotations

from auditor.reading.glyphs import Style, Word
from auditor.reading.placement import Area
from auditor.tables.grids import Grid
from auditor.tables.plainrows import add_outer_rows, carried_grid, stand_in_columns

PLAIN = Style(10.0, False, False, 0)
XS = [50.0, 150.0, 250.0]
STRIPE = Grid(XS, [100.0, 120.0], [Area(50, 100, 250, 100), Area(50, 120, 250, 120)], [])


def row(baseline: float, *cells: str) -> list[Word]:
    return [Word(text, x + 5, x + 45, baseline, PLAIN) for x, text in zip(XS, cells, strict=False)]


def test_rows_above_and_below_a_stripe_that_stand_in_its_columns_are_its_tables() -> None:
    grid = add_outer_rows(STRIPE, [*row(90, "Insats", "År"), *row(135, "Vatten", "2027")], [], [])
    assert len(grid.ys) == 4


def test_a_line_that_crosses_the_columns_is_no_row() -> None:
    words = [Word(text, 55 + 50 * at, 102 + 50 * at, 135.0, PLAIN) for at, text in enumerate(["Skog", "och", "land"])]
    assert add_outer_rows(STRIPE, words, [], []) == STRIPE


def test_a_table_that_a_ruling_line_bounds_ends_there() -> None:
    ruled = [Area(50, 100, 250, 100), Area(50, 120, 250, 120)]
    assert add_outer_rows(STRIPE, row(135, "Vatten", "2027"), [], ruled) == STRIPE


def test_words_in_one_column_alone_do_not_stand_in_columns() -> None:
    assert stand_in_columns(row(110, "Skog", "2026"), XS, 100, 120)
    assert not stand_in_columns(row(110, "Skog"), XS, 100, 120)


def test_a_table_goes_on_at_the_head_of_the_next_page() -> None:
    carried = carried_grid(XS, [*row(60, "Skog", "2026"), *row(85, "Vatten", "2027")])
    assert carried is not None
    assert len(carried.ys) == 3
    assert carried_grid(XS, row(60, "Skog")) is None
