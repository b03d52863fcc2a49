from __future__ import annotations

import pytest

from auditor.reading.glyphs import Style, Word
from auditor.reading.lines import Line, make_line
from auditor.reading.listitems import begins_item, without_marker

PLAIN = Style(10.0, False, False, 0)


def line(*texts: str, gap: float = 10.0) -> Line:
    return make_line(
        [Word(text, 50 + at * (5 + gap), 55 + at * (5 + gap), 100.0, PLAIN) for at, text in enumerate(texts)]
    )


@pytest.mark.parametrize("marker", ["•", "–", "1.", "b)", "iv)", "\uf0b7", "\ue123"])
def test_a_bullet_a_dash_a_number_or_a_sign_of_a_symbol_font_begins_an_item(marker: str) -> None:
    assert begins_item(line(marker, "minska", "utsläppen"))


@pytest.mark.parametrize("word", ["Minska", "2030", "–2030", "e-hälsa"])
def test_a_word_begins_none(word: str) -> None:
    assert not begins_item(line(word, "utsläppen"))


def test_the_letter_o_begins_an_item_only_where_a_gap_follows() -> None:
    assert begins_item(line("o", "minska"))
    assert not begins_item(line("o", "minska", gap=2.0))


@pytest.mark.parametrize("marked", ["• minska", "•minska", "– minska", "\uf0b7 minska", "o minska", "→ • minska"])
def test_the_marker_is_no_part_of_the_text(marked: str) -> None:
    assert without_marker(marked) == "minska"


@pytest.mark.parametrize("text", ["1. minska", "a) minska", "2030–2032 minskar", "•", "och"])
def test_numbers_and_words_stay(text: str) -> None:
    assert without_marker(text) == text
