"""Fonts: bold, slanted, or a set of symbols whose letters mean nothing."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass

from auditor.reading import calls
from auditor.reading.readingsettings import reading_settings

# Fonts of at least this weight are bold (OpenType's semi-bold).
BOLD_WEIGHT = 600


@dataclass(frozen=True, slots=True)
class Face:
    """What a font is.

    Attributes:
        bold: Whether it is heavier than running text.
        italic: Whether it is slanted.
        symbol: Whether its letters are drawn as symbols.
    """

    bold: bool
    italic: bool
    symbol: bool


NO_FACE = Face(False, False, False)


def read_face(font: int, known: dict[int, Face]) -> Face:
    """The face of a font, by its name first: the stated weight is often wrong.

    Args:
        font: pdfium's handle; 0 for none.
        known: The fonts met so far on this page; filled as fonts are met.
    """
    if not font:
        return NO_FACE
    if font not in known:
        name = ctypes.create_string_buffer(128)
        calls.font_name(font, ctypes.addressof(name), 128)
        low = name.value.decode("latin-1").lower()
        parts = reading_settings().faces
        known[font] = Face(
            any(part in low for part in parts["bold"]) or calls.font_weight(font) >= BOLD_WEIGHT,
            any(part in low for part in parts["italic"]),
            any(part in low for part in parts["symbol"]),
        )
    return known[font]
