"""The reader's word lists, from `settings/reading.yml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from auditor.folders import SETTINGS
from auditor.yamlfiles import load_yaml


@dataclass(frozen=True, slots=True)
class ReadingSettings:
    """Words and signs by which the reader tells parts of a page from each other.

    Attributes:
        bullets: Signs that begin a list item.
        dashes: Dashes that begin a list item when a space follows.
        caption: First words of captions.
        contents: Headings of a table of contents.
        colophon: Words that a colophon is made of.
        coordinators: Words before which a hyphen at the end of a word stays.
        units_with_powers: Units whose raised figure is a power, not a footnote marker.
        titles_without_meaning: Titles that programs leave in the metadata.
        common: Words that any page of running text holds.
        formulas: Formulas after which a raised figure is part of the formula.
        hyphened: First parts of words that keep their hyphen.
        faces: Parts of font names that tell a bold, an italic or a symbol font.
        telling: Frequent words that belong to one language alone.
        labels: Words that with a number alone on a line head what follows.
        colours: For each kind of paragraph the colour of its boxes in a picture, as RRGGBB.
    """

    bullets: str
    dashes: str
    caption: tuple[str, ...]
    contents: tuple[str, ...]
    colophon: tuple[str, ...]
    coordinators: frozenset[str]
    units_with_powers: frozenset[str]
    titles_without_meaning: frozenset[str]
    common: frozenset[str]
    formulas: frozenset[str]
    hyphened: frozenset[str]
    faces: dict[str, tuple[str, ...]]
    telling: dict[str, frozenset[str]]
    labels: frozenset[str]
    colours: dict[str, str]


@lru_cache(maxsize=1)
def reading_settings() -> ReadingSettings:
    """Load the settings once."""
    raw = load_yaml(SETTINGS / "reading.yml")
    return ReadingSettings(
        bullets=raw["bullets"],
        dashes=raw["dashes"],
        caption=tuple(raw["caption"]),
        contents=tuple(raw["contents"]),
        colophon=tuple(raw["colophon"]),
        coordinators=frozenset(raw["coordinators"]),
        units_with_powers=frozenset(raw["units_with_powers"]),
        titles_without_meaning=frozenset(raw["titles_without_meaning"]),
        common=frozenset(raw["common"]),
        formulas=frozenset(raw["formulas"]),
        hyphened=frozenset(raw["hyphened"]),
        faces={face: tuple(parts) for face, parts in raw["faces"].items()},
        telling={code: frozenset(words) for code, words in raw["telling"].items()},
        labels=frozenset(raw["labels"]),
        colours={kind: str(code) for kind, code in raw["colours"].items()},
    )
