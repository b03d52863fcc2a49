from __future__ import annotations

from auditor.reading.gutters import extents, find_strips, height_of, join_extents, split_columns
from auditor.reading.placement import Area

LEFT, RIGHT, BELOW = Area(50, 100, 200, 110), Area(230, 102, 400, 112), Area(50, 130, 200, 140)


def test_what_stands_beside_each_other_is_one_strip() -> None:
    assert find_strips([BELOW, RIGHT, LEFT]) == [[LEFT, RIGHT], [BELOW]]


def test_a_gap_as_wide_as_a_gutter_parts_columns_and_a_narrower_one_does_not() -> None:
    assert extents([LEFT, RIGHT], 10.0) == [(50, 200), (230, 400)]
    assert extents([LEFT, RIGHT], 40.0) == [(50, 400)]


def test_a_line_over_the_gutter_closes_it() -> None:
    assert join_extents([(50, 200), (230, 400)], [(50, 400)], 10.0) == [(50, 400)]


def test_items_go_to_the_column_that_they_begin_in() -> None:
    assert split_columns([LEFT, RIGHT, BELOW], 10.0) == [[LEFT, BELOW], [RIGHT]]


def test_the_height_reaches_from_the_highest_to_the_lowest_edge() -> None:
    assert height_of([BELOW, LEFT]) == 40
