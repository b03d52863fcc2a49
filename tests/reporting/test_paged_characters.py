from __future__ import annotations

import pytest
import typst

from auditor.reporting.paged.characters import composed, settable, typeset, unknown_characters, unusual_characters


def test_swedish_text_and_the_reports_signs_can_be_set() -> None:
    assert unknown_characters(["Åtgärder för växthusgaser – ”hälften” ○◔◑◕● ▲◆▽ ☐ ↔ ⟨⟩ ›"]) == frozenset()


def test_characters_that_no_font_has_are_found_among_others() -> None:
    assert unknown_characters(["län 中文 ●", "🎉 å"]) == frozenset("中文🎉")


def test_an_unknown_character_is_shown_by_its_number() -> None:
    assert settable("Kina 中", frozenset("中")) == "Kina ⟨U+4E2D⟩"


def test_accents_apart_from_their_letters_are_joined() -> None:
    assert composed("La\u0308n") == "Län"
    assert unusual_characters([composed("La\u0308n")]) == frozenset()


def test_an_endless_word_gets_places_to_break_at_and_a_long_one_none() -> None:
    assert settable("x" * 41, frozenset()).replace("\u200b", "") == "x" * 41
    assert max(map(len, settable("x" * 500, frozenset()).split("\u200b"))) == 10
    word = "konkurrenskraftsförutsättningarnas"
    assert settable(word, frozenset()) == word


def test_what_would_break_the_standard_is_no_file() -> None:
    with pytest.raises(typst.TypstError, match="PDF/UA-1"):
        typeset('#set document(title: "x")\n#text("中")')
