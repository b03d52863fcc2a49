"""What the cells of a table row tell of its depth: values, a time, somebody who acts, how far it has come.

A row of measures has a time or an actor beside the act; a row of indicators has a base
and a target value. The words are reference data (`settings/depth/rows.yml`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from auditor.folders import SETTINGS
from auditor.yamlfiles import load_yaml

FILE = SETTINGS / "depth" / "rows.yml"
JOINT = " | "
FEWEST_VALUES = 2
LONGEST_NAME = 4
"""Words of a cell that names a body, from the third cell on."""
LONGEST_LABEL = 5
"""Words before the colon of a cell such as `Utgångsläge 2023: 62`."""

_NUMBER = re.compile(r"\d[\d\s.,/–-]*")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?:\s*[–/-]\s*(?:20)?\d\d)?(?!\d)")
_MARKS = " .,:;–-/()0123456789"
_SIGNS = " :;,(–-−±+<>≤≥"
_CODE = re.compile(r"[A-ZÅÄÖ]{0,2}\d{0,2}(?:\.\d{1,2})?[.:]?")
_ABBREVIATION = re.compile(r"[A-ZÅÄÖ]{2,5}(?:[,/ ]+(?:och |and )?[A-ZÅÄÖ]{2,5})*")


@dataclass(frozen=True, slots=True)
class RowWords:
    """The expressions that tell cells apart."""

    before: re.Pattern[str]
    time: re.Pattern[str]
    direction: re.Pattern[str]
    states: tuple[tuple[str, re.Pattern[str]], ...]


def row_signals(text: str) -> frozenset[str]:
    """Signals of a row: `row_values`, `row_time`, `row_code`, `row_body` and `row_done`, `row_started`, `row_rated`.

    Args:
        text: The row, cells joined by bars. A text without bars yields nothing.
    """
    if JOINT not in text:
        return frozenset()
    words = load_row_words()
    cells = [cell.strip() for cell in text.split(JOINT.strip())]
    found = {"row_code"} if cells[0] and _CODE.fullmatch(cells[0]) else set()
    kinds = [_kind(cell, words) for cell in cells[1:] if cell]
    found |= {"row_body" for cell in cells[2:] if _names_somebody(cell, words)}
    if kinds.count("row_values") < FEWEST_VALUES:
        kinds = [kind for kind in kinds if kind != "row_values"]
    return frozenset(found | {kind for kind in kinds if kind})


def _kind(cell: str, words: RowWords) -> str:
    for name, expression in words.states:
        if expression.fullmatch(cell):
            return name
    if words.direction.fullmatch(cell):
        return "row_values"
    dated = _YEAR.sub("", cell)
    timeless = words.time.sub("", dated)
    if not timeless.strip(_MARKS) and (timeless != cell) and (timeless == dated or words.time.search(dated)):
        return "row_time" if timeless != dated or not _NUMBER.search(dated) else "row_values"
    if _ABBREVIATION.fullmatch(cell):
        return "row_body"
    label, colon, rest = dated.rpartition(":")
    value = rest if colon and len(label.split()) <= LONGEST_LABEL else dated
    return "row_values" if _NUMBER.match(words.before.sub("", value.strip(_SIGNS)).strip(_SIGNS)) else ""


def _names_somebody(cell: str, words: RowWords) -> bool:
    return cell[:1].isupper() and len(cell.split()) <= LONGEST_NAME and not _kind(cell, words)


@lru_cache(maxsize=1)
def load_row_words() -> RowWords:
    """Read the words of cells."""
    settings = load_yaml(FILE)
    states = tuple(
        (f"row_{name}", _any(settings[name], "(?:", r")(?:[.,;].*)?")) for name in ("done", "started", "rated")
    )
    return RowWords(
        before=_any(settings["before"], r"^(?:(?:", r")[\s:]*)+"),
        time=_any(settings["time"], r"(?<!\w)(?:", r")(?!\w)"),
        direction=_any(settings["direction"], "(?:", r")\.?"),
        states=states,
    )


def _any(words: list[str], head: str, tail: str) -> re.Pattern[str]:
    choices = "|".join(re.escape(word).replace(r"\*", r"\w*") for word in sorted(words, key=len, reverse=True))
    return re.compile(head + choices + tail, re.IGNORECASE)
