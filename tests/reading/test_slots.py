from __future__ import annotations

from auditor.reading.glyphs import Style, Word
from auditor.reading.lines import Line, make_line
from auditor.reading.slots import PageLines, find_slots

PLAIN = Style(10.0, False, False, 0)


def line(text: str, baseline: float) -> Line:
    return make_line([Word(text, 50, 250, baseline, PLAIN)])


def page(number: int, head: str, below: float = 100.0) -> PageLines:
    lines = (line(head, 40.0), line("text", below), line("mer", 400.0))
    return PageLines(number, 595.0, 842.0, lines, (False,) * 3)


def test_a_line_of_varying_words_at_one_height_is_a_running_header() -> None:
    pages = [page(number, head) for number, head in enumerate(["Mål", "Medel", "Ansvar", "Källor"], 1)]
    assert find_slots(pages, 10.0) == {(1, 0), (2, 0), (3, 0), (4, 0)}


def test_the_first_lines_of_running_text_are_none() -> None:
    pages = [
        PageLines(n, 595.0, 842.0, tuple(line("text", 40.0 + 13 * at) for at in range(40)), (False,) * 40)
        for n in range(1, 6)
    ]
    assert find_slots(pages, 10.0) == set()


def test_a_short_paragraph_at_the_head_of_each_page_is_none() -> None:
    pages = [page(number, "Arbetet följs upp varje år.") for number in range(1, 6)]
    assert find_slots(pages, 10.0) == set()


def test_a_header_of_each_second_page_is_found() -> None:
    pages = [
        page(n, "Mål") if n % 2 else PageLines(n, 595, 842, (line("t", 200), line("u", 400)), (False,) * 2)
        for n in range(1, 7)
    ]
    assert find_slots(pages, 10.0) == {(1, 0), (3, 0), (5, 0)}
