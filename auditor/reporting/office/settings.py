"""How the office files are made, from `settings/office.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache

from auditor.folders import SETTINGS
from auditor.records import Level
from auditor.yamlfiles import load_yaml

FILE = SETTINGS / "office.yml"


@dataclass(frozen=True, slots=True)
class OfficeSettings:
    """Limits and measures of the Word document and the workbook.

    Attributes:
        created: The time in the properties of the files, the same for all.
        font: Of the Word document and the workbook.
        locales: Language tags by language code.
        most_quotes: Passages per goal in annex A of the Word document.
        longest_quote: Characters of a quote in the Word document.
        longest_cell: Characters of a cell of the workbook.
        tallest_row: Height in points at which a row of the workbook stops growing.
        letters: Letters that a unit of column width holds on average.
        line: Height of a line of a cell in points.
        grounds: Colours of the matrix cells by level, as hexadecimal.
        sheets: For each sheet its columns in order, with widths in characters.
    """

    created: datetime
    font: str
    locales: Mapping[str, str]
    most_quotes: int
    longest_quote: int
    longest_cell: int
    tallest_row: float
    letters: float
    line: float
    grounds: Mapping[Level, str] = field(repr=False)
    sheets: Mapping[str, Mapping[str, float]] = field(repr=False)

    def locale(self, language: str) -> str:
        """The language tag for a language code; the code itself for one that is not listed."""
        return self.locales.get(language, language)


@lru_cache(maxsize=1)
def office_settings() -> OfficeSettings:
    """Read the settings once."""
    raw = load_yaml(FILE)
    return OfficeSettings(
        created=raw["created"],
        font=raw["font"],
        locales=raw["locales"],
        most_quotes=raw["quotes"]["most"],
        longest_quote=raw["quotes"]["longest"],
        longest_cell=raw["cell"]["longest"],
        tallest_row=raw["cell"]["tallest"],
        letters=raw["cell"]["letters"],
        line=raw["cell"]["line"],
        grounds=raw["grounds"],
        sheets=raw["sheets"],
    )
