"""What is drawn on a page beside its text: ruling lines, filled areas and pictures.

Ruling lines make tables, filled or framed areas make text boxes, pictures
stand between a paragraph and its continuation. Curves and drawings are left out.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2.raw as pdfium

# Up to this thickness in points a rectangle is a ruling line.
THIN = 2.5
# A path with more segments than this is a drawing, not a table or a box.
SEGMENTS = 120
# Beyond this many objects on a page the rest is artwork (maps, charts as vectors): reading time stays bounded.
OBJECTS = 20_000
PATHS = 4_000
NESTING = 4

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Placement:
    """From PDF user space to the page as shown: points from its top left corner.

    Attributes:
        left: Left edge of the visible area in user space.
        bottom: Lower edge.
        right: Right edge.
        top: Upper edge.
        turns: Quarter turns clockwise by which the page is shown.
    """

    left: float
    bottom: float
    right: float
    top: float
    turns: int

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of user space is shown."""
        if self.turns == 0:
            return x - self.left, self.top - y
        if self.turns == 1:
            return y - self.bottom, x - self.left
        if self.turns == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def area(self, x0: float, y0: float, x1: float, y1: float) -> Area:
        """Where a rectangle of user space is shown."""
        (ax, ay), (bx, by) = self.point(x0, y0), self.point(x1, y1)
        return Area(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as shown."""
        width, height = self.right - self.left, self.top - self.bottom
        return (width, height) if self.turns % 2 == 0 else (height, width)


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle on a page, in points from the top left corner."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """Horizontal extent."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Vertical extent."""
        return self.bottom - self.top

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies inside."""
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom


@dataclass(frozen=True, slots=True)
class Graphics:
    """The graphics of a page.

    Attributes:
        rules: Horizontal and vertical ruling lines, as thin areas.
        fills: Filled or framed rectangles large enough to hold text.
        pictures: Images.
    """

    rules: tuple[Area, ...] = ()
    fills: tuple[Area, ...] = ()
    pictures: tuple[Area, ...] = ()


def read_graphics(page: object, placement: Placement) -> Graphics:
    """Collect the ruling lines, areas and pictures of a loaded pdfium page."""
    rules: list[Area] = []
    fills: list[Area] = []
    pictures: list[Area] = []
    paths = 0
    for found, kind, matrix in _objects(page, IDENTITY, 0):
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
            elif not white and area.width > 12 and area.height > 8:
                fills.append(area)
    return Graphics(tuple(rules), tuple(fills), tuple(pictures))


def _objects(holder: object, matrix: Matrix, depth: int) -> Iterator[tuple[object, int, Matrix]]:
    """Paths and images of a page or form, with the matrix of the forms around them."""
    count = pdfium.FPDFPage_CountObjects if depth == 0 else pdfium.FPDFFormObj_CountObjects
    get = pdfium.FPDFPage_GetObject if depth == 0 else pdfium.FPDFFormObj_GetObject
    for index in range(min(count(holder), OBJECTS)):
        found = get(holder, index)
        kind = pdfium.FPDFPageObj_GetType(found)
        if kind in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE):
            yield found, kind, matrix
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < NESTING:
            yield from _objects(found, _multiply(_matrix(found), matrix), depth + 1)


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
    for index in range(segments):
        segment = pdfium.FPDFPath_GetPathSegment(found, index)
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO and points:
            yield (*_corners(points), white)
            points = []
        x, y = ctypes.c_float(), ctypes.c_float()
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        points.append(_apply(whole, x.value, y.value))
    if len(points) > 1:
        yield (*_corners(points), white)


def _corners(points: list[tuple[float, float]]) -> tuple[float, float, float, float]:
    """The rectangle around the points of one subpath."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)
