"""The text layer of a PDF page → words, each with its place, size, weight and colour.

pdfium is asked once for the whole text of a page and then only for the first and
the last character of each word; the characters between them are visited only
where the two differ (a footnote marker on a word, a bold start). This is what
makes reading fast: a call for each character costs more than the parsing itself.
"""

from __future__ import annotations

import ctypes
import re

import pypdfium2.raw as pdfium

from auditor.reading import calls
from auditor.reading.calls import loose_box, origin, text_object
from auditor.reading.codepoints import mend
from auditor.reading.fonts import Face
from auditor.reading.glyphs import Word
from auditor.reading.placement import Placement
from auditor.reading.raised import raised_figures
from auditor.reading.styles import Look, StyleReader, alike

# pdfium writes these codes where a hyphen ends a line.
LINE_END_HYPHENS = "\ufffe\x02"
SPACES = " \r\n\t\x00\u00a0\u2002\u2003\u2009\u200b\u2028"
_RUN = re.compile(f"[^{SPACES}{LINE_END_HYPHENS}]+[{LINE_END_HYPHENS}]?|[{LINE_END_HYPHENS}]")
_SURROGATES = re.compile("[\ud800-\udfff]")
# What a letter of a symbol font (Wingdings and its like) is read as.
SYMBOL_BULLET = "•"


class TextLayer:
    """The text of one page; asks pdfium for as little as will do."""

    def __init__(self, textpage: object, placement: Placement, fonts: dict[int, Face]) -> None:
        """Take hold of a loaded page.

        Args:
            textpage: Its pdfium text page.
            placement: From user space to the page as shown.
            fonts: The fonts met so far, by pdfium's address; filled as fonts are met.
        """
        self.textpage = textpage
        self.handle = calls.argument(textpage)
        self.placement = placement
        self.upright, self.left, self.top = placement.turns == 0, placement.left, placement.top
        self.styles = StyleReader(textpage, placement.turns, fonts)
        # pdfium writes into these; made once, since making them costs as much as the call.
        self.box, self.box_at = self.styles.box, self.styles.box_at
        self.x, self.y = ctypes.c_double(), ctypes.c_double()
        self.x_at, self.y_at = ctypes.byref(self.x), ctypes.byref(self.y)

    def characters(self) -> str:
        """The text, one code unit for each character that pdfium counts."""
        count = pdfium.FPDFText_CountChars(self.textpage)
        if count <= 0:
            return ""
        buffer = bytearray(2 * (count + 1))
        written = pdfium.FPDFText_GetText(self.textpage, 0, count, ctypes.byref(ctypes.c_ushort.from_buffer(buffer)))
        text = buffer[: 2 * count].decode("utf-16-le", "surrogatepass")
        if written != count + 1 or len(text) != count or _SURROGATES.search(text):
            codes = (pdfium.FPDFText_GetUnicode(self.textpage, index) for index in range(count))
            text = "".join(chr(code) if 0 < code < 0x110000 else "\x00" for code in codes)
        return text

    def invisible(self) -> bool:
        """Whether the first character is drawn invisibly (text rendering mode 3)."""
        for index in range(min(pdfium.FPDFText_CountChars(self.textpage), 5)):
            found = text_object(self.handle, index)
            if found:
                return bool(calls.render_mode(found) == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE)
        return False

    def words(self) -> list[Word]:
        """The words in the order of the content stream."""
        text = self.characters()
        found: list[Word] = []
        for match in _RUN.finditer(text):
            self.run(found, text, *match.span())
        return found

    def run(self, words: list[Word], text: str, start: int, end: int, glued: bool = False) -> None:
        """Add the words of a run without spaces: one, or several where the style changes inside it."""
        if text[start].isdigit() or text[end - 1].isdigit() or (end - start > 2 and text[end - 2].isdigit()):
            split = None if self.placement.turns else raised_figures(text, start, end, self.styles.is_raised)
            if split is not None:
                begin, after = split
                if start < begin:
                    self.run(words, text, start, begin, glued)
                note = self.word(text, begin, after, glued or start < begin, text_object(self.handle, begin))
                words.append(self.styles.index(note))
                if after < end:
                    self.run(words, text, after, end, True)
                return
        found = text_object(self.handle, start)
        last = found if end - start == 1 else text_object(self.handle, end - 1)
        if found == last:
            words.append(self.word(text, start, end, glued, found))
            return
        look = self.styles.look(found, start)
        if alike(look, self.styles.look(last, end - 1)):
            words.append(self.word(text, start, end, glued, found, look, last is not None))
            return
        begin, held = start, found
        for index in range(start + 1, end):
            found = text_object(self.handle, index)
            if found and not alike(self.styles.look(found, index), look):
                words.append(self.word(text, begin, index, glued, held))
                begin, held, look, glued = index, found, self.styles.look(found, index), True
        words.append(self.word(text, begin, end, glued, held))

    def word(
        self,
        text: str,
        start: int,
        end: int,
        glued: bool,
        found: int | None,
        look: Look | None = None,
        boxed: bool = False,
    ) -> Word:
        """The word between two characters.

        Args:
            text: The page's.
            start: Its first character.
            end: The character after its last.
            glued: Whether it follows the word before it without a space.
            found: The text object of its first character.
            look: Of this character, where it is known.
            boxed: Whether the loose box asked for last is that of its last character.
        """
        styles = self.styles
        known = found and found == styles.last_found
        style, angle, face = styles.last if known else styles.style(start, found, look)
        origin(self.handle, start, self.x_at, self.y_at)
        if angle == 0 and self.upright:
            left, baseline = self.x.value - self.left, self.top - self.y.value
            if not boxed:
                loose_box(self.handle, end - 1, self.box_at)
            right = self.box.right - self.left
        else:
            left, right, baseline = self.turned(start, end, angle, self.placement.point(self.x.value, self.y.value))
        run = text[start:end]
        hyphen = run[-1] in LINE_END_HYPHENS
        if hyphen:
            run = run[:-1] + "-"
        if face.symbol and len(run) == 1:
            run = SYMBOL_BULLET
        elif not run.isascii():
            run = mend(run)
        return Word(run, left, right if right > left else left, baseline, style, angle, glued, hyphen)

    def turned(self, start: int, end: int, angle: int, origin: tuple[float, float]) -> tuple[float, float, float]:
        """Left edge, right edge and baseline where the page or the text is turned, from the tight boxes."""
        xs: list[float] = []
        ys: list[float] = []
        for index in (start, end - 1):
            calls.tight_box(self.handle, index, *self.styles.edges_at)
            left, right, bottom, top = self.styles.edges
            for x, y in ((left.value, bottom.value), (right.value, top.value)):
                shown = self.placement.point(x, y)
                xs.append(shown[0])
                ys.append(shown[1])
        if angle == 0:
            return min(xs), max(xs), origin[1]
        return min(xs), max(xs), max(ys)
