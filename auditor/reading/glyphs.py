"""Words and how they are set: the records that the page's text layer gives."""

from __future__ import annotations

from dataclasses import dataclass

# A glyph reaches about this far above and below its baseline, in shares of the font size; pdfium's own loose
# boxes depend on the font's metrics, which are wrong in many files.
ASCENT = 0.80
DESCENT = 0.22


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


# Not frozen: freezing makes a record three times as slow to make, and a document has many thousands of words.
@dataclass(slots=True, unsafe_hash=True)
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
