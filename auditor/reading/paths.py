"""The paths and pictures of a page as pdfium draws them: their straight lines, rectangles and bounds in user space."""

from __future__ import annotations

import ctypes
from itertools import pairwise, repeat

import pypdfium2.raw as pdfium

from auditor.reading import calls

# A path with more segments than this is a drawing, not a table or a box.
SEGMENTS = 120
# A colour whose parts are all at least this is white.
WHITE = 0xFD

Matrix = tuple[float, float, float, float, float, float]
Corners = tuple[float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class ObjectReader:
    """Asks pdfium about page objects; what it writes into is made once, since making it costs as much as the call."""

    def __init__(self) -> None:
        self._matrix = pdfium.FS_MATRIX()
        self._edges = [ctypes.c_float() for _ in range(4)]
        self._colour = (ctypes.c_uint * 4)()
        self._mode, self._stroked = ctypes.c_int(), ctypes.c_int()
        self._x, self._y = ctypes.c_float(), ctypes.c_float()
        self._found = ctypes.c_void_p()
        self._matrix_at = ctypes.byref(self._matrix)
        self._edges_at = [ctypes.byref(edge) for edge in self._edges]
        self._colour_at = [ctypes.byref(self._colour, 4 * part) for part in range(4)]
        self._mode_at, self._stroked_at = ctypes.byref(self._mode), ctypes.byref(self._stroked)
        self._point_at = ctypes.addressof(self._x), ctypes.addressof(self._y)

    def matrix(self, found: int) -> Matrix:
        """The matrix of a page object."""
        value = self._matrix
        self._found.value = found
        calls.object_matrix(self._found, self._matrix_at)
        return value.a, value.b, value.c, value.d, value.e, value.f

    def bounds(self, found: int) -> Corners | None:
        """The bounding box of a page object, in the space that it stands in; None where pdfium knows none."""
        self._found.value = found
        if not calls.bounds(self._found, *self._edges_at):
            return None
        x0, y0, x1, y1 = self._edges
        return x0.value, y0.value, x1.value, y1.value

    def rectangles(self, found: int, outer: Matrix) -> tuple[list[Corners], bool]:
        """The straight lines and rectangles of a path, as corners in user space, and whether they are white.

        Args:
            found: A path that is drawn; of an undrawn one there are none.
            outer: The matrix of the forms around it.
        """
        path = self._found
        path.value = found
        segments = calls.count_segments(path)
        if segments > SEGMENTS:
            return [], False
        calls.draw_mode(path, self._mode_at, self._stroked_at)
        stroked = self._stroked.value
        if not self._mode.value and not stroked:
            return [], False
        white = False
        if not stroked:
            self._colour[3] = 0
            calls.fill_colour(path, *self._colour_at)
            red, green, blue, alpha = self._colour
            if alpha == 0:
                return [], False
            white = min(red, green, blue) >= WHITE
        return self._subpaths(found, segments, multiply(self.matrix(found), outer)), white

    def _subpaths(self, found: int, segments: int, matrix: Matrix) -> list[Corners]:
        """The rectangles around the subpaths of a path; a lone point after the last of them is none."""
        a, b, c, d, e, f = matrix
        x, y, (x_at, y_at), segment_point = self._x, self._y, self._point_at, calls.segment_point
        held = list(map(calls.get_segment, repeat(ctypes.c_void_p.from_param(found), segments), range(segments)))
        xs: list[float] = []
        ys: list[float] = []
        for segment in held:
            segment_point(segment, x_at, y_at)
            xs.append(x.value)
            ys.append(y.value)
        if matrix != IDENTITY:
            points = list(zip(xs, ys, strict=True))
            xs = [a * across + c * up + e for across, up in points]
            ys = [b * across + d * up + f for across, up in points]
        kinds = list(map(calls.segment_type, held))
        begins = [index for index in range(1, segments) if kinds[index] == pdfium.FPDF_SEGMENT_MOVETO]
        corners: list[Corners] = []
        for begin, end in pairwise((0, *begins, segments)):
            if end < segments or end - begin > 1:
                wide, high = xs[begin:end], ys[begin:end]
                corners.append((min(wide), min(high), max(wide), max(high)))
        return corners


def multiply(inner: Matrix, outer: Matrix) -> Matrix:
    """The matrix that applies the inner one first."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def transform(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Where a matrix takes a point."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
