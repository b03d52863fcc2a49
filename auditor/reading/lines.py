"""Words → lines: what stands on one baseline and belongs together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from auditor.reading.glyphs import ASCENT, DESCENT, Style, Word
from auditor.reading.linetext import SOFT, line_text
from auditor.reading.readingsettings import reading_settings

# Gaps in shares of the font size. Up to STREAM a word that follows in the content stream belongs to the line
# (justified lines stretch their spaces); up to ROW fragments that were drawn apart are one line.
STREAM = 1.3
ROW = 0.65
# A marker (bullet, number) and its text may stand this far apart.
TAB = 5.0
_NUMBER = re.compile(r"\(?(\d{1,2}([.]\d{1,2}){0,4}[.)]?|[a-zA-ZåäöÅÄÖ][.)]|[ivx]{1,4}[.)])$")


# Not frozen, for speed: freezing makes a record three times as slow to make.
@dataclass(slots=True, unsafe_hash=True)
class Line:
    """Words on one baseline, left to right.

    Attributes:
        words: At least one.
        text: Their text with single spaces; raised footnote markers are left out.
        x0: Left edge.
        x1: Right edge.
        baseline: Of most of the text.
        style: Style of most of the text; bold only where all of it is.
        noted: Whether it begins with a raised footnote marker.
        hyphen: Whether it ends with a hyphen at the line end.
        dotted: Whether a bullet is drawn before it.
        note: The raised footnote marker that it begins with.
        notes: The raised footnote markers inside it.
        underlined: Whether a ruling line runs under the whole of it and no farther.
        title: Number on its page, from 1, of the heading that the file's structure makes it part of; 0 for none.
        level: The level that the structure gives this heading, from 1; 0 for none.
    """

    words: tuple[Word, ...]
    text: str
    x0: float
    x1: float
    baseline: float
    style: Style
    noted: bool = False
    hyphen: bool = False
    dotted: bool = False
    note: str = ""
    notes: tuple[str, ...] = ()
    underlined: bool = False
    title: int = 0
    level: int = 0
    top: float = field(init=False, default=0.0)
    bottom: float = field(init=False, default=0.0)

    def __post_init__(self) -> None:
        self.top = self.baseline - ASCENT * self.style.size
        self.bottom = self.baseline + DESCENT * self.style.size


def build_lines(words: Iterable[Word]) -> list[Line]:
    """Join upright words to lines, in the order of the content stream."""
    fragments: list[list[Word]] = []
    for word in words:
        if fragments and _follows(fragments[-1][-1], word):
            fragments[-1].append(word)
        else:
            fragments.append([word])
    if len(fragments) > 1:
        fragments = _join_markers(_join_rows(fragments))
    return [make_line(fragment) for fragment in fragments]


def _follows(last: Word, word: Word) -> bool:
    """Whether a word goes on the line of the word before it in the content stream."""
    size = last.style.size if last.style is word.style else max(last.style.size, word.style.size)
    gap = word.x0 - last.x1
    shift = abs(word.baseline - last.baseline)
    if shift <= 0.15 * size:
        return -0.5 * size <= gap <= STREAM * size
    return shift <= 0.6 * size and -0.3 * size <= gap <= 0.4 * size and _small(last, word)


def _small(one: Word, other: Word) -> bool:
    """Whether one of two words is set as an index to the other."""
    sizes = sorted((one.style.size, other.style.size))
    return sizes[0] < 0.85 * sizes[1]


def _join_rows(fragments: list[list[Word]]) -> list[list[Word]]:
    """Join fragments that touch on the same baseline though they were drawn apart."""
    rows: dict[int, list[list[Word]]] = {}
    for fragment in fragments:
        main = max(fragment, key=lambda word: word.style.size)
        rows.setdefault(round(main.baseline / 4), []).append(fragment)
    dropped: set[int] = set()
    for key in sorted(rows):
        near = sorted(rows[key] + rows.get(key + 1, []), key=lambda fragment: fragment[0].x0)
        near = [fragment for fragment in near if id(fragment) not in dropped]
        for left, right in pairwise(near):
            if _touch(left, right):
                left_words = left + right
                right[:] = left_words
                dropped.add(id(left))
    return [fragment for fragment in fragments if id(fragment) not in dropped]


def _touch(left: list[Word], right: list[Word]) -> bool:
    """Whether two fragments stand on one baseline with no more than a space between them."""
    a, b = left[-1], right[0]
    size = max(a.style.size, b.style.size)
    gap = b.x0 - a.x1
    shift = abs(a.baseline - b.baseline)
    if shift > 0.15 * size:
        return shift <= 0.6 * size and -0.3 * size <= gap <= 0.2 * size and _small(a, b)
    return -0.4 * size <= gap <= ROW * size and min(a.style.size, b.style.size) > 0.5 * size


def _join_markers(fragments: list[list[Word]]) -> list[list[Word]]:
    """Join a bullet or number that stands alone to the text to its right."""
    result: list[list[Word]] = []
    taken: set[int] = set()
    for fragment in fragments:
        if id(fragment) in taken:
            continue
        if len(fragment) == 1 and is_marker(fragment[0].text):
            mate = _right_of(fragment[0], fragments)
            if mate is not None and id(mate) not in taken:
                taken.add(id(mate))
                if mate in result:
                    result.remove(mate)
                result.append(fragment + mate)
                continue
        result.append(fragment)
    return result


def is_marker(text: str) -> bool:
    """Whether a word is a bullet, a dash or a number such as begins a list item or heading."""
    settings = reading_settings()
    return text in settings.bullets or text in settings.dashes or text == "o" or _NUMBER.match(text) is not None


def _right_of(marker: Word, fragments: Sequence[list[Word]]) -> list[Word] | None:
    """The nearest fragment to the right on the marker's baseline, if it is near enough and not a number itself."""
    best: list[Word] | None = None
    size = marker.style.size
    for fragment in fragments:
        first = fragment[0]
        gap = first.x0 - marker.x1
        if (
            0 <= gap <= TAB * max(size, first.style.size)
            and abs(first.baseline - marker.baseline) <= 0.25 * max(size, first.style.size)
            and (best is None or first.x0 < best[0].x0)
        ):
            best = fragment
    if best is None or not any(sign.isalpha() for word in best for sign in word.text):
        return None
    if marker.text.isdigit() and (marker.style.bold != best[0].style.bold or abs(size - best[0].style.size) > 0.2):
        return None
    return best


def make_line(words: Sequence[Word]) -> Line:
    """Make a line of words that stand left to right."""
    main, baseline = words[0].style, words[0].baseline
    mixed = any([word.style is not main for word in words])
    if mixed:
        weights: Counter[Style] = Counter()
        for word in words:
            weights[word.style] += len(word.text)
        main = weights.most_common(1)[0][0]
        total = sum(weights.values())
        bold = sum(count for style, count in weights.items() if style.bold) >= 0.9 * total
        italic = sum(count for style, count in weights.items() if style.italic) >= 0.9 * total
        main = Style(main.size, bold, italic, main.colour)
        baseline = next(word.baseline for word in words if word.style.size == main.size)
    text, note, notes = line_text(words, main.size, baseline, not mixed)
    hyphen = words[-1].hyphen or text[-1:] == SOFT or (text[-1:] == "-" and text[-2:-1].isalnum())
    x1 = max([word.x1 for word in words])
    return Line(tuple(words), text, words[0].x0, x1, baseline, main, bool(note), hyphen, note=note, notes=notes)
