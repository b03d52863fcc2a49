from __future__ import annotations

from auditor.reading.contents import contents_drafts, entry_title
from tests.tables.test_gridless import cell


def test_leader_and_page_number_are_no_part_of_an_entry() -> None:
    assert entry_title("1 Om strategin. . . . . . . 5") == "1 Om strategin"
    assert entry_title("Bakgrund ......... 12") == "Bakgrund"
    assert entry_title("Agenda 2030 14") == "Agenda 2030"


def test_a_figure_that_is_no_page_number_stays() -> None:
    assert entry_title("Vision 2032") == "Vision 2032"


def test_entries_in_two_columns_are_read_column_by_column() -> None:
    left, right = ["Förord 3", "Vision 5", "Mål 7"], ["Medel 9", "Ansvar 12", "Källor 14"]
    lines = [cell(text, x0, 100 + 14 * at) for x0, held in ((50, left), (300, right)) for at, text in enumerate(held)]
    assert [draft.raw for draft in contents_drafts(lines, [], 2)] == [*left, *right]


def test_an_entry_that_runs_on_in_the_next_line_is_one() -> None:
    lines = [cell("Samverkan med länets alla", 50, 100), cell("kommuner 5", 50, 112), cell("Mål 7", 50, 130)]
    assert [draft.raw for draft in contents_drafts(lines, [], 2)] == ["Samverkan med länets alla kommuner 5", "Mål 7"]
