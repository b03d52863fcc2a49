from __future__ import annotations

from auditor.reading.drafts import split_column
from tests.reading.test_breaks import line


def test_the_lines_of_a_column_become_one_draft_for_each_paragraph() -> None:
    lines = [
        line("Utsläppen ska minska i hela", 100),
        line("länet.", 112, 80),
        line("• cykla mer", 124, 120),
        line("• åka buss", 136, 110),
    ]
    drafts = split_column(lines, 3, 7)
    assert [draft.raw for draft in drafts] == ["Utsläppen ska minska i hela länet.", "• cykla mer", "• åka buss"]
    assert [draft.kind for draft in drafts] == ["body", "list_item", "list_item"]
    assert {(draft.page, draft.column) for draft in drafts} == {(3, 7)}


def test_the_right_edge_is_that_of_lines_of_the_same_size() -> None:
    (draft,) = split_column([line("Utsläppen ska minska i hela", 100, 290), line("länet till", 112, 120)], 1, 0)
    assert draft.right == 287.0
