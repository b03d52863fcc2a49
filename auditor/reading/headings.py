"""Headings: which drafts are headings, at which level, and the path above each paragraph."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from auditor.reading.drafts import Draft
from auditor.reading.overlines import NUMBERED, is_boxed_sentence, is_label, stands_over, tops
from auditor.reading.readingsettings import reading_settings

# A heading is set at least this much larger than running text, or bold, or in capitals.
LARGER = 1.12
LONGEST = 160
# Running text has at least this share of its size; a heading in capitals may be somewhat smaller.
SMALLER = 0.93
SMALLEST = 0.8
# A bold one of the size of running text is shorter, but where a narrow column breaks it into three lines and more.
LONGEST_BOLD = 120
LONGEST_NARROW = 140
MOST_LINES = 6
# A numbered title without any mark of a heading has at most so many words.
TITLE_WORDS = 6
# A line with more figures than this for each letter is data, not a heading.
MOST_FIGURES = 0.6
_SENTENCE_END = re.compile(r"[.;,][\"”’)\]]*$")


@dataclass(frozen=True, slots=True)
class Body:
    """How running text is set in a document: its size, weight and colour."""

    size: float
    bold: bool
    colour: int


def body_style(drafts: Sequence[Draft]) -> Body:
    """The style of most of the running text."""
    weights: Counter[tuple[float, bool, int]] = Counter()
    for draft in drafts:
        for _, line in draft.lines:
            weights[round(line.style.size * 2) / 2, line.style.bold, line.style.colour] += len(line.text)
    if not weights:
        return Body(10.0, False, 0)
    sizes: Counter[float] = Counter()
    for (size, _, _), count in weights.items():
        sizes[size] += count
    size = sizes.most_common(1)[0][0]
    _, bold, colour = max((key for key in weights if key[0] == size), key=lambda key: weights[key])
    return Body(size, bold, colour)


def mark_headings(drafts: Sequence[Draft], body: Body) -> list[Draft]:
    """Mark the headings among the drafts and join those that run over several drafts."""
    marked: list[Draft] = []
    for index, draft in enumerate(drafts):
        following = next((other for other in drafts[index + 1 :] if other.kind != "footnote"), None)
        last = marked[-1] if marked else None
        heads = draft.kind in ("body", "list_item") and is_heading(draft, body, following)
        if last is not None and _goes_on_with_dash(last, draft, body):
            marked[-1] = replace(last, lines=last.lines + draft.lines)
            continue
        if heads or _stands_alone(last, draft, following):
            draft = replace(draft, kind="heading")
            if marked and _same_heading(marked[-1], draft):
                marked[-1] = replace(marked[-1], lines=marked[-1].lines + draft.lines)
                continue
        marked.append(draft)
    return marked


def _goes_on_with_dash(last: Draft, draft: Draft, body: Body) -> bool:
    """Whether a large heading goes on in a line that begins with a dash: "Samordning – arbetsformer"."""
    one, other = last.last, draft.first
    alike = abs(one.style.size - other.style.size) < 0.3 and one.style.bold == other.style.bold
    large = last.kind == "heading" and draft.size >= LARGER * body.size and draft.raw[:1] in reading_settings().dashes
    return large and alike and last.page == draft.page and 0 < other.baseline - one.baseline < 1.45 * draft.size


def _stands_alone(last: Draft | None, draft: Draft, following: Draft | None) -> bool:
    """Whether an item is no part of a list but a numbered title: few words, text below it and no item before it."""
    if draft.kind != "list_item" or following is None or following.kind != "body" or len(draft.lines) > 1:
        return False
    number, _, title = draft.raw.partition(" ")
    if not re.fullmatch(r"\d{1,2}\.", number) or not title[:1].isupper() or len(title.split()) > TITLE_WORDS:
        return False
    listed = last is not None and last.kind == "list_item"
    return not listed and title[-1].isalnum() and draft.marks == following.marks and draft.page == following.page


def is_heading(draft: Draft, body: Body, following: Draft | None) -> bool:
    """Whether a draft is set as a heading."""
    text = draft.raw
    if "pull_quote" in draft.marks or len(text) > LONGEST or len(draft.lines) > MOST_LINES:
        return False
    letters = [sign for sign in text if sign.isalpha()]
    if len(letters) < 2:
        return False
    if draft.first.title and draft.last.title == draft.first.title:
        return True
    if is_label(text, following):
        return True
    numbered = NUMBERED.match(text)
    figures = sum(sign.isdigit() for sign in text[numbered.end() if numbered is not None else 0 :])
    if draft.size < LARGER * body.size and figures > MOST_FIGURES * len(letters):
        return False
    if numbered is not None and stands_over(draft, numbered, following):
        return True
    plain = draft.size < LARGER * body.size and not draft.first.style.bold
    if draft.kind == "list_item" and (numbered is None or plain):
        return False
    style = draft.first.style
    if _SENTENCE_END.search(text) and len(text.split()) > 4:
        return False
    if style.size >= LARGER * body.size:
        return not (text[0].islower() and len(text.split()) > 5)
    plain_colour = style.colour == body.colour  # an underlined line in a colour of its own is a link
    if (
        draft.first.underlined
        and plain_colour
        and len(draft.lines) == 1
        and len(text) <= LONGEST_BOLD
        and following is not None
        and following.kind != "heading"
    ):
        return not following.first.underlined
    if following is None or is_boxed_sentence(draft, following):
        return False
    if style.size < SMALLER * body.size:
        return style.size >= SMALLEST * body.size and text.isupper() and tops(draft, following, body.size)
    if style.bold and not body.bold and all(line.style.bold for _, line in draft.lines):
        narrow = len(draft.lines) > 2 and not following.first.style.bold
        return len(text) <= (LONGEST_NARROW if narrow else LONGEST_BOLD) and (narrow or len(draft.lines) <= 2)
    capitals = all(sign.isupper() for sign in letters) and len(letters) > (2 if numbered is not None else 4)
    if capitals and len(draft.lines) <= 4 and len(text) <= LONGEST_BOLD and not text.endswith((".", ",", ";", ":")):
        return True
    single = len(draft.lines) == 1 and len(text.split()) <= 10 and not text.endswith((".", ",", ";", ":"))
    if not single or text[0].islower() or following.kind == "heading":
        return False
    if draft.first.underlined:
        return capitals
    coloured = {word.style.colour for word in draft.first.words} != {body.colour} and style.colour != body.colour
    larger = style.size >= 1.04 * body.size
    if capitals or ((coloured or larger) and following.size <= style.size and not _same_look(following, draft)):
        return True
    return style.italic and not following.first.style.italic and len(letters) > 4 and tops(draft, following, body.size)


def _same_look(one: Draft, other: Draft) -> bool:
    return one.first.style == other.first.style


def _same_heading(last: Draft, draft: Draft) -> bool:
    """Whether a heading goes on in the next draft: same style, right below, and not numbered anew."""
    if last.kind != "heading" or last.page != draft.page or last.column != draft.column or last.marks != draft.marks:
        return False
    one, other = last.last, draft.first
    step = other.baseline - one.baseline
    size = one.style.size
    alike = abs(size - other.style.size) < 0.3 and one.style.bold == other.style.bold
    if not alike or not 0 < step < 1.45 * size or NUMBERED.match(draft.raw):
        return False
    return one.style.colour == other.style.colour and (size > 13 or draft.raw[0].islower())
