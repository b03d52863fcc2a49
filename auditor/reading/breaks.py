"""Where a paragraph ends and the next begins: gap, indent, marker, style, room for the next word."""

from __future__ import annotations

import re
from collections.abc import Sequence

from auditor.reading.lines import Line
from auditor.reading.listitems import begins_item
from auditor.reading.readingsettings import reading_settings

_SECTION = re.compile(r"\d{1,2}(\.\d{1,2})+\.? +[^\W\d_]")
# Signs that close a sentence, and those that may stand behind them.
CLOSING = frozenset(".!?:;…")
BEHIND = '"”’»)]'
# A gap between baselines beyond this many usual distances parts paragraphs.
PARTING = 1.28
# A smaller gap than that does where a sentence has ended and a capital follows.
PARTING_SENTENCES = 1.12
# So many letters tell whether a line is set in capitals.
CAPITALS = 4
# Fragments of one line in one column stand at most this far apart, in sizes: justified lines can gape.
BESIDE = 8.0


def begins_paragraph(held: Sequence[Line], line: Line, left: float, right: float, leading: float | None) -> bool:
    """Whether a line begins a new paragraph after the lines held."""
    last = held[-1]
    if last.title or line.title:
        return last.title != line.title
    size = max(last.style.size, line.style.size)
    if abs(last.style.size - line.style.size) > 0.06 * size + 0.1 or last.style.bold != line.style.bold:
        return not _runs_on(held, line, right, leading)
    step = line.baseline - last.baseline
    if step < 0.3 * size:  # beside, not below
        return line.x0 - last.x1 > BESIDE * size or line.x0 < last.x0
    usual = 1.25 * size if leading is None else leading
    if step > PARTING * usual + 0.5 or begins_item(line) or line.noted or _heads_section(line):
        return True
    if step > PARTING_SENTENCES * usual + 0.5 and _ends(last.text) and not line.text[:1].islower():
        return True
    if _SECTION.match(held[0].text) and line.x0 < held[0].x0 - 0.3 * size:
        return True
    if _manner_parts(held, line, right):
        return True
    if begins_item(held[0]):
        return _leaves_item(held, line, right)
    if last.hyphen or (last.text.endswith("-") and line.text[:1].islower()):
        return False
    indented = line.x0 - last.x0
    if indented > 0.8 * size and _left_aligned(held) and (_ends(last.text) or _short(last, line, right)):
        return True
    if _colour_parts(last, line) or (_ends(last.text) and _after_centred(held, line, left, right)):
        return True
    if not _short(last, line, right):
        return False
    return _ends(last.text) or _very_short(last, line, right) or _stops(held, line, right)


def _heads_section(line: Line) -> bool:
    """Whether a line is a word such as goal and its number alone, or a bold line with a number in parts."""
    words = line.text.rstrip(".:").split()
    if len(words) == 2 and words[0].lower() in reading_settings().labels and words[1].isdigit():
        return True
    return line.style.bold and _SECTION.match(line.text) is not None


def _runs_on(held: Sequence[Line], line: Line, right: float, leading: float | None) -> bool:
    """Whether a change of weight lies inside a sentence: a bold phrase that fills a line."""
    last = held[-1]
    if abs(last.style.size - line.style.size) > 0.06 * line.style.size + 0.1:
        return False
    usual = 1.4 * line.style.size if leading is None else leading
    if line.baseline - last.baseline > 1.15 * usual or begins_item(line):
        return False
    mixed = last.words[-1].style.bold == line.words[0].style.bold
    if _short(last, line, right):
        return False
    if _ends(last.text):  # a title run in that fills its line
        return last.text.endswith(".") and last.style.bold and len(held) == 1 and not last.title
    plain_before = any(not above.style.bold for above in held)
    return mixed or (plain_before and line.text[:1].islower())


def _leaves_item(held: Sequence[Line], line: Line, right: float) -> bool:
    """Whether a line below a list item stands outside it."""
    marker = held[0]
    text_start = marker.x0 if marker.dotted or len(marker.words) < 2 else marker.words[1].x0
    size = line.style.size
    if line.x0 >= text_start - 0.4 * size:
        return line.x0 > text_start + 2.5 * size and _short(held[-1], line, right)
    last = held[-1]
    if line.x0 <= marker.x0 + 0.5 * size and text_start - marker.x0 > 0.6 * size:
        return (_ends(last.text) or line.text[:1].isupper()) and (
            len(held) > 1 or _short(last, line, right) or text_start - marker.x0 > 1.0 * size
        )
    return False


def _ends(text: str) -> bool:
    """Whether a line ends as a sentence does."""
    return text.rstrip(BEHIND)[-1:] in CLOSING


def _left_aligned(held: Sequence[Line]) -> bool:
    """Whether the lines held share their left edge, the first one aside."""
    rest = [line.x0 for line in held[1:]] or [held[0].x0]
    return max(rest) - min(rest) < 0.5 * held[0].style.size


def _after_centred(held: Sequence[Line], line: Line, left: float, right: float) -> bool:
    """Whether a line begins at the column's edge below lines set in its middle, as captions are."""
    size = line.style.size
    margins = [(above.x0 - left, right - above.x1) for above in held]
    centred = all(abs(one - other) < 0.3 * size for one, other in margins)
    return centred and max(min(pair) for pair in margins) > 0.8 * size and line.x0 - left < 0.3 * size


def _manner_parts(held: Sequence[Line], line: Line, right: float) -> bool:
    """Whether lines set as titles are (capitals, underlined, slanted) end above a line set otherwise."""
    last = held[-1]
    if last.hyphen or last.text.endswith((",", "-", "–")) or not line.text[:1].isupper():
        return False
    above = "".join(other.text for other in held)
    letters = sum(sign.isalpha() for sign in above)
    if above.isupper() != line.text.isupper() and letters >= CAPITALS and sum(map(str.isalpha, line.text)) >= CAPITALS:
        return above.isupper() or _ends(last.text)
    if all(other.underlined for other in held) and not line.underlined:
        return True
    slanted = all(other.style.italic for other in held) and not line.style.italic
    return slanted and _short(last, line, right)


def _colour_parts(last: Line, line: Line) -> bool:
    """Whether two lines are each set wholly in a colour of their own."""
    one, other = {word.style.colour for word in last.words}, {word.style.colour for word in line.words}
    return len(one) == 1 and len(other) == 1 and one != other


def _short(last: Line, line: Line, right: float) -> bool:
    """Whether the first word of a line would have had room on the line before it."""
    word = line.words[0]
    room = right - last.x1
    return room > (word.x1 - word.x0) + 0.45 * last.style.size


def _stops(held: Sequence[Line], line: Line, right: float) -> bool:
    """Whether a line stopped well before an edge that the lines above it reach, and a capital follows."""
    last, word, size = held[-1], line.words[0], held[-1].style.size
    reached = len(held) > 1 and max(above.x1 for above in held) > right - 2.5 * size
    roomy = right - last.x1 > (word.x1 - word.x0) + 1.6 * size
    return reached and roomy and line.text[:1].isupper() and not last.text.endswith((",", "-", "–"))


def _very_short(last: Line, line: Line, right: float) -> bool:
    """Whether so much room was left that the break was meant."""
    return right - last.x1 > max(0.35 * (right - min(last.x0, line.x0)), 4 * last.style.size) and (
        line.text[:1].isupper() or not line.text[:1].isalpha()
    )
