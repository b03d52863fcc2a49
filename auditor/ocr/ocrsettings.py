"""Measures of text recognition, from `settings/ocr.yml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from auditor.folders import SETTINGS
from auditor.yamlfiles import load_yaml


@dataclass(frozen=True, slots=True)
class OcrSettings:
    """How pages without usable text are recognised.

    Attributes:
        places: Where the program may stand beside the search path.
        language: Language data that must be there.
        second: Language data that is added when the document is not plainly Swedish.
        telling_words: Words of one language alone that show what other pages are written in.
        telling_times: How many times the other language's they must be.
        dpi: Resolution at which pages are drawn.
        pixels: Largest picture; a larger page is drawn coarser.
        seconds: Time for one page.
        line_confidence: Lines below it are dropped.
        page_confidence: A page below it is not read.
        letters: A page with fewer letters is not read.
        bullets: Signs that a bullet is mistaken for.
        stamp_words: A scan with a stamp holds fewer words than this.
        cover: Share of the page that a scan covers.
        paper: Share of a scan that is paper.
    """

    places: tuple[str, ...]
    language: str
    second: str
    telling_words: int
    telling_times: float
    dpi: float
    pixels: int
    seconds: float
    line_confidence: float
    page_confidence: float
    letters: int
    bullets: str
    stamp_words: int
    cover: float
    paper: float


@lru_cache(maxsize=1)
def ocr_settings() -> OcrSettings:
    """Load the settings once."""
    raw = load_yaml(SETTINGS / "ocr.yml")
    return OcrSettings(**{**raw, "places": tuple(raw["places"])})
