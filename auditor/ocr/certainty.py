"""How sure text recognition was of each paragraph, and which pages of a document it read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from auditor.ocr.recognised import Recognised, weighed
from auditor.reading.glyphs import Word
from auditor.records import Box, Document, Paragraph
from auditor.wording import Words

MARK = "ocr"
DECIMALS = 3
# A word belongs to a box that its middle is in, give or take so many points.
MARGIN = 1.0


@dataclass(frozen=True, slots=True)
class RecognisedPage:
    """A page that text recognition read.

    Attributes:
        page: From 1.
        confidence: How sure it was of the page's paragraphs, from 0 to 1; None where the file came with its text
            recognised already, which does not say.
    """

    page: int
    confidence: float | None


def with_confidence(paragraphs: Iterable[Paragraph], recognised: Mapping[int, Recognised]) -> list[Paragraph]:
    """Mark the paragraphs that stand on recognised pages and say how sure their words are.

    Args:
        paragraphs: With boxes on the pages as read.
        recognised: What was recognised, by page.
    """
    return [_rated(paragraph, recognised) for paragraph in paragraphs] if recognised else list(paragraphs)


def recognised_pages(document: Document) -> tuple[RecognisedPage, ...]:
    """The pages of a document that text recognition read, with how sure it was, in order."""
    held: dict[int, list[Paragraph]] = {}
    for paragraph in document.paragraphs:
        if MARK in paragraph.marks:
            for page in {box.page for box in paragraph.boxes} or {paragraph.page}:
                held.setdefault(page, []).append(paragraph)
    return tuple(RecognisedPage(page, _mean(held[page])) for page in sorted(held))


def recognised_note(document: Document, words: Words) -> str:
    """The report's sentence on the pages that text recognition read; empty where there is none."""
    pages = recognised_pages(document)
    if not pages:
        return ""
    known = [page.confidence for page in pages if page.confidence is not None]
    if not known:
        return words("unread_section.recognised_unknown", pages=page_ranges(pages))
    return words("unread_section.recognised", pages=page_ranges(pages), percent=percent(min(known)))


def page_ranges(pages: Sequence[RecognisedPage]) -> str:
    """Page numbers in words: `1, 3–7`."""
    runs: list[list[int]] = []
    for number in (page.page for page in pages):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in runs)


def percent(share: float) -> int:
    """A share in whole per cent, rounded down: certainty is not to be overstated."""
    return int(share * 100)


def _rated(paragraph: Paragraph, recognised: Mapping[int, Recognised]) -> Paragraph:
    words = [
        (word, confidence)
        for box in paragraph.boxes
        if box.page in recognised
        for word, confidence in zip(recognised[box.page].words, recognised[box.page].confidences, strict=True)
        if _inside(word, box)
    ]
    if not words:
        return paragraph
    marks = paragraph.marks if MARK in paragraph.marks else (*paragraph.marks, MARK)
    return replace(paragraph, marks=marks, confidence=round(weighed(words), DECIMALS))


def _inside(word: Word, box: Box) -> bool:
    middle = (word.x0 + word.x1) / 2
    return box.x0 - MARGIN <= middle <= box.x1 + MARGIN and box.top - MARGIN <= word.baseline <= box.bottom + MARGIN


def _mean(paragraphs: Sequence[Paragraph]) -> float | None:
    known = [
        (len(paragraph.text), paragraph.confidence) for paragraph in paragraphs if paragraph.confidence is not None
    ]
    total = sum(length for length, _ in known)
    return round(sum(length * value for length, value in known) / total, DECIMALS) if total else None
