from __future__ import annotations

from auditor.reading.placement import Area
from auditor.tables.edges import connect, find_edges


def test_pieces_of_one_ruling_line_are_joined() -> None:
    horizontal, vertical = find_edges([Area(50, 100, 100, 100.5), Area(100, 100, 200, 100.5)], [])
    assert [(edge.x0, edge.x1) for edge in horizontal] == [(50, 200)]
    assert vertical == []


def test_a_filled_cell_has_four_sides() -> None:
    horizontal, vertical = find_edges([], [Area(50, 100, 150, 120)])
    assert ([edge.top for edge in horizontal], [edge.x0 for edge in vertical]) == ([100, 120], [50, 150])


def test_edges_that_cross_make_one_grid_and_others_another() -> None:
    across, down = [Area(50, 100, 150, 100), Area(300, 100, 400, 100)], [Area(50, 90, 50, 120), Area(300, 90, 300, 120)]
    assert len(connect(across, down)) == 2
