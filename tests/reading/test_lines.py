from __future__ import annotations

from auditor.reading.glyphs import Style, Word
from auditor.reading.lines import build_lines, is_marker

PLAIN = Style(10.0, False, False, 0)
SMALL = Style(6.0, False, False, 0)


def word(text: str, x0: float, x1: float, baseline: float = 100.0, style: Style = PLAIN, glued: bool = False) -> Word:
    return Word(text, x0, x1, baseline, style, glued=glued)


def test_words_on_a_baseline_make_a_line_and_a_gutter_parts_them() -> None:
    lines = build_lines([word("god", 50, 65), word("hälsa", 68, 90), word("spalt", 120, 140)])
    assert [line.text for line in lines] == ["god hälsa", "spalt"]


def test_a_raised_figure_on_a_word_is_taken_off() -> None:
    marker = word("3", 80, 83, 96.0, SMALL, glued=True)
    (line,) = build_lines([word("utsläpp", 50, 80), marker, word("minskar", 86, 110)])
    assert line.text == "utsläpp minskar"


def test_a_line_that_begins_with_a_raised_figure_is_a_note() -> None:
    (line,) = build_lines([word("3", 50, 53, 96.0, SMALL), word("Enligt", 54, 80)])
    assert line.noted
    assert (line.note, line.text) == ("3", "Enligt")


def test_the_markers_inside_a_line_are_kept_beside_its_text() -> None:
    (line,) = build_lines([word("utsläpp", 50, 80), word("3", 80, 83, 96.0, SMALL, glued=True)])
    assert (line.text, line.notes) == ("utsläpp", ("3",))


def test_a_bullet_far_to_the_left_belongs_to_its_line() -> None:
    (line,) = build_lines([word("•", 50, 54), word("minska", 75, 105)])
    assert line.text == "• minska"


def test_numbers_and_bullets_are_markers_and_words_are_not() -> None:
    assert all(is_marker(text) for text in ("•", "–", "1.", "2.1", "a)", "(3)", "iv."))
    assert not any(is_marker(text) for text in ("och", "2030", "Mål"))
