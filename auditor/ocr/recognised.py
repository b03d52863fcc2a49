"""Tesseract's table → words in points, sized and set on baselines, so that the reader's rules apply to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

from auditor.ocr.ocrsettings import ocr_settings
from auditor.reading.glyphs import Style, Word

# How far letters reach above and below the baseline, in shares of the font size, in common text fonts.
TALL = 0.70
LOW = 0.48
TAIL = 0.21
COMMA = 0.13
TAILED = frozenset("gjpqyQ()[]{}|/§")
HALF_TAILED = frozenset(",;")
SMALL = frozenset("acemnorsuvwxzgpqy.,;:-–")
# Sizes within this share of each other are one size, which the picture measures unsteadily.
ALIKE = 0.12
# Between two words that the program tells apart there is at least this gap, whatever their boxes say.
SPACE = 0.15
# Words of so many letters are wider than high.
LONG = 4
WORD_LEVEL = "5"
COLUMNS = 12
HYPHENS = ("-", "‐", "¬")
BULLET = "•"
PLAIN = Style(10.0, False, False, 0)


@dataclass(frozen=True, slots=True)
class Recognised:
    """What text recognition made of a page.

    Attributes:
        words: In its reading order.
        confidences: For each word, from 0 to 1.
        dropped: Number of lines left out as specks of pictures.
        sideways: Whether the letters lie on their side.
    """

    words: tuple[Word, ...]
    confidences: tuple[float, ...]
    dropped: int = 0
    sideways: bool = False

    @property
    def letters(self) -> int:
        """Number of letters and figures."""
        return sum(sign.isalnum() for word in self.words for sign in word.text)

    @property
    def confidence(self) -> float:
        """Mean confidence, long words counting more; 0 without words."""
        return weighed(zip(self.words, self.confidences, strict=True))


@dataclass(frozen=True, slots=True)
class _Cell:
    """A word in the table, in points."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    confidence: float


def weighed(words: Iterable[tuple[Word, float]]) -> float:
    """Mean of the words' confidences by their length; 0 without words."""
    held = [(len(word.text), confidence) for word, confidence in words]
    total = sum(length for length, _ in held)
    return sum(length * confidence for length, confidence in held) / total if total else 0.0


def read_table(table: str, scale: float) -> Recognised:
    """Read the program's table.

    Args:
        table: As `Tesseract.table` gives it.
        scale: Pixels for each point.
    """
    least = ocr_settings().line_confidence
    lines = [line for line in _lines(table, scale) if any(sign.isalnum() for cell in line for sign in cell.text)]
    kept = [line for line in lines if _confidence(line) >= least]
    sizes = _steady([_size(line) for line in kept])
    words: list[Word] = []
    confidences: list[float] = []
    for line, size in zip(kept, sizes, strict=True):
        words += _words(line, size)
        confidences += [cell.confidence for cell in line]
    return Recognised(tuple(words), tuple(confidences), len(lines) - len(kept), _sideways(kept))


def _sideways(lines: Sequence[Sequence[_Cell]]) -> bool:
    """Whether most long words are higher than wide."""
    long = [cell for line in lines for cell in line if len(cell.text) >= LONG]
    return sum(cell.bottom - cell.top > cell.x1 - cell.x0 for cell in long) > len(long) / 2


def _lines(table: str, scale: float) -> Iterator[list[_Cell]]:
    """The words of each line of the table."""
    rows = (row.split("\t") for row in table.splitlines())
    held = [row for row in rows if len(row) == COLUMNS and row[0] == WORD_LEVEL and row[11].strip()]
    for _, line in groupby(held, key=lambda row: row[1:5]):
        yield [_cell(row, scale) for row in line]


def _cell(row: Sequence[str], scale: float) -> _Cell:
    left, top, width, height = (int(value) / scale for value in row[6:10])
    confidence = min(max(float(row[10]) / 100, 0.0), 1.0)
    return _Cell(row[11].strip(), left, top, left + width, top + height, confidence)


def _confidence(line: Sequence[_Cell]) -> float:
    total = sum(len(cell.text) for cell in line)
    return sum(len(cell.text) * cell.confidence for cell in line) / total


def _reach(text: str) -> tuple[float, float]:
    """How far a word reaches above and below the baseline, in shares of the font size."""
    above = LOW if all(sign in SMALL for sign in text) else TALL
    if any(sign in TAILED for sign in text):
        return above, TAIL
    return above, COMMA if any(sign in HALF_TAILED for sign in text) else 0.0


def _size(line: Sequence[_Cell]) -> float:
    """The font size of a line in points, from its words that hold a letter or figure."""
    sizes = []
    for cell in line:
        if any(sign.isalnum() for sign in cell.text):
            sizes.append((cell.bottom - cell.top) / sum(_reach(cell.text)))
    return median(sizes)


def _steady(sizes: Sequence[float]) -> list[float]:
    """The sizes of a page's lines, those that lie near each other made one."""
    groups: list[list[float]] = []
    for size in sorted(sizes):
        if groups and size <= (1 + ALIKE) * median(groups[-1]):
            groups[-1].append(size)
        else:
            groups.append([size])
    steady = {size: round(median(group), 1) for group in groups for size in group}
    return [steady[size] for size in sizes]


def _words(line: Sequence[_Cell], size: float) -> Iterator[Word]:
    """The words of a line, all on its baseline."""
    style = Style(size, PLAIN.bold, PLAIN.italic, PLAIN.colour)
    lettered = [cell for cell in line if any(sign.isalnum() for sign in cell.text)]
    baseline = round(median(cell.bottom - _reach(cell.text)[1] * size for cell in lettered), 2)
    rights = [min(one.x1, max(one.x0, other.x0 - SPACE * size)) for one, other in pairwise(line)] + [line[-1].x1]
    for place, (cell, right) in enumerate(zip(line, rights, strict=True)):
        text = cell.text
        if place == 0 and len(line) > 1 and len(text) == 1 and text in ocr_settings().bullets:
            text = BULLET
        broken = place == len(line) - 1 and len(text) > 2 and text.endswith(HYPHENS) and text[-2].isalpha()
        if broken:
            text = text[:-1] + "-"
        yield Word(text, round(cell.x0, 2), round(right, 2), baseline, style, hyphen=broken)
