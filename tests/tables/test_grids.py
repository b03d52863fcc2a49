from __future__ import annotations

from auditor.tables.grids import snap


def test_lines_a_hair_apart_are_one_and_others_stay() -> None:
    assert snap([100.0, 50.0, 51.5, 100.4]) == [50.0, 100.0]
