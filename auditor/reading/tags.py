"""Headings that a tagged PDF names as such: places and levels from its structure tree.

Word processors write the tree from the styles of the text, so that a tag tells
what the author meant where the typography leaves it open.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat

import pypdfium2.raw as pdfium

from auditor.reading import calls
from auditor.reading.paths import ObjectReader
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


def _headings(tree: object) -> list[tuple[int, int]]:
    """The heading elements of a tree with their levels."""
    found: list[tuple[int, int]] = []
    count, root = pdfium.FPDF_StructTree_CountChildren(tree), calls.handle(tree)
    waiting = [(calls.tree_child(root, index), 0) for index in reversed(range(count))]
    buffer = ctypes.create_string_buffer(_BUFFER)
    levels: dict[bytes, int] = {}
    seen = 0
    while waiting and seen < ELEMENTS:
        element, depth = waiting.pop()
        if not element:
            continue
        seen += 1
        kind = _kind(element, buffer)
        if kind not in levels:
            match = _HEADING.match(kind.decode("utf-16-le", "replace"))
            levels[kind] = 0 if match is None else int(match.group(1))
        if levels[kind]:
            found.append((levels[kind], element))
        elif depth < DEEPEST:
            last = calls.count_children(element) - 1
            children = map(calls.child, repeat(element), range(last, -1, -1))
            waiting += [(child, depth + 1) for child in children if child]
    return found


def _kind(element: int, buffer: ctypes.Array[ctypes.c_char]) -> bytes:
    """The standard type of an element as pdfium writes it, by way of a buffer."""
    length = calls.element_type(element, ctypes.addressof(buffer), _BUFFER)
    return buffer.raw[: length - 2] if 2 < length <= _BUFFER else b""


def _marks(element: int, depth: int) -> Iterator[int]:
    """The marked-content numbers of an element and of those inside it."""
    for index in range(min(calls.count_children(element), ELEMENTS)):
        mark = calls.child_mark(element, index)
        if mark >= 0:
            yield mark
        child = calls.child(element, index)
        if child and depth < DEEPEST:
            yield from _marks(child, depth + 1)


def _texts(objects: Sequence[int], placement: Placement, wanted: dict[int, int]) -> Iterator[tuple[int, Area]]:
    """The text objects among those of a page that bear one of the marks, and where they stand."""
    reader = ObjectReader()
    for found, mark in zip(objects, map(calls.content_mark, objects), strict=True):
        if mark in wanted and calls.object_type(found) == pdfium.FPDF_PAGEOBJ_TEXT:
            bounds = reader.bounds(found)
            if bounds is not None:
                yield mark, placement.area(*bounds)
