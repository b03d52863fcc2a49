"""Headings that a tagged PDF names as such: places and levels from its structure tree.

Word processors write the tree from the styles of the text, so that a tag tells
what the author meant where the typography leaves it open.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2.raw as pdfium

from auditor.reading import calls
from auditor.reading.placement import Area, Placement

# Trees deeper or with more elements than this are damage or artwork.
DEEPEST = 40
ELEMENTS = 5_000
_HEADING = re.compile(r"H([1-6])$")
_BUFFER = 64


@dataclass(frozen=True, slots=True)
class Title:
    """A heading that the structure tree names.

    Attributes:
        level: 1 to 6.
        areas: Where its text stands.
    """

    level: int
    areas: tuple[Area, ...]


def is_tagged(document: object) -> bool:
    """Whether a PDF says that its structure is tagged.

    Args:
        document: pdfium's handle.
    """
    return bool(pdfium.FPDFCatalog_IsTagged(document))


def tagged_titles(page: object, objects: Sequence[int], placement: Placement) -> tuple[Title, ...]:
    """The headings that the structure tree of a page names.

    Args:
        page: A loaded pdfium page.
        objects: pdfium's handles of all objects on it.
        placement: From user space to the page as shown.
    """
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    if not tree:
        return ()
    try:
        named = [(level, set(_marks(element, 0))) for level, element in _headings(tree)]
    finally:
        pdfium.FPDF_StructTree_Close(tree)
    wanted = {mark: number for number, (_, marks) in enumerate(named) for mark in marks}
    if not wanted:
        return ()
    areas: dict[int, list[Area]] = {}
    for mark, area in _texts(objects, placement, wanted):
        areas.setdefault(wanted[mark], []).append(area)
    return tuple(Title(named[number][0], tuple(held)) for number, held in sorted(areas.items()))


def _headings(tree: object) -> list[tuple[int, object]]:
    """The heading elements of a tree with their levels."""
    found: list[tuple[int, object]] = []
    waiting = [
        (pdfium.FPDF_StructTree_GetChildAtIndex(tree, index), 0)
        for index in reversed(range(pdfium.FPDF_StructTree_CountChildren(tree)))
    ]
    seen = 0
    while waiting and seen < ELEMENTS:
        element, depth = waiting.pop()
        if not element:
            continue
        seen += 1
        match = _HEADING.match(_kind(element))
        if match is not None:
            found.append((int(match.group(1)), element))
        elif depth < DEEPEST:
            waiting += [
                (pdfium.FPDF_StructElement_GetChildAtIndex(element, index), depth + 1)
                for index in reversed(range(pdfium.FPDF_StructElement_CountChildren(element)))
            ]
    return found


def _kind(element: object) -> str:
    """The standard type of an element."""
    buffer = ctypes.create_string_buffer(_BUFFER)
    length = pdfium.FPDF_StructElement_GetType(element, buffer, _BUFFER)
    return buffer.raw[: max(0, length - 2)].decode("utf-16-le", "replace") if 2 < length <= _BUFFER else ""


def _marks(element: object, depth: int) -> Iterator[int]:
    """The marked-content numbers of an element and of those inside it."""
    for index in range(min(pdfium.FPDF_StructElement_CountChildren(element), ELEMENTS)):
        mark = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, index)
        if mark >= 0:
            yield mark
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, index)
        if child and depth < DEEPEST:
            yield from _marks(child, depth + 1)


def _texts(objects: Sequence[int], placement: Placement, wanted: dict[int, int]) -> Iterator[tuple[int, Area]]:
    """The text objects among those of a page that bear one of the marks, and where they stand."""
    edges = [ctypes.c_float() for _ in range(4)]
    for found, mark in zip(objects, map(calls.content_mark, objects), strict=True):
        if mark in wanted and calls.object_type(found) == pdfium.FPDF_PAGEOBJ_TEXT:
            typed = ctypes.cast(found, pdfium.FPDF_PAGEOBJECT)
            if pdfium.FPDFPageObj_GetBounds(typed, *edges):
                x0, y0, x1, y1 = (edge.value for edge in edges)
                yield mark, placement.area(x0, y0, x1, y1)
