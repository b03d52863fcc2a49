from __future__ import annotations

from auditor.comparing.replacements import differences


def test_what_differs_is_marked_from_the_first_changed_word_to_the_last() -> None:
    old, new = differences("Utsläppen ska snabbt minska.", "Utsläppen bör minska mycket.")
    assert old == (("Utsläppen ", False), ("ska snabbt", True), (" minska.", False))
    assert new == (("Utsläppen ", False), ("bör", True), (" minska ", False), ("mycket", True), (".", False))


def test_the_pieces_make_up_the_texts_again() -> None:
    texts = "Målet – 28 procent år 2032 – står fast.", "Målet står  fast, sägs det; 2035."
    for text, pieces in zip(texts, differences(*texts), strict=True):
        assert "".join(piece for piece, _ in pieces) == text


def test_case_alone_is_no_difference() -> None:
    assert differences("Målet", "målet") == ((("Målet", False),), (("målet", False),))
