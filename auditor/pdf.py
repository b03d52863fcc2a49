"""PDF → Document: the reading road for PDFs, step by step."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from auditor.blocks import page_drafts
from auditor.codepoints import from_macintosh, is_broken, is_macintosh, mend
from auditor.contents import contents_drafts, looks_like_contents
from auditor.drafts import Draft
from auditor.furniture import PageLines, find_furniture
from auditor.headings import body_style, mark_headings
from auditor.hyphens import Vocabulary
from auditor.gridless import find_gridless
from auditor.kinds import (
    is_colophon,
    is_contents_page,
    is_cover,
    mark_captions,
    mark_figure_text,
    mark_footnotes,
    mark_pull_quotes,
)
from auditor.lines import Line, build_lines
from auditor.pages import Page, open_pdf, read_pages
from auditor.paragraphs import build_paragraphs, continue_drafts
from auditor.records import Document, Unread
from auditor.tables import Table, find_tables
from auditor.titles import choose_title
from auditor.unread import page_problem


def read_pdf(path: Path) -> Document:
    """Read a PDF.

    Args:
        path: An existing file.

    Raises:
        SourceUnreadable: It is no PDF, damaged as a whole, empty or locked.
    """
    source = open_pdf(path)
    try:
        metadata = source.get_metadata_value("Title")
        pages = [_mended(page) for page in read_pages(source)]
    finally:
        source.close()
    pages, unread = _readable(_from_macintosh(pages))
    lines, tables = _without_furniture(pages)
    drafts = _drafts(pages, lines, tables)
    cover = [draft for draft in drafts if draft.page == 1]
    texts = [line.text for held in lines for line in held]
    language = "en" if _english(texts) else "sv"
    marks = {page.number: ("ocr",) for page in pages if page.invisible}
    language, paragraphs = build_paragraphs(drafts, Vocabulary(texts, language), marks)
    return Document(
        name=path.name,
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        media="pdf",
        title=choose_title(metadata, cover, path),
        language=language,
        pages=len(pages),
        page_sizes=tuple((round(page.width, 1), round(page.height, 1)) for page in pages),
        paragraphs=tuple(paragraphs),
        unread=tuple(unread),
    )


def _mended(page: Page) -> Page:
    """A page with its signs in plain form."""
    if all(word.text.isascii() for word in page.words):
        return page
    words = (replace(word, text=mend(word.text)) if not word.text.isascii() else word for word in page.words)
    return replace(page, words=tuple(word for word in words if word.text))


def _from_macintosh(pages: list[Page]) -> list[Page]:
    """Pages whose å, ä and ö came through in an old coding, put right."""
    if not is_macintosh(word.text for page in pages for word in page.words):
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


def _without_furniture(pages: list[Page]) -> tuple[list[list[Line]], list[list[Table]]]:
    """For each page its lines and its ruled tables, running headers, footers and page numbers taken off."""
    raw = [build_lines(word for word in page.words if not word.angle) for page in pages]
    tables = [find_tables(page.words, page.graphics) for page in pages]
    sizes: Counter[float] = Counter()
    for held in raw:
        for line in held:
            sizes[round(line.style.size * 2) / 2] += len(line.text)
    body = sizes.most_common(1)[0][0] if sizes else 10.0
    sheets = [
        PageLines(page.number, page.width, page.height, tuple(held), tuple(_held(line, page, grids) for line in held))
        for page, held, grids in zip(pages, raw, tables, strict=True)
    ]
    furniture = find_furniture(sheets, body)
    lines: list[list[Line]] = []
    for number, (page, held, grids) in enumerate(zip(pages, raw, tables, strict=True)):
        off = {id(word) for index in furniture[page.number] for word in held[index].words}
        if off and grids:
            grids = find_tables([word for word in page.words if id(word) not in off], page.graphics)
            tables[number] = grids
        celled = {id(word) for table in grids for row in table.rows for cell in row.cells for word in cell}
        if celled:
            free = (word for word in page.words if not word.angle and id(word) not in off and id(word) not in celled)
            lines.append(build_lines(free))
        else:
            lines.append([line for index, line in enumerate(held) if index not in furniture[page.number]])
    return lines, tables


def _held(line: Line, page: Page, tables: Sequence[Table]) -> bool:
    """Whether a line stands in a table that is more than a page's head or foot."""
    return any(
        table.top - 2 <= line.baseline <= table.bottom + 2
        and (table.bottom > 0.25 * page.height)
        and (table.top < 0.8 * page.height)
        for table in tables
    )


def _drafts(pages: Sequence[Page], lines: Sequence[list[Line]], tables: Sequence[list[Table]]) -> list[Draft]:
    """The drafts of the whole document with their kinds, in reading order."""
    sizes: Counter[float] = Counter()
    for held in lines:
        for line in held:
            sizes[round(line.style.size * 2) / 2] += len(line.text)
    size = sizes.most_common(1)[0][0] if sizes else 10.0
    by_page: list[list[Draft]] = []
    column = 0
    for page, held, grids in zip(pages, lines, tables, strict=True):
        loose = find_gridless(held) if not looks_like_contents(held) else []
        celled = {id(word) for table in loose for row in table.rows for cell in row.cells for word in cell}
        free = [line for line in held if id(line.words[0]) not in celled]
        found = page_drafts(page, free, [*grids, *loose], size, column)
        column = max((draft.column for draft in found), default=column) + 1
        by_page.append(found)
    body = body_style([draft for held in by_page for draft in held if draft.kind != "table"])
    drafts: list[Draft] = []
    contents = False
    for page, found, held in zip(pages, by_page, lines, strict=True):
        contents = page.number <= 12 and is_contents_page(found, contents)
        if contents:
            drafts += contents_drafts(held, found, page.number)
        elif is_cover(found, page.number, len(pages), body) or is_colophon(found, page.number, len(pages)):
            drafts += [replace(draft, kind="boilerplate") for draft in found]
        else:
            drafts += mark_footnotes([mark_figure_text(mark_captions(draft, body)) for draft in found], body)
    return continue_drafts(mark_headings(mark_pull_quotes(drafts, body), body))


def _english(texts: Sequence[str]) -> bool:
    """Whether English function words outnumber Swedish ones; decides what happens to unseen hyphenated words."""
    words = Counter(word for text in texts for word in text.lower().split())
    return sum(words[word] for word in ("the", "of", "and", "to")) > sum(words[word] for word in ("och", "att", "av"))
