"""What is drawn on a page beside its text: ruling lines, filled areas and pictures.

Ruling lines make tables, filled or framed areas make text boxes, pictures
stand between a paragraph and its continuation. Curves and drawings are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat

import pypdfium2.raw as pdfium

from auditor.reading import calls
from auditor.reading.paths import IDENTITY, Corners, Matrix, ObjectReader, multiply, transform
from auditor.reading.placement import Area, Placement

# Up to this thickness in points a rectangle is a ruling line.
THIN = 2.5
# A bullet is at most this wide and high.
DOT = 7.0
# Beyond this many objects on a page the rest is artwork (maps, charts as vectors): reading time stays bounded.
OBJECTS = 20_000
PATHS = 4_000
NESTING = 4


@dataclass(frozen=True, slots=True)
class Graphics:
    """The graphics of a page.

    Attributes:
        rules: Horizontal and vertical ruling lines, as thin areas.
        fills: Filled or framed rectangles large enough to hold text.
        pictures: Images.
        dots: Small filled shapes such as programs draw for bullets.
    """

    rules: tuple[Area, ...] = ()
    fills: tuple[Area, ...] = ()
    pictures: tuple[Area, ...] = ()
    dots: tuple[Area, ...] = ()


def page_objects(page: object) -> list[int]:
    """Pdfium's handles of all objects on a loaded page."""
    count = calls.count_objects(calls.handle(page))
    return list(map(calls.get_object, repeat(calls.argument(page), count), range(count)))


def read_graphics(objects: Sequence[int], placement: Placement) -> Graphics:
    """Collect the ruling lines, areas and pictures of a page.

    Args:
        objects: pdfium's handles of all objects on it.
        placement: From user space to the page as shown.
    """
    rules: list[Area] = []
    fills: list[Area] = []
    pictures: list[Area] = []
    dots: list[Area] = []
    paths = 0
    reader = ObjectReader()
    for found, kind, matrix in _objects(reader, objects, IDENTITY, 0):
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictures.append(placement.area(*_bounds(reader, found, matrix)))
            continue
        paths += 1
        if paths > PATHS:
            break
        rectangles, white = reader.rectangles(found, matrix)
        for rectangle in rectangles:
            area = placement.area(*rectangle)
            width, height = area.width, area.height
            if min(width, height) <= THIN:
                if max(width, height) > 2 * THIN:
                    rules.append(area)
                elif width > 1 and height > 1:
                    dots.append(area)
            elif not white and width > 12 and height > 8:
                fills.append(area)
            elif height <= DOT and abs(width - height) <= THIN / 2:
                dots.append(area)
    return Graphics(tuple(rules), tuple(fills), tuple(pictures), tuple(dots))


def _objects(
    reader: ObjectReader, objects: Sequence[int], matrix: Matrix, depth: int
) -> Iterator[tuple[int, int, Matrix]]:
    """Paths and images among the objects of a page or form, with the matrix of the forms around them."""
    text, path, image, form = (
        pdfium.FPDF_PAGEOBJ_TEXT,
        pdfium.FPDF_PAGEOBJ_PATH,
        pdfium.FPDF_PAGEOBJ_IMAGE,
        pdfium.FPDF_PAGEOBJ_FORM,
    )
    for found, kind in zip(objects, map(calls.object_type, objects[:OBJECTS]), strict=False):
        if kind == text:
            continue
        if kind in (path, image):
            yield found, kind, matrix
        elif kind == form and depth < NESTING:
            count = min(calls.count_form_objects(found), OBJECTS)
            inside = [calls.get_form_object(found, index) for index in range(count)]
            yield from _objects(reader, inside, multiply(reader.matrix(found), matrix), depth + 1)


def _bounds(reader: ObjectReader, found: int, matrix: Matrix) -> Corners:
    """The bounding box of an object in user space; one that pdfium does not know is a point."""
    x0, y0, x1, y1 = reader.bounds(found) or (0.0, 0.0, 0.0, 0.0)
    (ax, ay), (bx, by) = transform(matrix, x0, y0), transform(matrix, x1, y1)
    return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)
