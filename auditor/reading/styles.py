"""How characters are set: size, face and colour, with as few calls to pdfium as will do."""

from __future__ import annotations

import ctypes
import math
from dataclasses import replace

import pypdfium2.raw as pdfium

from auditor.reading import calls
from auditor.reading.calls import fill_colour, font_of, loose_box
from auditor.reading.fonts import NO_FACE, Face, read_face
from auditor.reading.glyphs import Style, Word
from auditor.reading.raised import RAISED

# pdfium gives turned characters boxes without height, in points.
FLAT = 0.1
# Vertical extents that differ by less, in points, are the same.
SAME = 0.2
SAME_HEIGHT = 0.02

# Font, lower and upper edge of a character: equal ones mean equal style and baseline.
Look = tuple[int, float, float]


def _level(one: Look, other: Look) -> bool:
    """Whether two looks have one font and one height, on whatever baseline."""
    return one[0] == other[0] and abs(one[2] - one[1] - other[2] + other[1]) < SAME_HEIGHT


def alike(one: Look, other: Look) -> bool:
    """Whether two looks are the same but for rounding."""
    return one[0] == other[0] and abs(one[1] - other[1]) < SAME and abs(one[2] - other[2]) < SAME


class StyleReader:
    """Reads the styles of one page's characters and remembers the last one."""

    def __init__(self, textpage: object, turns: int, fonts: dict[int, Face]) -> None:
        """Take hold of a page's text.

        Args:
            textpage: Its pdfium text page.
            turns: Quarter turns clockwise by which the page is shown.
            fonts: The fonts met so far, by pdfium's address; filled as fonts are met.
        """
        self.textpage = textpage
        self.handle = calls.argument(textpage)
        self.turns, self.sideways = turns, turns % 2 == 1
        self.fonts = fonts
        # pdfium writes into these; made once, since making them costs as much as the call.
        self.box = pdfium.FS_RECTF()
        self.matrix = pdfium.FS_MATRIX()
        self.x, self.y = ctypes.c_double(), ctypes.c_double()
        self.edges = [ctypes.c_double() for _ in range(4)]
        self.found = ctypes.c_void_p()
        self.colour = (ctypes.c_uint * 4)()
        # Reading through a view costs a quarter of reading the array.
        self.parts = memoryview(self.colour).cast("B").cast("I")
        self.box_at, self.matrix_at = ctypes.byref(self.box), ctypes.byref(self.matrix)
        self.x_at, self.y_at = ctypes.byref(self.x), ctypes.byref(self.y)
        self.edges_at = [ctypes.byref(edge) for edge in self.edges]
        self.colour_at = [ctypes.byref(self.colour, 4 * part) for part in range(4)]
        self.styles: dict[tuple[float, bool, bool, int], Style] = {}
        self.last_found = 0
        self.last: tuple[Style, int, Face] = (self.shared(0.0, False, False, 0), 0, NO_FACE)
        self.last_look: Look | None = None

    def look(self, found: int | None, index: int) -> Look:
        """Font and vertical extent of a character."""
        if not found:
            return 0, 0.0, 0.0
        box = self.box
        loose_box(self.handle, index, self.box_at)
        bottom, top = box.bottom, box.top
        if top - bottom < FLAT or self.sideways:
            return font_of(found) or 0, 0.0, 0.0
        return font_of(found) or 0, bottom, top

    def is_raised(self, index: int) -> bool:
        """Whether a character's drawing begins well above its baseline."""
        style, angle, _ = self.style(index, calls.text_object(self.handle, index))
        calls.tight_box(self.handle, index, *self.edges_at)
        calls.origin(self.handle, index, self.x_at, self.y_at)
        return angle == 0 and self.edges[2].value - self.y.value > RAISED * style.size

    def index(self, word: Word) -> Word:
        """A raised figure with the size and height that it is seen at."""
        style = word.style
        small = self.shared(round(0.6 * style.size, 1), style.bold, style.italic, style.colour)
        return replace(word, style=small, baseline=word.baseline - 0.33 * style.size)

    def style(self, index: int, found: int | None, look: Look | None = None) -> tuple[Style, int, Face]:
        """The style of a character, its angle on the page as shown and its font's face."""
        if found and found == self.last_found:
            return self.last
        if found and look is not None and look[2] and self.last_look is not None and _level(look, self.last_look):
            style, angle, face = self.last
            colour = self.fill(found)
            self.last_found = found
            if colour != style.colour:
                self.last = (self.shared(style.size, face.bold, face.italic, colour), angle, face)
            return self.last
        matrix = self.matrix
        calls.matrix(self.handle, index, self.matrix_at)
        size = round(calls.font_size(self.handle, index) * math.hypot(matrix.c, matrix.d), 1)
        angle = 0
        if matrix.b or matrix.a <= 0 or self.turns:
            angle = round(math.degrees(math.atan2(matrix.b, matrix.a)) / 90) * 90 - 90 * self.turns
        if not found:
            return self.shared(size, False, False, 0), angle % 360, NO_FACE
        face = read_face(font_of(found) or 0, self.fonts)
        style = self.shared(size, face.bold, face.italic, self.fill(found))
        self.last_found, self.last, self.last_look = found, (style, angle % 360, face), look
        return self.last

    def fill(self, found: int) -> int:
        """The fill colour of a text object as 0xRRGGBB."""
        self.found.value = found
        red, green, blue, alpha = self.colour_at
        fill_colour(self.found, red, green, blue, alpha)
        parts = self.parts
        return parts[0] << 16 | parts[1] << 8 | parts[2]

    def shared(self, size: float, bold: bool, italic: bool, colour: int) -> Style:
        """The one record for a style, so that equal styles are the same object."""
        key = (size, bold, italic, colour)
        style = self.styles.get(key)
        if style is None:
            style = self.styles[key] = Style(size, bold, italic, colour)
        return style
