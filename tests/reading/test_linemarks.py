from __future__ import annotations

from auditor.reading.glyphs import Style, Word
from auditor.reading.graphics import Graphics
from auditor.reading.linemarks import mark_lines, mark_titles
from auditor.reading.lines import build_lines
from auditor.reading.placement import Area
from auditor.reading.tags import Title

PLAIN = Style(10.0, False, False, 0)
LINES = build_lines([Word("minska", 75, 105, 100.0, PLAIN), Word("annat", 75, 100, 120.0, PLAIN)])


def test_a_shape_before_a_line_is_its_bullet() -> None:
    marked = mark_lines(LINES, Graphics(dots=(Area(62, 95, 66, 99),)))
    assert [line.dotted for line in marked] == [True, False]


def test_a_stroke_from_end_to_end_underlines_a_line() -> None:
    marked = mark_lines(LINES, Graphics(rules=(Area(75, 121, 100, 121.6),)))
    assert [line.underlined for line in marked] == [False, True]


def test_a_rule_across_the_page_underlines_nothing() -> None:
    marked = mark_lines(LINES, Graphics(rules=(Area(50, 121, 500, 121.6),)))
    assert not any(line.underlined for line in marked)


def test_a_line_that_the_structure_makes_a_heading_is_marked_with_its_level() -> None:
    marked = mark_titles(LINES, [Title(2, (Area(74, 92, 106, 102),))])
    assert [(line.title, line.level) for line in marked] == [(1, 2), (0, 0)]
