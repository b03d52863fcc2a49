from __future__ import annotations

from auditor.reading.breaks import begins_paragraph
from auditor.reading.glyphs import Style, Word
from auditor.reading.lines import Line, make_line

PLAIN, BOLD = Style(10.0, False, False, 0), Style(10.0, True, False, 0)
LEADING = 12.0


def line(text: str, baseline: float, x1: float = 300.0, x0: float = 50.0, style: Style = PLAIN) -> Line:
    """A line whose words stand in equal parts between its edges."""
    words = text.split()
    width = (x1 - x0) / len(words)
    return make_line([Word(w, x0 + k * width, x0 + (k + 1) * width - 3, baseline, style) for k, w in enumerate(words)])


def begins(above: Line, below: Line) -> bool:
    return begins_paragraph([line("En rad som fyller hela spalten", 88.0), above], below, 50.0, 297.0, LEADING)


def test_a_full_line_is_followed_by_the_same_paragraph() -> None:
    assert not begins(line("Utsläppen ska minska i hela", 100), line("Länet senast år trettio", 112))


def test_a_gap_parts_paragraphs() -> None:
    assert begins(line("Utsläppen ska minska i hela", 100), line("Länet senast år trettio", 122))


def test_a_small_gap_does_where_a_sentence_has_ended() -> None:
    ended, open_ended = line("Utsläppen ska minska i länet.", 100), line("Utsläppen ska minska i hela", 100)
    below = line("Vattnet ska bli renare i", 114.5)
    assert begins(ended, below)
    assert not begins(open_ended, below)


def test_a_line_that_left_room_for_the_next_word_ended_its_paragraph() -> None:
    below = line("Vattnet ska bli renare i", 112)
    assert begins(line("Utsläppen ska minska.", 100, 180), below)
    assert begins(line("Störst är andelen 50 %", 100, 200), below)


def test_a_line_that_breaks_in_a_word_goes_on_however_short() -> None:
    assert not begins(line("Utsläppen av växthus-", 100, 180), line("gaser ska minska i länet", 112))


def test_a_numbered_bold_line_begins_anew_right_below_another() -> None:
    above = [line("3 Vatten", 88, 120, style=BOLD)]
    assert begins_paragraph(above, line("3.1 Dricksvatten", 100, 160, style=BOLD), 50.0, 297.0, LEADING)


def test_a_goal_and_its_number_alone_on_a_line_begin_anew() -> None:
    assert begins(line("Även fossilfria bränslen räknas in här", 100), line("MÅL 16", 112, 90))


def test_text_at_the_edge_below_a_centred_caption_begins_anew() -> None:
    caption = [line("Figur 1. Resor i länet.", 100, 253, 97)]
    assert begins_paragraph(caption, line("Utsläppen ska minska i hela", 112), 50.0, 297.0, LEADING)


def test_a_line_in_capitals_ends_above_one_in_small_letters() -> None:
    held = [line("SAMVERKAN I HELA LÄNET", 100)]
    assert begins_paragraph(held, line("Vi ska verka för mer", 112), 50.0, 297.0, LEADING)


def test_a_bold_title_run_in_that_fills_its_line_goes_on() -> None:
    held = [line("Samverkan i länet.", 100, style=BOLD)]
    assert not begins_paragraph(held, line("Vi ska verka för mer", 112), 50.0, 297.0, LEADING)
