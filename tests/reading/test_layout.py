from __future__ import annotations

from auditor.reading.layout import arrange
from auditor.reading.placement import Area


def names(columns: list[list[Area]], named: dict[Area, str]) -> list[str]:
    return [named[area] for column in columns for area in column]


def test_two_columns_under_a_title_are_read_one_after_the_other() -> None:
    named = {Area(50, 50, 500, 70): "title"}
    for row in range(5):
        named[Area(50, 100 + 14 * row, 260, 110 + 14 * row)] = f"left {row}"
        named[Area(290, 100 + 14 * row, 500, 110 + 14 * row)] = f"right {row}"
    order = names(arrange(list(named), 10), named)
    assert order == ["title", *(f"left {row}" for row in range(5)), *(f"right {row}" for row in range(5))]


def test_a_gaping_justified_line_makes_no_columns() -> None:
    lines = [Area(50, 100 + 14 * row, 260, 110 + 14 * row) for row in range(3)]
    gaping = [Area(50, 142, 120, 152), Area(135, 142, 260, 152)]
    tail = [Area(50, 156, 260, 166)]
    assert len(arrange([*lines, *gaping, *tail], 10)) == 1


def test_a_heading_over_the_next_part_does_not_slip_into_the_left_column() -> None:
    left = [Area(50, 100 + 14 * row, 260, 110 + 14 * row) for row in range(5)]
    right = [Area(290, 100 + 14 * row, 500, 110 + 14 * row) for row in range(4)]
    heading, second = Area(50, 220, 200, 236), Area(50, 240, 480, 256)
    order = [area for column in arrange([*left, *right, heading, second], 10) for area in column]
    assert order[-2:] == [heading, second]


def test_nothing_has_no_columns() -> None:
    assert arrange([], 10) == []
