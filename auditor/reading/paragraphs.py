"""Drafts → paragraphs: continued over columns and pages, with heading path, text and boxes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from statistics import median

from auditor.identifiers import paragraph_ids
from auditor.reading.boxes import draft_boxes
from auditor.reading.contents import entry_title
from auditor.reading.drafts import Draft
from auditor.reading.footnotes import anchor_of, anchors, goes_on
from auditor.reading.headingpath import HeadingPath, box_numbers
from auditor.reading.headings import body_style
from auditor.reading.hyphens import Vocabulary, join_lines
from auditor.reading.languages import detect_languages
from auditor.reading.listitems import without_marker
from auditor.records import Paragraph
from auditor.tables.tablerows import OpenRow, joined_row

_CLOSED = re.compile(r"[.!?:][\"”’»)\]]*$")
CELL_JOINT = " | "


def continue_drafts(drafts: Sequence[Draft]) -> list[Draft]:
    """Join paragraphs that go on in the next column, on the next page or below a picture."""
    joined: list[Draft] = []
    tails: dict[tuple[str, ...], int] = {}
    note: int | None = None
    row = OpenRow()
    for draft in drafts:
        if draft.kind == "table":
            at = row.place(draft, joined)
            if at is not None:
                joined[at] = joined_row(joined[at], draft)
                continue
        elif draft.kind not in ("footnote", "caption"):
            row.close()
        if draft.kind == "footnote":
            if note is not None and goes_on(joined[note], draft):
                joined[note] = replace(joined[note], lines=joined[note].lines + draft.lines, column=draft.column)
                continue
            note = len(joined)
        elif draft.kind in ("heading", "contents", "boilerplate"):
            tails.pop(draft.marks, None)
        elif _flows(draft):
            tail = tails.get(draft.marks)
            if tail is None or not _goes_on(joined[tail], draft):
                tail = next((at for at in tails.values() if _leaves_box(joined[at], draft)), None)
            if tail is not None and _goes_on(joined[tail], draft):
                held = joined[tail]
                joined[tail] = replace(held, lines=held.lines + draft.lines, column=draft.column, right=draft.right)
                continue
            tails[draft.marks] = len(joined)
        joined.append(draft)
    return joined


def _flows(draft: Draft) -> bool:
    """Whether a draft is running text, of the page or of a box, out of which notes and captions stand."""
    return draft.kind in ("body", "list_item") and draft.marks in ((), ("text_box",))


def _goes_on(held: Draft, draft: Draft) -> bool:
    """Whether a draft is the rest of the one held open."""
    last, first = held.last, draft.first
    if draft.kind == "list_item" and not last.hyphen:
        return False
    if abs(last.style.size - first.style.size) > 0.35 or last.style.bold != first.style.bold:
        return False
    pages = draft.page - held.lines[-1][0]
    if pages > 2:
        return False
    text = held.raw
    if held.column == draft.column and not last.hyphen:
        return False
    if _CLOSED.search(text):
        return not text.endswith(":") and _is_flush(held) and _starts_flush(draft)
    begin = draft.raw[:1]
    if begin.islower() or last.hyphen or text.endswith((",", "-", "–")):
        return True
    full = held.right - last.x1 < 4 * last.style.size and len(held.lines) > 1
    return full and held.kind == "body" and (begin.isalnum() or begin in '(”"')


def _leaves_box(held: Draft, draft: Draft) -> bool:
    """Whether a box breaks off at a page's foot inside a sentence whose rest stands unboxed on the next page."""
    broken = held.last.hyphen or (draft.raw[:1].islower() and not _CLOSED.search(held.raw))
    return broken and held.marks != draft.marks and draft.page == held.lines[-1][0] + 1


def _is_flush(held: Draft) -> bool:
    """Whether a paragraph is justified and its last line is full too: a sentence ended there by chance."""
    edges = [line.x1 for page, line in held.lines[:-1] if page == held.lines[-1][0]]
    if not edges:
        return False
    edge = median(edges)
    size = held.last.style.size
    near = sum(abs(x - edge) <= 0.6 * size for x in edges)
    return near >= 0.8 * len(edges) and -0.08 * size <= held.last.x1 - edge <= 0.45 * size


def _starts_flush(draft: Draft) -> bool:
    """Whether a paragraph's first line is not indented against its second."""
    if len(draft.lines) < 2:
        return False
    return abs(draft.lines[0][1].x0 - draft.lines[1][1].x0) < 0.3 * draft.size


def draft_text(draft: Draft, vocabulary: Vocabulary) -> str:
    """The text of a draft, its line ends mended, its bullet or page number off; a row's cells are parted by ` | `."""
    if draft.cells:
        cells = (join_lines([line.text for line in cell], vocabulary) for cell in draft.cells)
        return CELL_JOINT.join(cells)
    text = join_lines([line.text for _, line in draft.lines], vocabulary)
    if draft.kind == "list_item":
        return without_marker(text)
    return entry_title(text) if draft.kind == "contents" else text


def _paths(held: Sequence[tuple[Draft, str]], slides: bool) -> list[tuple[str, ...]]:
    """The heading path of each draft."""
    drafts = [draft for draft, _ in held]
    titles = [draft for draft in drafts if draft.kind == "heading"]
    path = HeadingPath(titles, body_style([draft for draft in drafts if draft.kind in ("body", "list_item")]))
    titled = {draft.page for draft in titles}
    boxes = box_numbers(drafts)
    paths: list[tuple[str, ...]] = []
    page = box = 0
    for (draft, text), here in zip(held, boxes, strict=True):
        if slides and draft.page != page and draft.page in titled:
            path.restart()
        if here != box or not here:
            path.leave_boxes()
        page, box = draft.page, here
        path.pass_run_in(draft)
        if draft.kind == "heading":
            paths.append(path.enter(draft, text, here > 0))
        else:
            paths.append(() if draft.kind in ("contents", "boilerplate") else path.path)
    return _with_notes(drafts, paths)


def _with_notes(drafts: Sequence[Draft], paths: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The paths, footnotes under the headings of the text that refers to them."""
    places = anchors(drafts)
    for index, draft in enumerate(drafts):
        at = anchor_of(draft, places) if draft.kind == "footnote" else None
        if at is not None:
            paths[index] = paths[at] if drafts[at].kind != "heading" else (*paths[at], drafts[at].raw)
    return paths


def build_paragraphs(
    drafts: Sequence[Draft], vocabulary: Vocabulary, marks: Mapping[int, tuple[str, ...]], slides: bool = False
) -> tuple[str, list[Paragraph]]:
    """Make the paragraphs of a document.

    Args:
        drafts: In reading order, with their kinds.
        vocabulary: The document's words.
        marks: Marks for all paragraphs of a page, such as `ocr`.
        slides: Whether each page with a heading stands by itself.

    Returns:
        The document's language and its paragraphs.
    """
    held = [(draft, draft_text(draft, vocabulary)) for draft in drafts]
    held = [(draft, text) for draft, text in held if any(sign.isalnum() for sign in text)]
    headings = _paths(held, slides)
    identifiers = paragraph_ids([(heading, text) for heading, (_, text) in zip(headings, held, strict=True)])
    language, codes = detect_languages([text for _, text in held])
    paragraphs = [
        Paragraph(
            id=identifiers[order],
            order=order,
            page=draft.page,
            page_end=draft.lines[-1][0],
            heading=headings[order],
            kind=draft.kind,
            text=text,
            boxes=draft_boxes(draft),
            language=codes[order],
            marks=(*draft.marks, *marks.get(draft.page, ())),
        )
        for order, (draft, text) in enumerate(held)
    ]
    return language, paragraphs
