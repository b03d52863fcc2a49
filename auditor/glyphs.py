"""The text layer of a PDF page → words, each with its place, size, weight and colour.

pdfium is asked once for the whole text of a page and then only for the first and
the last character of each word; the characters between them are visited only
where the two differ (a footnote marker on a word, a bold start). This is what
makes reading fast: a call for each character costs more than the parsing itself.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2.raw as pdfium

from auditor.graphics import Placement

# A glyph reaches about this far above and below its baseline, in shares of the font size; pdfium's own loose
# boxes depend on the font's metrics, which are wrong in many files.
ASCENT = 0.80
DESCENT = 0.22
# pdfium writes this code where a hyphen ends a line.
LINE_END_HYPHEN = "\ufffe"
SPACES = " \r\n\t\x00\u00a0\u2002\u2003\u2009\u200b\u2028"


@dataclass(frozen=True, slots=True)
class Style:
    """How a word is set.

    Attributes:
        size: Font size in points as shown.
        bold: Whether the font is a bold one.
        italic: Whether the font is a slanted one.
        colour: Fill colour as 0xRRGGBB.
    """

    size: float
    bold: bool
    italic: bool
    colour: int


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters without a space, set in one style, in points from the top left corner of the page.

    Attributes:
        text: The characters; a hyphen at the line end is an ordinary hyphen.
        x0: Left edge.
        x1: Right edge.
        baseline: Distance from the top of the page.
        style: How it is set.
        angle: Quarter turns against the reading direction, in degrees (0 for upright text).
        glued: Whether it follows the word before it without a space.
        hyphen: Whether pdfium holds its last character for a hyphen at a line end.
    """

    text: str
    x0: float
    x1: float
    baseline: float
    style: Style
    angle: int = 0
    glued: bool = False
    hyphen: bool = False

    @property
    def top(self) -> float:
        """Upper edge, from the font size."""
        return self.baseline - ASCENT * self.style.size

    @property
    def bottom(self) -> float:
        """Lower edge, from the font size."""
        return self.baseline + DESCENT * self.style.size


class TextLayer:
    """The text of one page; asks pdfium for as little as will do."""

    def __init__(self, textpage: object, placement: Placement, fonts: dict[int, tuple[bool, bool]]) -> None:
        """Take hold of a loaded page.

        Args:
            textpage: Its pdfium text page.
            placement: From user space to the page as shown.
            fonts: Weight and slant of the fonts met so far, by pdfium's address; filled as fonts are met.
        """
        self.textpage = textpage
        self.placement = placement
        self.fonts = fonts
        self.last: tuple[int, Style, int] = (0, Style(0.0, False, False, 0), 0)

    def characters(self) -> str:
        """The text, one code unit for each character that pdfium counts."""
        count = pdfium.FPDFText_CountChars(self.textpage)
        if count <= 0:
            return ""
        buffer = (ctypes.c_ushort * (count + 1))()
        written = pdfium.FPDFText_GetText(self.textpage, 0, count, buffer)
        text = bytes(buffer)[: 2 * count].decode("utf-16-le", "surrogatepass")
        if written != count + 1 or len(text) != count or any("\ud800" <= sign <= "\udfff" for sign in text):
            codes = (pdfium.FPDFText_GetUnicode(self.textpage, index) for index in range(count))
            text = "".join(chr(code) if 0 < code < 0x110000 else "\x00" for code in codes)
        return text

    def invisible(self) -> bool:
        """Whether the first character is drawn invisibly (text rendering mode 3)."""
        for index in range(min(pdfium.FPDFText_CountChars(self.textpage), 5)):
            found = pdfium.FPDFText_GetTextObject(self.textpage, index)
            if found:
                mode = pdfium.FPDFTextObj_GetTextRenderMode(found)
                return bool(mode == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE)
        return False

    def words(self) -> Iterator[Word]:
        """The words in the order of the content stream."""
        text = self.characters()
        start = 0
        glued = False
        for index, sign in enumerate(text):
            if sign in SPACES:
                if start < index:
                    yield from self.run(text, start, index, glued)
                start, glued = index + 1, False
            elif sign in (LINE_END_HYPHEN, "\x02"):
                yield from self.run(text, start, index + 1, glued)
                start, glued = index + 1, False
        if start < len(text):
            yield from self.run(text, start, len(text), glued)

    def run(self, text: str, start: int, end: int, glued: bool) -> Iterator[Word]:
        """The words of a run without spaces: one, or several where the style changes inside it."""
        first, last = self.key(start), self.key(end - 1)
        if first[1:] == last[1:]:
            yield self.word(text, start, end, glued)
            return
        begin, current = start, first
        for index in range(start + 1, end):
            key = self.key(index)
            if key[1:] != current[1:] and key[0]:
                yield self.word(text, begin, index, glued)
                begin, current, glued = index, key, True
        yield self.word(text, begin, end, glued)

    def key(self, index: int) -> tuple[int, int, float, float]:
        """Object, font and vertical extent of a character: equal keys mean equal style and baseline."""
        found = pdfium.FPDFText_GetTextObject(self.textpage, index)
        if not found:
            return 0, 0, 0.0, 0.0
        font = pdfium.FPDFTextObj_GetFont(found)
        box = self.loose(index)
        return (
            ctypes.addressof(found.contents),
            ctypes.addressof(font.contents) if font else 0,
            round(box.bottom, 1),
            round(box.top, 1),
        )

    def loose(self, index: int) -> pdfium.FS_RECTF:
        """The character's advance box in user space."""
        box = pdfium.FS_RECTF()
        pdfium.FPDFText_GetLooseCharBox(self.textpage, index, box)
        return box

    def word(self, text: str, start: int, end: int, glued: bool) -> Word:
        """The word between two characters."""
        style, angle = self.style(start)
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharOrigin(self.textpage, start, x, y)
        if self.placement.turns == 0 and angle == 0:
            left, baseline = self.placement.point(x.value, y.value)
            right = self.placement.point(self.loose(end - 1).right, y.value)[0]
        else:
            left, right, baseline = self.turned(start, end, angle, self.placement.point(x.value, y.value))
        run = text[start:end]
        hyphen = run[-1] in (LINE_END_HYPHEN, "\x02")
        run = run.replace(LINE_END_HYPHEN, "-").replace("\x02", "-")
        return Word(run, left, max(right, left), baseline, style, angle, glued, hyphen)

    def turned(self, start: int, end: int, angle: int, origin: tuple[float, float]) -> tuple[float, float, float]:
        """Left edge, right edge and baseline where the page or the text is turned, from the tight boxes."""
        xs: list[float] = []
        ys: list[float] = []
        for index in (start, end - 1):
            left, right, bottom, top = (ctypes.c_double() for _ in range(4))
            pdfium.FPDFText_GetCharBox(self.textpage, index, left, right, bottom, top)
            for x, y in ((left.value, bottom.value), (right.value, top.value)):
                shown = self.placement.point(x, y)
                xs.append(shown[0])
                ys.append(shown[1])
        if angle == 0:
            return min(xs), max(xs), origin[1]
        return min(xs), max(xs), max(ys)

    def style(self, index: int) -> tuple[Style, int]:
        """The style of a character and its angle on the page as shown."""
        found = pdfium.FPDFText_GetTextObject(self.textpage, index)
        address = ctypes.addressof(found.contents) if found else 0
        if address and address == self.last[0]:
            return self.last[1:]
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(self.textpage, index, matrix)
        size = pdfium.FPDFText_GetFontSize(self.textpage, index) * math.hypot(matrix.c, matrix.d)
        angle = round(math.degrees(math.atan2(matrix.b, matrix.a)) / 90) * 90 - 90 * self.placement.turns
        if not found:
            return Style(round(size, 1), False, False, 0), angle % 360
        bold, italic = self.face(pdfium.FPDFTextObj_GetFont(found))
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        pdfium.FPDFPageObj_GetFillColor(found, red, green, blue, alpha)
        style = Style(round(size, 1), bold, italic, red.value << 16 | green.value << 8 | blue.value)
        self.last = (address, style, angle % 360)
        return style, angle % 360

    def face(self, font: object) -> tuple[bool, bool]:
        """Whether a font is bold and whether it is slanted, by its name first: the stated weight is often wrong."""
        address = ctypes.addressof(font.contents) if font else 0  # type: ignore[attr-defined]
        if address not in self.fonts:
            name = ctypes.create_string_buffer(128)
            pdfium.FPDFFont_GetBaseFontName(font, name, 128)
            low = name.value.decode("latin-1").lower()
            bold = any(part in low for part in ("bold", "black", "heavy", "semibd", "demi", "-bd"))
            italic = any(part in low for part in ("italic", "oblique", "kursiv"))
            self.fonts[address] = (bold or pdfium.FPDFFont_GetWeight(font) >= 600, italic)
        return self.fonts[address]
