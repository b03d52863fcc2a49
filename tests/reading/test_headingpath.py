from __future__ import annotations

from dataclasses import replace

from auditor.reading.drafts import Draft
from auditor.reading.glyphs import Style, Word
from auditor.reading.headingpath import HeadingPath, box_numbers
from auditor.reading.headings import Body
from auditor.reading.lines import make_line

BODY = Body(10.0, False, 0)


def heading(text: str, size: float = 10.0, bold: bool = True) -> Draft:
    style = Style(size, bold, False, 0)
    return Draft(((1, make_line([Word(text, 50, 200, 100.0, style)])),), 0, "heading")


def path_after(*drafts: Draft) -> tuple[str, ...]:
    """The path below headings entered one after the other."""
    path = HeadingPath(drafts, BODY)
    for draft in drafts:
        path.enter(draft, draft.raw)
    return path.path


def test_numbers_decide_the_level() -> None:
    assert path_after(heading("2 Mål", 12), heading("2.1 Vatten", 12), heading("2.2 Luft", 12)) == ("2 Mål", "2.2 Luft")


def test_a_chapter_numbered_with_a_nought_stands_above_its_sections() -> None:
    assert path_after(heading("2.0 Mål"), heading("2.1 Vatten")) == ("2.0 Mål", "2.1 Vatten")


def test_size_decides_without_numbers() -> None:
    assert path_after(heading("Mål", 18), heading("Vatten", 13), heading("Luft", 13)) == ("Mål", "Luft")


def test_large_titles_in_capitals_and_in_small_letters_are_of_one_level() -> None:
    assert path_after(heading("HJÄLTAR", 40), heading("Hållbara", 40)) == ("Hållbara",)


def test_a_title_run_in_ends_a_label_in_bold() -> None:
    bold, plain = Style(10.0, True, False, 0), Style(10.0, False, False, 0)
    words = [Word("Utvärdering:", 50, 100, 120.0, bold), Word("Efter ett år", 103, 300, 120.0, plain)]
    run_in = replace(heading(""), lines=((1, make_line(words)),), kind="body")
    drafts = [heading("Pilot", 16), heading("Urval:")]
    path = HeadingPath(drafts, BODY)
    for draft in drafts:
        path.enter(draft, draft.raw)
    path.pass_run_in(run_in)
    assert path.path == ("Pilot",)


def boxed(draft: Draft) -> Draft:
    return replace(draft, marks=("text_box",), panel=1)


def test_the_heading_of_a_box_leaves_the_headings_around_it_open() -> None:
    drafts = [heading("Resor", 16), heading("Insatser"), boxed(heading("Vägval", 12))]
    path = HeadingPath(drafts, BODY)
    for draft in drafts:
        path.enter(draft, draft.raw)
    assert " | ".join(path.path) == "Resor | Insatser | Vägval"
    path.leave_boxes()
    assert " | ".join(path.path) == "Resor | Insatser"


def test_a_chapter_that_begins_again_after_its_opening_page_is_no_chapter_of_itself() -> None:
    assert path_after(heading("Hälsa", 40), heading("1 Hälsa", 18)) == ("1 Hälsa",)


def test_a_list_of_headings_numbered_anew_stays_below_its_chapter() -> None:
    drafts = [heading("5 Prioriteringar", 16), heading("1. Stärk skolan", 12), heading("2. Bygg mer", 12)]
    assert path_after(*drafts) == ("5 Prioriteringar", "2. Bygg mer")


def test_a_stated_first_level_closes_all_others() -> None:
    drafts = [heading("HJÄLTAR", 60), replace(heading("Nuläge", 18), level=1)]
    assert path_after(*drafts) == ("Nuläge",)


def test_a_box_of_headings_alone_is_their_ground_and_no_box() -> None:
    banner = boxed(heading("Hälsa", 12))
    assert box_numbers([banner, replace(heading("Text"), kind="body")]) == [0, 0]
    assert box_numbers([banner, replace(boxed(heading("Text")), kind="body")])[0] > 0
