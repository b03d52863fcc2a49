"""Pages without usable text are recognised with Tesseract, each by itself; what cannot be is listed with a remedy."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from pypdfium2 import PdfDocument

from auditor.ocr.ocrsettings import ocr_settings
from auditor.ocr.recognised import Recognised, read_table
from auditor.ocr.remedies import NO_LANGUAGE, NO_PROGRAM, NO_TEXT, NOT_DONE
from auditor.ocr.tesseract import RecognitionFailed, Tesseract, find_tesseract
from auditor.reading.codepoints import is_broken
from auditor.reading.graphics import Graphics
from auditor.reading.pages import Page
from auditor.reading.raster import COARSE, GLANCE, Raster, draw_page
from auditor.reading.readingsettings import reading_settings
from auditor.records import Unread

logger = logging.getLogger(__name__)

# Reasons for which a page's picture may still show text.
RECOGNISABLE = ("no_text_layer", "broken_encoding", "empty")
# Pictures of at most so many pages are held at a time.
SIDE_BY_SIDE = 4
# Seconds for drawing one page.
DRAWING = 10.0
# A page roughly drawn with less than this share of the least paper is a photograph: no need to draw it well.
PHOTOGRAPH = 0.7
# Recognised text replaces the few words of a stamp when it holds so many times their letters.
MORE = 2


def recognise_pages(
    source: PdfDocument, pages: Sequence[Page], unread: Sequence[Unread]
) -> tuple[list[Page], list[Unread], dict[int, Recognised]]:
    """Recognise the pages that have no usable text.

    Args:
        source: The open PDF.
        pages: All of its pages as read, without the words of those that cannot be trusted.
        unread: What is wrong with them.

    Returns:
        The pages, with words where text was recognised; what remains unread; what was recognised, by page.
    """
    wanted = list(_wanted(source, pages, unread))
    problems = {problem.page: problem for problem, _ in wanted}
    left = [problem for problem in unread if problem.page not in problems]
    if not problems:
        return list(pages), left, {}
    program, lacking = _installed()
    if program is None:
        left += [replace(problem, remedy=lacking) for problem in problems.values()]
        return list(pages), _in_order(left), {}
    held = {page.number: page for page in pages}
    found: dict[int, Recognised] = {}
    left += [replace(problem, remedy=NOT_DONE) for problem, drawable in wanted if not drawable]
    numbers = [problem.page for problem, drawable in wanted if drawable and problem.page is not None]
    for number, turns, recognised in _recognise(source, program, choose_languages(pages, program), numbers):
        page, problem = held[number], problems[number]
        if recognised is None:
            left.append(replace(problem, remedy=NOT_DONE))
        elif _is_text(recognised) and _letters(page) * MORE <= recognised.letters:
            held[number] = _with_words(page, recognised, turns)
            found[number] = recognised
            logger.info("page %d: %d words recognised, %.2f sure", number, len(recognised.words), recognised.confidence)
        elif problem.reason != "partly_read":
            left.append(replace(problem, remedy=NOT_DONE if problem.reason == "broken_encoding" else NO_TEXT))
    return [held[page.number] for page in pages], _in_order(left), found


def choose_languages(pages: Sequence[Page], program: Tesseract) -> str:
    """The language data for a document: Swedish, and English besides where its other pages are not plainly Swedish.

    Args:
        pages: All pages; those to be recognised have no words yet.
        program: Says which language data there is.
    """
    settings = ocr_settings()
    telling = reading_settings().telling
    counts = dict.fromkeys(("sv", "en"), 0)
    for page in pages:
        for word in page.words:
            for code in counts:
                counts[code] += word.text.lower() in telling[code]
    unknown = sum(counts.values()) < settings.telling_words
    if unknown or counts["sv"] >= settings.telling_times * counts["en"] or settings.second not in program.languages:
        return settings.language
    return f"{settings.language}+{settings.second}"


def _wanted(source: PdfDocument, pages: Sequence[Page], unread: Sequence[Unread]) -> Iterator[tuple[Unread, bool]]:
    """The pages whose picture may show text, why their own will not do, and whether they can be drawn."""
    by_page = {problem.page: problem for problem in unread}
    for page in pages:
        problem = by_page.get(page.number)
        if problem is None:
            if _stamped(source, page):
                yield Unread(page.number, "partly_read", NO_TEXT), True
        elif problem.reason in RECOGNISABLE:
            picture = draw_page(source, page.number - 1, COARSE, ocr_settings().pixels, GLANCE)
            if picture is None or not picture.is_blank():
                reason = "no_text_layer" if problem.reason == "empty" else problem.reason
                yield replace(problem, reason=reason), picture is not None


def _stamped(source: PdfDocument, page: Page) -> bool:
    """Whether a page is a scan on which only a stamp or a page number is text: a picture that is mostly paper."""
    settings = ocr_settings()
    if page.invisible or len(page.words) >= settings.stamp_words:
        return False
    width, height = page.shown_size
    if sum(area.width * area.height for area in page.graphics.pictures) < settings.cover * width * height:
        return False
    glance = draw_page(source, page.number - 1, COARSE, settings.pixels, GLANCE, rough=True)
    if glance is None or glance.paper() < PHOTOGRAPH * settings.paper:
        return False
    picture = draw_page(source, page.number - 1, COARSE, settings.pixels, GLANCE)
    return picture is not None and settings.paper <= picture.paper() < 1 and not picture.is_blank()


def _installed() -> tuple[Tesseract | None, str]:
    """The program where it can be used; else what is lacking."""
    program = find_tesseract()
    if program is None:
        return None, NO_PROGRAM
    if ocr_settings().language not in program.languages:
        return None, NO_LANGUAGE
    return program, ""


def _recognise(
    source: PdfDocument, program: Tesseract, languages: str, numbers: Sequence[int]
) -> Iterator[tuple[int, int, Recognised | None]]:
    """Page number, quarter turns and words of each page; pages are drawn in turn and recognised side by side."""
    settings = ocr_settings()
    together = min(SIDE_BY_SIDE, os.cpu_count() or 1)
    with ThreadPoolExecutor(together) as pool:
        for start in range(0, len(numbers), together):
            part = numbers[start : start + together]
            drawn = [draw_page(source, number - 1, settings.dpi, settings.pixels, DRAWING) for number in part]
            results = pool.map(lambda picture: _recognise_picture(program, languages, picture), drawn)
            for number, (turns, recognised) in zip(part, results, strict=True):
                yield number, turns, recognised


def _recognise_picture(program: Tesseract, languages: str, picture: Raster | None) -> tuple[int, Recognised | None]:
    """Quarter turns and words of one picture; None where the program failed. A picture on its side is turned."""
    if picture is None:
        return 0, None
    try:
        upright = read_table(program.table(picture.pnm(), languages, picture.dpi), picture.scale)
        if _is_text(upright):
            return 0, upright
        turns = program.turn(picture.pnm(), picture.dpi)
        if not turns:
            return 0, upright
        turned = picture.turned(turns)
        return turns, read_table(program.table(turned.pnm(), languages, turned.dpi), turned.scale)
    except RecognitionFailed as error:
        logger.warning("%s", error)
        return 0, None


def _is_text(recognised: Recognised) -> bool:
    """Whether what was recognised is text and not what a photograph happens to look like."""
    settings = ocr_settings()
    if recognised.letters < settings.letters or recognised.confidence < settings.page_confidence:
        return False
    if recognised.sideways:
        return False
    return not is_broken(word.text for word in recognised.words)


def _letters(page: Page) -> int:
    return sum(sign.isalnum() for word in page.words for sign in word.text)


def _with_words(page: Page, recognised: Recognised, turns: int) -> Page:
    """The page with the words recognised, turned as they were read; lines and boxes are kept if it is not turned."""
    width, height = page.shown_size
    if turns % 2:
        width, height = height, width
    graphics = Graphics() if turns or page.twist else page.graphics
    return replace(page, width=width, height=height, words=recognised.words, graphics=graphics, twist=turns)


def _in_order(unread: Sequence[Unread]) -> list[Unread]:
    return sorted(unread, key=lambda problem: 0 if problem.page is None else problem.page)
