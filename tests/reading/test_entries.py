from __future__ import annotations

from dataclasses import replace

from auditor.reading.drafts import Draft
from auditor.reading.entries import contents_entries, letters, outline_entries
from auditor.reading.pages import open_pdf
from tests.pdfs import PAGE, TEXT, make_pdf
from tests.tables.test_gridless import cell


def contents(*rows: tuple[str, float]) -> list[Draft]:
    return [Draft(((2, cell(text, x0, 100.0)),), 0, "contents") for text, x0 in rows]


def levels(*rows: tuple[str, float]) -> list[int]:
    return [entry.level for entry in contents_entries(contents(*rows))]


def test_the_indent_of_an_entry_tells_its_level() -> None:
    assert levels(("Hälsa 3", 50), ("Barn 4", 64), ("Äldre 5", 64), ("Miljö 7", 50)) == [1, 2, 2, 1]


def test_the_number_of_an_entry_tells_its_level_whatever_its_indent() -> None:
    assert levels(("1 Hälsa 3", 50), ("1.1 Barn 4", 50), ("1.1.1 Skola 5", 50)) == [1, 2, 3]


def test_the_heading_of_the_contents_page_is_no_entry() -> None:
    found = contents_entries(contents(("Innehåll", 50), ("Hälsa 3", 50)))
    assert [(entry.letters, entry.page) for entry in found] == [("hälsa", 3)]


def test_without_a_contents_page_there_are_no_entries() -> None:
    assert contents_entries([replace(draft, kind="body") for draft in contents(("Hälsa 3", 50))]) == []


def test_letters_leave_signs_and_spaces_out() -> None:
    assert letters("1.2 Barn & unga") == "12barnunga"


def test_bookmarks_give_titles_levels_and_pages() -> None:
    document = open_pdf(make_pdf(PAGE + f"= Mål\n{TEXT}\n#pagebreak()\n== Hälsa\n{TEXT}"))
    try:
        found = [(entry.letters, entry.level, entry.page) for entry in outline_entries(document)]
    finally:
        document.close()
    assert found == [("mål", 1, 1), ("hälsa", 2, 2)]
