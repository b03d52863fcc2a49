"""Entries of tables of contents and bookmarks: titles, pages and levels."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from pypdfium2 import PdfDocument, PdfiumError

from auditor.reading.contents import entry_title
from auditor.reading.drafts import Draft
from auditor.reading.lines import Line
from auditor.reading.overlines import NUMBERED
from auditor.reading.readingsettings import reading_settings

# Entries whose left edges differ by no more, in points, are of one level.
SAME_INDENT = 4.0
# A column of entries begins farther to the right than any indent, in points.
COLUMN = 120.0
MOST_BOOKMARKS = 2_000
DEEPEST = 6
_PAGE = re.compile(r"(\d{1,3})$")


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading as a table of contents or the bookmarks name it.

    Attributes:
        letters: Its title's letters and figures in small letters.
        level: From 1.
        page: Its page; None where it is not told.
        exact: Whether the page is the file's own and not a printed number.
    """

    letters: str
    level: int
    page: int | None
    exact: bool = False


@lru_cache(maxsize=4096)
def letters(text: str) -> str:
    """The letters and figures of a text, in small letters."""
    return re.sub(r"[\W_]+", "", text.lower())


def outline_entries(document: PdfDocument) -> list[Entry]:
    """The bookmarks of an open PDF; none where they are damaged."""
    entries: list[Entry] = []
    try:
        for bookmark in document.get_toc(max_depth=DEEPEST):
            target = bookmark.get_dest()
            page = target.get_index() if target is not None else None
            title = letters(bookmark.get_title())
            if title:
                entries.append(Entry(title, bookmark.level + 1, None if page is None else page + 1, True))
            if len(entries) >= MOST_BOOKMARKS:
                break
    except (PdfiumError, UnicodeDecodeError):
        return []
    return entries


def contents_entries(drafts: Sequence[Draft]) -> list[Entry]:
    """The entries of the contents pages with their levels: by number, else by indent, else by how they are set."""
    held = [draft for draft in drafts if draft.kind == "contents" and not _is_title(draft)]
    if not held:
        return []
    numbers = [_depth(entry_title(draft.raw)) for draft in held]
    indents = _indent_levels(held, numbers)
    entries = []
    for draft, depth, indent in zip(held, numbers, indents, strict=True):
        page = _PAGE.search(draft.raw)
        title = letters(entry_title(draft.raw))
        if title:
            entries.append(Entry(title, depth or indent, int(page.group(1)) if page is not None else None))
    return entries


def _is_title(draft: Draft) -> bool:
    return draft.raw.lower().strip(" .:") in reading_settings().contents


def _depth(title: str) -> int:
    """How many parts the number of an entry has; 0 for none."""
    match = NUMBERED.match(title)
    if match is None:
        return 0
    parts = match.group(1).split(".")
    return len(parts) - (len(parts) > 1 and parts[-1] == "0")


def _indent(line: Line) -> float:
    """The left edge of an entry; the first letter of some is drawn with the tab before it."""
    words = line.words
    if len(words) > 1 and words[1].glued and len(words[0].text) == 1:
        return words[1].x0 - 0.7 * line.style.size
    return line.x0


def _indent_levels(held: Sequence[Draft], numbers: Sequence[int]) -> list[int]:
    """For each entry the level that its indent and its face tell."""
    edges = [_indent(draft.first) for draft in held]
    starts: list[float] = []
    for edge in sorted(edges):
        if not starts or edge - starts[-1] > COLUMN:
            starts.append(edge)
    keys: list[float] = []
    for edge in edges:
        start = max(start for start in starts if start <= edge)
        keys.append(round((edge - start) / SAME_INDENT))
    steps: list[float] = []
    for key in sorted(set(keys)):
        if not steps or key - steps[-1] > 1:
            steps.append(key)
    levels = [1 + sum(key > step + 1 for step in steps) for key in keys]
    levels[0] = 1  # the first line of a paragraph may be indented
    faces = [(round(draft.size), draft.first.style.bold, draft.raw.isupper()) for draft in held]
    if len(set(levels)) == 1 and len(set(faces)) == 2 and not any(numbers):
        return [1 if face == faces[0] else 2 for face in faces]
    told: dict[int, Counter[int]] = {}
    for level, number in zip(levels, numbers, strict=True):
        if number:
            told.setdefault(level, Counter())[number] += 1
    return [told[level].most_common(1)[0][0] if level in told else level for level in levels]
