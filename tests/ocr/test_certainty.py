from __future__ import annotations

from auditor.ocr.certainty import (
    RecognisedPage,
    page_ranges,
    percent,
    recognised_note,
    recognised_pages,
    with_confidence,
)
from auditor.ocr.recognised import Recognised
from auditor.reading.glyphs import Style, Word
from auditor.records import Box, Document, Paragraph
from auditor.wording import load_words

STYLE = Style(10, False, False, 0)


def paragraph(text: str, *pages: int, marks: tuple[str, ...] = (), confidence: float | None = None) -> Paragraph:
    boxes = tuple(Box(page, 10, 10, 100, 30) for page in pages)
    return Paragraph(text, 0, pages[0], pages[-1], (), "body", text, boxes, "sv", marks, confidence)


def document(*paragraphs: Paragraph) -> Document:
    return Document("s.pdf", "0", "pdf", "S", "sv", 9, (), paragraphs)


def recognised(*confidences: float) -> Recognised:
    words = tuple(Word("skola", 10 + 20 * at, 25 + 20 * at, 20, STYLE) for at in range(len(confidences)))
    return Recognised(words, confidences)


def test_a_paragraph_is_as_sure_as_the_words_in_its_boxes() -> None:
    (rated,) = with_confidence([paragraph("a", 2)], {2: recognised(0.9, 0.7)})
    assert (rated.marks, rated.confidence) == (("ocr",), 0.8)


def test_a_paragraph_that_only_goes_on_on_a_recognised_page_is_marked_too() -> None:
    (rated,) = with_confidence([paragraph("a", 1, 2)], {2: recognised(0.5)})
    assert (rated.marks, rated.confidence) == (("ocr",), 0.5)


def test_other_paragraphs_stay_as_they_are() -> None:
    held = [paragraph("a", 1)]
    assert with_confidence(held, {2: recognised(0.5)}) == held


def test_pages_are_listed_with_their_certainty_long_paragraphs_counting_more() -> None:
    found = recognised_pages(
        document(paragraph("abc", 3, marks=("ocr",), confidence=0.9), paragraph("d", 3, marks=("ocr",), confidence=0.5))
    )
    assert found == (RecognisedPage(3, 0.8),)


def test_a_text_layer_from_elsewhere_has_no_certainty() -> None:
    assert recognised_pages(document(paragraph("a", 3, marks=("ocr",)))) == (RecognisedPage(3, None),)


def test_page_numbers_that_follow_each_other_are_one_range() -> None:
    assert page_ranges([RecognisedPage(number, None) for number in (1, 3, 4, 5, 9)]) == "1, 3–5, 9"


def test_certainty_is_not_overstated() -> None:
    assert percent(0.999) == 99


def test_the_report_names_the_pages_and_the_lowest_certainty() -> None:
    held = document(
        paragraph("a", 2, marks=("ocr",), confidence=0.91), paragraph("b", 3, marks=("ocr",), confidence=0.834)
    )
    note = recognised_note(held, load_words("sv"))
    assert "2–3" in note
    assert "83 %" in note
    assert recognised_note(document(paragraph("a", 1)), load_words("sv")) == ""
    assert "okänd" in recognised_note(document(paragraph("a", 1, marks=("ocr",))), load_words("sv"))
