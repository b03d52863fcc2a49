"""Saved web page, or folder of pages → Document: the main part's headings, paragraphs, lists and tables."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from lxml import etree, html

from auditor.errors import SourceUnreadable
from auditor.flow import LOWEST, Block, Origin, flow_document, fold, row
from auditor.records import Document, Kind, Unread
from auditor.webpage import is_link_list, main_part, parse_page, words
from auditor.websettings import web_settings

_HEADING = re.compile(r"h([1-6])")
_SITE = re.compile(r"\s+[|–—•»·-]\s+")
_KINDS: dict[str, Kind] = {
    "li": "list_item",
    "dt": "list_item",
    "dd": "list_item",
    "figcaption": "caption",
    "caption": "caption",
}
# What a heading may stand inside of and still be one.
_OPEN = ("body", "list_item", "caption")
_LONGEST_BOLD = 110
_SAVED = ("_files", "_filer")


def read_html(path: Path) -> Document:
    """Read a saved page.

    Args:
        path: An existing file.

    Raises:
        SourceUnreadable: It is empty, no page, or without text.
    """
    data = path.read_bytes()
    shown, stated, blocks = _read_page(path, data)
    return flow_document(Origin(path, hashlib.sha256(data).hexdigest(), "html", stated, shown), blocks)


def read_folder(path: Path) -> Document:
    """Read a folder of saved pages as one document, each page under its title, the index first.

    Args:
        path: An existing folder.

    Raises:
        SourceUnreadable: It holds no pages, too many, or none with text.
    """
    settings = web_settings()
    files = sorted(
        (file for file in path.rglob("*") if _is_page(file.relative_to(path)) and file.is_file()), key=_natural
    )
    if not files:
        raise SourceUnreadable(path, "it is a folder without .html pages; name one file in it.")
    if len(files) > settings.most_pages:
        raise SourceUnreadable(path, f"it is a folder of more than {settings.most_pages} pages; name a smaller one.")
    digest, seen = hashlib.sha256(), set()
    pages: list[list[Block]] = []
    unread: list[Unread] = []
    titles: list[str] = []
    for file in files:
        data = file.read_bytes()
        digest.update(file.relative_to(path).as_posix().encode() + b"\0" + hashlib.sha256(data).digest())
        if hashlib.sha256(data).digest() in seen:
            continue
        seen.add(hashlib.sha256(data).digest())
        try:
            shown, stated, blocks = _read_page(file, data)
        except SourceUnreadable as error:
            unread.append(Unread(None, "damaged", f"{file.name} could not be read: {error.why}"))
            continue
        titles.append(shown or stated)
        if not any(block.kind == "heading" and block.level == 1 for block in blocks):
            blocks.insert(0, Block("heading", titles[-1] or file.stem, 1))
        pages.append(blocks)
    origin = Origin(path, digest.hexdigest(), "html", shown=titles[0] if titles else "")
    return flow_document(origin, _without_repeated(pages), unread)


def _is_page(file: Path) -> bool:
    return file.suffix.lower() in (".html", ".htm") and not any(
        part.startswith(".") or part.endswith(_SAVED) for part in file.parts
    )


def _natural(file: Path) -> tuple[str, bool, list[tuple[int, str]]]:
    """Order by folder, the index first, then names with their numbers as numbers."""
    parts = re.findall(r"\d+|\D+", file.stem.lower())
    return (
        str(file.parent),
        file.stem.lower() not in ("index", "default"),
        [(int(part[:9]), part) if part.isdecimal() else (-1, part) for part in parts],
    )


def _without_repeated(pages: list[list[Block]]) -> Iterator[Block]:
    """The blocks of all pages without what stands on nearly every one of them."""
    counts = Counter(text for blocks in pages for text in {fold(b.text) for b in blocks if b.kind != "heading"})
    most = max(3.0, web_settings().repeated * len(pages))
    for blocks in pages:
        yield from (block for block in blocks if block.kind == "heading" or counts[fold(block.text)] < most)


def _read_page(path: Path, data: bytes) -> tuple[str, str, list[Block]]:
    """The title that a page shows, the one it states, and its blocks."""
    page = parse_page(path, data)
    stated = _SITE.split(" ".join((page.findtext(".//title") or "").split()))[0]
    outer = [words(heading) for heading in page.iter("h1")]
    part = main_part(page)
    inner = [words(heading) for heading in part.iter("h1")]
    shown = inner[0] if inner else outer[0] if len(outer) == 1 and not stated else ""
    return shown, stated, list(_blocks(part))


@dataclass(frozen=True, slots=True)
class _Place:
    """What text is at a place in the page."""

    kind: Kind = "body"
    level: int = LOWEST
    marks: tuple[str, ...] = ()


def _blocks(root: html.HtmlElement) -> Iterator[Block]:
    """The blocks of an element, in order; walks without recursion, since pages nest without limit."""
    settings = web_settings()
    places = [_Place()]
    pieces: list[str] = []

    def flush() -> Iterator[Block]:
        place = places[-1]
        yield Block(place.kind, "".join(pieces), place.level, place.marks)
        pieces.clear()

    walk = etree.iterwalk(root, events=("start", "end"))
    for event, node in walk:
        element = cast(html.HtmlElement, node)
        parts = element.tag in settings.blocks or "-" in element.tag
        if parts or (element.tag == "br" and event == "start" and "".join(pieces[-2:]).endswith("\n")):
            yield from flush()
        if event == "start":
            if parts:
                places.append(_place(element, places[-1]))
            if element.tag == "table" and is_data(element):
                yield from _rows(element, places[-1])
                walk.skip_subtree()
            else:
                pieces.append("\n" if element.tag == "br" else element.text or "")
        else:
            if parts:
                places.pop()
            pieces.append(element.tail or "" if element is not root else "")
    yield from flush()


def _place(element: html.HtmlElement, around: _Place) -> _Place:
    """What text directly inside an element is."""
    settings = web_settings()
    names = [
        *(element.get("class") or "").lower().split(),
        (element.get("id") or "").lower(),
        element.get("role") or "",
    ]
    if element.tag == "aside" or not settings.text_boxes.isdisjoint(names):
        around = replace(around, marks=tuple(dict.fromkeys((*around.marks, "text_box"))))
    told = next((settings.kinds[name] for name in names if name in settings.kinds), None)
    if element.tag in ("ul", "ol", "div", "p") and told is None and around.kind != "contents":
        told = "contents" if is_contents(element) else None
    heading = _HEADING.fullmatch(element.tag)
    stated = (
        element.get("aria-level") or "" if element.get("role") == "heading" else heading.group(1) if heading else ""
    )
    if told is not None and around.kind in _OPEN:
        return replace(around, kind=told)
    if stated.isdecimal() and around.kind in _OPEN:
        return replace(around, kind="heading", level=int(stated[:2]))
    if around.kind == "body" and (element.tag == "summary" or _is_bold(element)):
        return replace(around, kind="heading", level=LOWEST)
    if element.tag in _KINDS and around.kind in _OPEN:
        return replace(around, kind=_KINDS[element.tag])
    return around


def is_contents(element: html.HtmlElement) -> bool:
    """Whether a list is a table of contents: links into the page, and nothing else."""
    return element.tag in ("ul", "ol") and is_link_list(element, inside=True)


def _is_bold(element: html.HtmlElement) -> bool:
    """Whether a paragraph is one bold line and no sentence: a heading by its look."""
    inner = list(element)
    if element.tag != "p" or len(inner) != 1 or inner[0].tag not in ("b", "strong"):
        return False
    text = words(element)
    return (
        bool(text)
        and words(inner[0]) == text
        and len(text) <= _LONGEST_BOLD
        and not text.endswith((".", ",", ";", ":", "!"))
    )


def is_data(table: html.HtmlElement) -> bool:
    """Whether a table holds data in rows and columns, and is not made for the look of the page."""
    if table.get("role") in ("presentation", "none") or len(list(table.iter("table"))) > 1:
        return False
    rows = [[*held.iterchildren("td", "th")] for held in table.iter("tr")]
    cells = sum(map(len, rows))
    if not any(len(held) > 1 for held in rows) or any(True for _ in table.iter("h1", "h2", "h3")):
        return False
    return len(words(table).split()) <= web_settings().crowded * cells


def _rows(table: html.HtmlElement, place: _Place) -> Iterator[Block]:
    kind: Kind = "table" if place.kind in _OPEN else place.kind
    for held in table.iter("caption", "tr"):
        if held.tag == "caption":
            yield Block("caption", words(held), marks=place.marks)
        else:
            yield Block(kind, row(words(cell) for cell in held.iterchildren("td", "th")), marks=place.marks)
