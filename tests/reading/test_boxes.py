from __future__ import annotations

from auditor.reading.boxes import draft_boxes
from auditor.reading.drafts import Draft
from tests.reading.test_breaks import line


def test_lines_below_each_other_share_a_box() -> None:
    draft = Draft(((1, line("Utsläppen ska minska", 100)), (1, line("i länet", 112))), 0)
    (box,) = draft_boxes(draft)
    assert (box.page, box.x0, box.top, box.bottom) == (1, 50.0, 92.0, 114.2)


def test_each_column_and_page_has_a_box_of_its_own() -> None:
    lines = ((1, line("i spalt ett", 700)), (1, line("i spalt två", 100, 560, 320)), (2, line("på nästa sida", 100)))
    assert [box.page for box in draft_boxes(Draft(lines, 0))] == [1, 1, 2]
