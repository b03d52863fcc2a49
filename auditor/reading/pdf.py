"""PDF → Document: the reading road for PDFs, step by step."""

from __future__ import annotations

import gc
import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from auditor.ocr.certainty import with_confidence
from auditor.ocr.ocr import recognise_pages
from auditor.reading.blocks import page_drafts
from auditor.reading.codepoints import from_macintosh, is_broken, is_macintosh
from auditor.reading.contents import contents_drafts
from auditor.reading.drafts import Draft
from auditor.reading.entries import Entry, outline_entries
from auditor.reading.footnotes import mark_footnotes
from auditor.reading.headings import body_style, mark_headings
from auditor.reading.hyphens import Vocabulary
from auditor.reading.kinds import (
    is_colophon,
    is_contents_page,
    is_cover,
    mark_captions,
    mark_figure_text,
    mark_pull_quotes,
)
from auditor.reading.lines import Line
from auditor.reading.pages import Page, open_pdf, read_pages, untwist
from auditor.reading.paragraphs import build_paragraphs, continue_drafts
from auditor.reading.pdfguard import prove_harmless
from auditor.reading.sheets import without_furniture
from auditor.reading.stated import state_headings
from auditor.reading.titles import choose_title
from auditor.reading.unread import page_problem
from auditor.records import Document, Paragraph, Unread
from auditor.tables.tables import Table

# A table of contents begins no later than on this page.
LAST_CONTENTS = 12
# Slides are wider than high by this factor and hold fewer words than this on average.
WIDER = 1.2
SLIDE_WORDS = 130


def read_pdf(path: Path) -> Document:
    """Read a PDF.

    Args:
        path: An existing file.

    Raises:
        SourceUnreadable: It is no PDF, damaged as a whole, empty, locked, or needs too much memory or time.
    """
    with _collector_paused():
        return _read(path)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Pause the cyclic garbage collector: many words live, none in a cycle; it saves a quarter of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _read(path: Path) -> Document:
    """The road itself."""
    prove_harmless(path)
    source = open_pdf(path)
    try:
        metadata = source.get_metadata_value("Title")
        outline = outline_entries(source)
        pages, unread = _readable(_from_macintosh(list(read_pages(source))))
        pages, unread, recognised = recognise_pages(source, pages, unread)
    finally:
        source.close()
    lines, tables = without_furniture(pages)
    drafts = _drafts(pages, lines, tables, outline)
    cover = [draft for draft in drafts if draft.page == 1]
    texts = [line.text for held in lines for line in held]
    language = "en" if _english(texts) else "sv"
    marks = {page.number: ("ocr",) for page in pages if page.invisible and page.number not in recognised}
    language, paragraphs = build_paragraphs(drafts, Vocabulary(texts, language), marks, _are_slides(pages))
    return Document(
        name=path.name,
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        media="pdf",
        title=choose_title(metadata, cover, path),
        language=language,
        pages=len(pages),
        page_sizes=tuple((round(width, 1), round(height, 1)) for width, height in (page.shown_size for page in pages)),
        paragraphs=tuple(_shown(paragraph, pages) for paragraph in with_confidence(paragraphs, recognised)),
        unread=tuple(unread),
    )


def _shown(paragraph: Paragraph, pages: Sequence[Page]) -> Paragraph:
    """A paragraph with its boxes on the pages as shown."""
    if not any(pages[box.page - 1].twist for box in paragraph.boxes):
        return paragraph
    return replace(paragraph, boxes=tuple(untwist(box, pages[box.page - 1]) for box in paragraph.boxes))


def _from_macintosh(pages: list[Page]) -> list[Page]:
    """Pages whose å, ä and ö came through in an old coding, put right."""
    if not is_macintosh([word.text for page in pages for word in page.words]):
        return pages
    return [
        replace(page, words=tuple(replace(word, text=from_macintosh(word.text)) for word in page.words))
        for page in pages
    ]


def _readable(pages: list[Page]) -> tuple[list[Page], list[Unread]]:
    """The pages, those emptied that cannot be trusted, and what is wrong with them."""
    unread: list[Unread] = []
    kept: list[Page] = []
    for page in pages:
        problem = page_problem(page, is_broken(word.text for word in page.words))
        if problem is not None:
            unread.append(problem)
            page = replace(page, words=())
        kept.append(page)
    return kept, unread


def _drafts(
    pages: Sequence[Page], lines: Sequence[list[Line]], tables: Sequence[list[Table]], outline: Sequence[Entry]
) -> list[Draft]:
    """The drafts of the whole document with their kinds, in reading order."""
    sizes: Counter[float] = Counter()
    for held in lines:
        for line in held:
            sizes[round(line.style.size * 2) / 2] += len(line.text)
    size = sizes.most_common(1)[0][0] if sizes else 10.0
    by_page: list[list[Draft]] = []
    column = 0
    for page, held, grids in zip(pages, lines, tables, strict=True):
        found = page_drafts(page, held, grids, size, column)
        column = max((draft.column for draft in found), default=column) + 1
        by_page.append(found)
    body = body_style([draft for held in by_page for draft in held if draft.kind != "table"])
    drafts: list[Draft] = []
    marked: list[Draft] = []
    contents = False
    for page, found, held in zip(pages, by_page, lines, strict=True):
        contents = page.number <= LAST_CONTENTS and is_contents_page(held, contents, len(pages))
        if contents:
            drafts += contents_drafts(held, found, page.number)
        elif is_cover(found, page.number, len(pages), body) or is_colophon(found, page.number, len(pages), body):
            drafts += [replace(draft, kind="boilerplate") for draft in found]
        else:
            marked = mark_footnotes([mark_figure_text(mark_captions(draft, body)) for draft in found], body, marked)
            drafts += marked
    headed = mark_headings(mark_pull_quotes(drafts, body), body)
    return continue_drafts(state_headings(headed, outline))


def _are_slides(pages: Sequence[Page]) -> bool:
    """Whether the pages are slides: wider than high, with few words."""
    wide = sum(page.width > WIDER * page.height for page in pages)
    words = sum(len(page.words) for page in pages)
    return wide > 0.8 * len(pages) and words < SLIDE_WORDS * len(pages)


def _english(texts: Sequence[str]) -> bool:
    """Whether English function words outnumber Swedish ones; decides what happens to unseen hyphenated words."""
    words = Counter(" ".join(texts).lower().split())
    return sum(words[word] for word in ("the", "of", "and", "to")) > sum(words[word] for word in ("och", "att", "av"))
