from __future__ import annotations

import pytest

from auditor.comparing.likeness import fold, likeness, read_text
from auditor.records import Paragraph


@pytest.mark.parametrize(
    ("pdf", "draft"),
    [
        ("Kollektivtra\u00adfiken ska öka.", "Kollektivtrafiken ska öka"),
        ("kol- lektivtrafiken", "Kollektivtrafiken"),
        ("”Det finns bussar.”", '"Det finns bussar."'),
        ("Insats | Ansvarig", "Insats  Ansvarig"),
        ("2024–2027", "2024-2027"),
        ("ﬁnansiering", "finansiering"),
    ],
)
def test_two_renderings_of_a_text_read_the_same(pdf: str, draft: str) -> None:
    assert "".join(fold(pdf)) == "".join(fold(draft))


@pytest.mark.parametrize(
    ("old", "new"), [("5,2 ton", "52 ton"), ("till 2030", "till 2035"), ("70 %", "70"), ("ska", "skall")]
)
def test_a_digit_a_sign_or_a_word_is_a_difference(old: str, new: str) -> None:
    assert "".join(fold(old)) != "".join(fold(new))


def test_a_renumbered_heading_reads_the_same_and_a_numbered_sentence_does_not() -> None:
    heading, body = (Paragraph("p", 0, 1, 1, ("4 Mål",), kind, "5.1 Nuläge") for kind in ("heading", "body"))
    assert read_text(heading).key == "nuläge"
    assert read_text(heading).path == ("mål",)
    assert read_text(body).key == "5.1nuläge"


def test_the_number_of_a_list_item_is_left_out_and_the_number_that_it_begins_with_is_not() -> None:
    texts = ("1. Ett gott liv", "• Ett gott liv", "a) Ett gott liv", "12 miljoner kronor")
    keys = [read_text(Paragraph("p", 0, 1, 1, (), "list_item", text)).key for text in texts]
    assert keys == ["ettgottliv"] * 3 + ["12miljonerkronor"]


def test_unlike_paragraphs_are_far_below_one_changed_word_in_ten() -> None:
    text = "Regionen tar fram en gemensam plan för dricksvatten i alla kommuner"
    changed = text.replace("gemensam", "ny")
    other = "Högskolan startar utbildningar till sjuksköterska med lärcentrum i Brohult"
    assert likeness(fold(text), fold(text)) == 1
    assert likeness(fold(text), fold(changed)) > 0.85
    assert likeness(fold(text), fold(other)) < 0.45
