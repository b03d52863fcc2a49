from __future__ import annotations

from auditor.reading.drafts import Draft
from auditor.reading.overlines import NUMBERED, is_label, stands_over, tops
from tests.tables.test_gridless import cell


def draft(text: str, baseline: float, x0: float = 50.0) -> Draft:
    return Draft(((1, cell(text, x0, baseline)),), 0)


def test_a_goal_and_its_number_over_a_paragraph_are_a_label() -> None:
    below = draft("Vi ska verka för mer.", 120)
    assert is_label("Mål 11", below)
    assert not is_label("Mål för länet", below)


def test_a_numbered_line_stands_over_its_text_or_over_the_next_level() -> None:
    above = draft("1.1 Skolan", 100)
    number = NUMBERED.match(above.raw)
    assert number is not None
    assert stands_over(above, number, draft("Vi ska verka för mer.", 120))
    assert not stands_over(above, number, draft("1.2 Vården", 120))


def test_a_line_far_above_or_beside_a_paragraph_is_not_right_over_it() -> None:
    size = draft("Skolan", 100).size
    assert tops(draft("Skolan", 100), draft("Vi ska verka för mer.", 115), size)
    assert not tops(draft("Skolan", 100), draft("Vi ska verka för mer.", 190), size)
    assert not tops(draft("Skolan", 100), draft("Vi ska verka för mer.", 115, 200), size)
