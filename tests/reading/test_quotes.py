from __future__ import annotations

from dataclasses import replace

from auditor.reading.quotes import unproven
from tests.pdfs import PAGE, TEXT, make_pdf, read_typst


def test_a_text_that_stands_on_its_page_is_proven() -> None:
    source = PAGE + f"= Mål\n{TEXT}\n\n- {TEXT}"
    assert unproven(make_pdf(source), read_typst(source).paragraphs) == []


def test_a_text_that_does_not_stand_in_its_boxes_is_found_out() -> None:
    source = PAGE + f"{TEXT}\n\n#v(4cm)\nEn helt annan mening om skogar och sjöar i länet."
    first, second = read_typst(source).paragraphs
    swapped = replace(second, boxes=first.boxes, text="Xylofoner och quiz i Zürich")
    assert unproven(make_pdf(source), [first, swapped]) == [second.id]
