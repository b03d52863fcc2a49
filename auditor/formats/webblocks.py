"""The main part of a web page → blocks: headings, paragraphs, list items, table rows, captions, notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree, html

from auditor.formats.flow import LOWEST, Block, row
from auditor.formats.webpage import is_link_list, words
from auditor.formats.websettings import web_settings
from auditor.records import Kind

_HEADING = re.compile(r"h([1-6])")
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


@dataclass(frozen=True, slots=True)
class _Place:
    """What text is at a place in the page."""

    kind: Kind = "body"
    level: int = LOWEST
    marks: tuple[str, ...] = ()


def page_blocks(root: html.HtmlElement) -> Iterator[Block]:
    """The blocks of a page's main part, in order; walks without recursion, since pages nest without limit."""
    settings = web_settings()
    places = [_Place()]
    pieces: list[str] = []

    def flush() -> Iterator[Block]:
        place = places[-1]
        yield Block(place.kind, "".join(pieces), place.level, place.marks)
        pieces.clear()

    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        parts = element.tag in settings.blocks or "-" in str(element.tag)
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
    if element.tag in ("ul", "ol", "div", "p") and told is None and around.kind == "body":
        told = "contents" if is_contents(element) else None
    heading = _HEADING.fullmatch(str(element.tag))
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
        return replace(around, kind=_KINDS[str(element.tag)])
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
