from __future__ import annotations

from auditor.reading.letterspacing import closes, is_letterspaced
from tests.pdfs import PAGE, TEXT, read_typst, texts


def test_splinters_are_told_from_short_words() -> None:
    assert is_letterspaced(["V", "a", "r", "f", "ö", "r"])
    assert not is_letterspaced(["är", "det", "så", "i", "år"])
    assert not is_letterspaced(["25", "%", "av", "18", "%"])


def test_the_wider_gaps_part_words() -> None:
    assert closes([2.0, 2.1, 1.9, 6.0, 2.0], 10.0) == [True, True, True, False, True]


def test_a_letter_spaced_heading_is_read_as_words() -> None:
    source = f"{PAGE}#text(size: 16pt, tracking: 5pt)[Varför en strategi]\n\n{TEXT}"
    assert texts(read_typst(source))[0] == "Varför en strategi"
