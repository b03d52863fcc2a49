from __future__ import annotations

import re

from auditor.identifiers import paragraph_ids, short_hash


def test_an_id_holds_no_sign_that_is_taken_for_another() -> None:
    for number in range(200):
        assert re.fullmatch(r"[2-9a-hjkmnp-z]{8}", short_hash(str(number)))


def test_ids_hang_on_text_and_heading_alone() -> None:
    one = paragraph_ids([(("Mål",), "En text."), (("Mål",), "En annan.")])
    other = paragraph_ids([(("Ny",), "Ny text."), (("Mål",), "En  text.")])
    assert one[0] == other[1]
    assert len({*one, *other}) == 3


def test_a_repeated_paragraph_gets_a_suffix() -> None:
    first, second, third = paragraph_ids([((), "Samma.")] * 3)
    assert (second, third) == (f"{first}-2", f"{first}-3")
