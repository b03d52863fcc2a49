from __future__ import annotations

from auditor.reading.drafts import Draft
from auditor.reading.entries import Entry, letters
from auditor.reading.stated import state_headings
from tests.tables.test_gridless import cell


def draft(text: str, page: int, kind: str = "body") -> Draft:
    lines = tuple((page, cell(part, 50, 100.0 + 12 * at)) for at, part in enumerate(text.split("\n")))
    return Draft(lines, 0, "heading" if kind == "heading" else "body")


def bookmark(text: str, level: int, page: int) -> Entry:
    return Entry(letters(text), level, page, True)


def test_a_title_set_like_running_text_is_a_heading_where_a_bookmark_names_it() -> None:
    found = state_headings(
        [draft("Barn och unga", 3), draft("Vi ska verka för mer.", 3)], [bookmark("Barn och unga", 1, 3)]
    )
    assert [held.kind for held in found] == ["heading", "body"]


def test_the_same_words_on_another_page_are_no_heading() -> None:
    found = state_headings([draft("Barn och unga", 9)], [bookmark("Barn och unga", 1, 3)])
    assert [held.kind for held in found] == ["body"]


def test_a_title_glued_to_its_text_is_parted_from_it() -> None:
    found = state_headings([draft("Barn och unga\nVi ska verka\nför mer.", 3)], [bookmark("Barn och unga", 1, 3)])
    assert [(held.kind, held.raw) for held in found] == [
        ("heading", "Barn och unga"),
        ("body", "Vi ska verka för mer."),
    ]


def test_bookmarks_give_headings_their_levels() -> None:
    names = [("Hälsa", 1), ("Barn", 2), ("Miljö", 1), ("Arbete", 1), ("Resor", 1)]
    held = [draft(text, 3, "heading") for text, _ in names]
    found = state_headings(held, [bookmark(text, level, 3) for text, level in names])
    assert [heading.level for heading in found] == [1, 2, 1, 1, 1]


def test_the_title_of_the_document_is_let_down_among_the_chapters() -> None:
    names = [("Plan", 1), ("Hälsa", 2), ("Miljö", 2), ("Arbete", 2)]
    held = [draft(text, 1, "heading") for text, _ in names]
    found = state_headings(held, [bookmark(text, level, 1) for text, level in names])
    assert [heading.level for heading in found] == [1, 1, 1, 1]


def test_too_few_bookmarks_say_nothing_about_levels() -> None:
    found = state_headings([draft("Hälsa", 3, "heading")], [bookmark("Hälsa", 2, 3)])
    assert [held.level for held in found] == [0]
