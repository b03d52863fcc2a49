"""Kinds that the page's place and words tell: contents, covers, colophons, captions, footnotes, pull quotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from auditor.reading.contents import baseline_rows
from auditor.reading.drafts import Draft
from auditor.reading.headings import Body
from auditor.reading.lines import Line
from auditor.reading.readingsettings import reading_settings

_LEADER = re.compile(r"(\.\s?){4,}\s*\d*|…{2,}|_{4,}")
_ENTRY = re.compile(r"^\D.*\D[\s.…]*\b\d{1,3}$|^\d+(\.\d+)*\.?\s.*\D[\s.…]*\b\d{1,3}$")
# What an address is told by: web, mail, postal code, telephone.
_ADDRESS = re.compile(r"www\.|@|\b\d{3} ?\d{2}\b|\b0\d{1,3}[-–/ ]\d")
# A sentence that a back cover may hold has fewer words.
SHORT_SENTENCE = 4
# A cover has at most this many words; a colophon at most this many and stands among the outer pages.
COVER_WORDS = 90
COLOPHON_WORDS = 220
SHORT_COLOPHON = 120
LARGEST_COLOPHON = 1.3


def is_contents_page(lines: Sequence[Line], opened: bool, pages: int) -> bool:
    """Whether a page is a table of contents: its rows end with page numbers that never fall, or hold leaders.

    Args:
        lines: The page's lines, the words of ruled tables among them or not.
        opened: Whether the page before it was one.
        pages: Number of pages of the document; printed numbers may run on to twice as many.
    """
    rows = [" ".join(line.text for line in row) for row in baseline_rows(lines)]
    titled = any(row.lower().strip(" .:") in reading_settings().contents for row in rows[:8])
    leaders = sum(_leads(row) for row in rows)
    if leaders >= 4 and leaders >= 0.4 * len(rows):
        return True
    entries = [row for row in rows if row[-1:].isdigit() and (_ENTRY.match(row) is not None or row.isdigit())]
    numbers = [int(match.group()) for match in (re.search(r"\d+$", row) for row in entries) if match is not None]
    if not numbers or max(numbers) > 2 * pages + 10:
        return False
    rising = sum(one <= other for one, other in pairwise(numbers)) >= 0.8 * (len(numbers) - 1)
    least, share = (3, 0.3) if titled else (3, 0.5) if opened else (7, 0.6)
    return rising and len(entries) >= least and len(entries) >= share * len(rows)


def _leads(text: str) -> bool:
    """Whether an entry holds a leader of dots."""
    return (".." in text or ". ." in text or "…" in text or "__" in text) and _LEADER.search(text) is not None


def is_cover(drafts: Sequence[Draft], page: int, pages: int, body: Body) -> bool:
    """Whether a page is the front or back cover: few words, none of them running text."""
    words = sum(len(draft.raw.split()) for draft in drafts)
    if page == 1 and pages > 3:
        return words <= COVER_WORDS and not any(_runs(draft, body) for draft in drafts)
    if page < pages or pages <= 3 or words > 40 or any(_runs(draft, body) for draft in drafts):
        return False
    return not any(_says(draft) for draft in drafts)


def _says(draft: Draft) -> bool:
    """Whether a draft is part of the text and not of a back cover: an item, a sentence or the rest of one."""
    text = draft.raw
    sentence = text.endswith((".", ":", "?")) and len(text.split()) >= SHORT_SENTENCE and not _ADDRESS.search(text)
    return draft.kind in ("list_item", "footnote") or sentence or (text[:1].islower() and len(text.split()) > 2)


def _runs(draft: Draft, body: Body) -> bool:
    return draft.kind in ("body", "list_item") and draft.size <= 1.1 * body.size and len(draft.raw.split()) > 25


def is_colophon(drafts: Sequence[Draft], page: int, pages: int, body: Body) -> bool:
    """Whether a page among the outer ones tells who made the document."""
    if pages < 4 or not (page <= 3 or page >= pages - 1):
        return False
    text = " ".join(draft.raw for draft in drafts).lower()
    if len(text.split()) > COLOPHON_WORDS:
        return False
    words = [word for word in reading_settings().colophon if word in text]
    hits = sum(re.search(rf"\b{re.escape(word)}\b\s*[:;]", text) is not None for word in words)
    weak = sum(re.search(rf"\b{re.escape(word)}\b", text) is not None for word in words)
    plain = all(draft.size <= LARGEST_COLOPHON * body.size for draft in drafts)
    return hits >= 2 or (weak >= 2 and plain and len(text.split()) <= SHORT_COLOPHON)


def mark_captions(draft: Draft, body: Body) -> Draft:
    """Mark a draft that begins like a caption and is set like one."""
    words = draft.raw.lower().split()
    if draft.kind not in ("body", "heading") or not words or len(draft.lines) > 6:
        return draft
    first = words[0].rstrip(":.")
    if first not in reading_settings().caption:
        return draft
    numbered = len(words) > 1 and words[1][0].isdigit() and len(words) < 60
    signed = words[0].endswith(":") or (words[0].endswith(".") and numbered)
    apart = draft.first.style.italic or draft.size < body.size - 0.4 or draft.first.style.bold
    closed = numbered and words[1][-1] in ".:"
    if signed or (numbered and (apart or closed) and re.match(r"\d+([.:]\d+)*[.:]?$", words[1])):
        return replace(draft, kind="caption")
    return draft


def mark_figure_text(draft: Draft) -> Draft:
    """Mark what holds no word (axis figures, percentages in a chart) as belonging to a figure."""
    if draft.kind in ("body", "heading") and not draft.marks and not re.search(r"[^\W\d_]{3}", draft.raw):
        return replace(draft, kind="caption", marks=("figure",))
    return draft


def mark_pull_quotes(drafts: Sequence[Draft], body: Body) -> list[Draft]:
    """Mark large sentences that stand apart, and whether they repeat the running text."""
    plain = (draft for draft in drafts if draft.kind in ("body", "list_item") and draft.size < 1.12 * body.size)
    running = ""
    marked = []
    for draft in drafts:
        text = draft.raw
        sentence = len(text.split()) >= 6 and len(draft.lines) >= 2
        quoted = text[:1] in '”“"»«’' or text.endswith(("”", "“", "»", '"'))
        if draft.kind in ("body", "heading") and draft.size >= 1.15 * body.size and sentence and not draft.first.title:
            running = running or _letters(" ".join(draft.raw for draft in plain))
            repeated = len(text) > 40 and _letters(text) in running
            if text.endswith("?") and not quoted and not repeated:
                marked.append(draft)
                continue
            if repeated or (quoted and draft.kind == "body") or (draft.size >= 1.4 * body.size and text.endswith(".")):
                marks = (*draft.marks, "pull_quote", *(("repeated",) if repeated else ()))
                draft = replace(draft, kind="body", marks=marks)
        marked.append(draft)
    return marked


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.lower())
