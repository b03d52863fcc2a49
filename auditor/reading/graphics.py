"""What is drawn on a page beside its text: ruling lines, filled areas and pictures.

Ruling lines make tables, filled or framed areas make text boxes, pictures
stand between a paragraph and its continuation. Curves and drawings are left out.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat

import pypdfium2.raw as pdfium

from auditor.reading import calls
from auditor.reading.placement import Area, Placement

# Up to this thickness in points a rectangle is a ruling line.
THIN = 2.5
# A bullet is at most this wide and high.
DOT = 7.0
# A path with more segments than this is a drawing, not a table or a box.
SEGMENTS = 120
# Beyond this many objects on a page the rest is artwork (maps, charts as vectors): reading time stays bounded.
OBJECTS = 20_000
PATHS = 4_000
NESTING = 4

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


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
    """pdfium's handles of all objects on a loaded page."""
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
    for found, kind, matrix in _objects(objects, IDENTITY, 0):
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictures.append(placement.area(*_bounds(found, matrix)))
            continue
        paths += 1
        if paths > PATHS:
            break
        for x0, y0, x1, y1, white in _rectangles(found, matrix):
            area = placement.area(x0, y0, x1, y1)
            if min(area.width, area.height) <= THIN:
                if max(area.width, area.height) > 2 * THIN:
                    rules.append(area)
                elif area.width > 1 and area.height > 1:
                    dots.append(area)
            elif not white and area.width > 12 and area.height > 8:
                fills.append(area)
            elif area.height <= DOT and abs(area.width - area.height) <= THIN / 2:
                dots.append(area)
    return Graphics(tuple(rules), tuple(fills), tuple(pictures), tuple(dots))


def _objects(objects: Sequence[int], matrix: Matrix, depth: int) -> Iterator[tuple[object, int, Matrix]]:
    """Paths and images among the objects of a page or form, with the matrix of the forms around them."""
    text = pdfium.FPDF_PAGEOBJ_TEXT
    for found, kind in zip(objects, map(calls.object_type, objects[:OBJECTS]), strict=False):
        if kind == text:
            continue
        typed = ctypes.cast(found, pdfium.FPDF_PAGEOBJECT)
        if kind in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE):
            yield typed, kind, matrix
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < NESTING:
            count = min(calls.count_form_objects(found), OBJECTS)
            inside = [calls.get_form_object(found, index) for index in range(count)]
            yield from _objects(inside, _multiply(_matrix(typed), matrix), depth + 1)


def _matrix(found: object) -> Matrix:
    """The matrix of a page object."""
    value = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(found, value)
    return value.a, value.b, value.c, value.d, value.e, value.f


def _multiply(inner: Matrix, outer: Matrix) -> Matrix:
    """The matrix that applies the inner one first."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _bounds(found: object, matrix: Matrix) -> tuple[float, float, float, float]:
    """The bounding box of an object in user space."""
    x0, y0, x1, y1 = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(found, x0, y0, x1, y1)
    (ax, ay), (bx, by) = _apply(matrix, x0.value, y0.value), _apply(matrix, x1.value, y1.value)
    return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def _rectangles(found: object, matrix: Matrix) -> Iterator[tuple[float, float, float, float, bool]]:
    """The straight lines and rectangles of a path, as corners in user space, and whether it is white."""
    segments = pdfium.FPDFPath_CountSegments(found)
    if segments > SEGMENTS:
        return
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(found, mode, stroked)
    if not mode.value and not stroked.value:
        return
    white = False
    if not stroked.value:
        pdfium.FPDFPageObj_GetFillColor(found, red, green, blue, alpha)
        if alpha.value == 0:
            return
        white = min(red.value, green.value, blue.value) >= 0xFD
    whole = _multiply(_matrix(found), matrix)
    points: list[tuple[float, float]] = []
    path, x, y = calls.argument(found), ctypes.c_float(), ctypes.c_float()
    x_at, y_at = ctypes.addressof(x), ctypes.addressof(y)
    for index in range(segments):
        segment = calls.get_segment(path, index)
        if points and calls.segment_type(segment) == pdfium.FPDF_SEGMENT_MOVETO:
            yield (*_corners(points), white)
            points = []
        calls.segment_point(segment, x_at, y_at)
        points.append(_apply(whole, x.value, y.value))
    if len(points) > 1:
        yield (*_corners(points), white)


def _corners(points: list[tuple[float, float]]) -> tuple[float, float, float, float]:
    """The rectangle around the points of one subpath."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)
