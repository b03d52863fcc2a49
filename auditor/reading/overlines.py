"""Lines that stand over what they head: labels, numbered lines, lines right above a paragraph."""

from __future__ import annotations

import re

from auditor.reading.drafts import Draft
from auditor.reading.readingsettings import reading_settings

# A numbered line set like running text heads text if it has at most so many words, a table if at most so many.
SHORT_TITLE = 14
LONG_TITLE = 40
# A sentence has at least so many words.
SENTENCE_WORDS = 6
# A heading right above its paragraph is at most so many text sizes away and this near to its left edge.
RIGHT_ABOVE = 2.6
ALIGNED = 0.6
NUMBERED = re.compile(
    r"^(?:kapitel |avsnitt |del |bilaga |chapter |section |annex )?(\d{1,2}(?:\.\d{1,2})*)\.?(?:\s|$)", re.I
)


def is_label(text: str, following: Draft | None) -> bool:
    """Whether a line is a word such as goal or measure and its number, over a paragraph: "Mål 11"."""
    words = text.lower().rstrip(".:").split()
    if following is None or following.kind not in ("body", "list_item") or len(words) != 2:
        return False
    return words[0] in reading_settings().labels and re.fullmatch(r"\d{1,3}(\.\d+)*|[a-z]|[ivx]+", words[1]) is not None


def is_boxed_sentence(draft: Draft, following: Draft) -> bool:
    """Whether a draft stands alone in its box: what heads nothing there is a sentence, however bold."""
    alone = "text_box" in draft.marks and "text_box" not in following.marks
    return alone and len(draft.raw.split()) >= SENTENCE_WORDS


def stands_over(draft: Draft, numbered: re.Match[str], following: Draft | None) -> bool:
    """Whether a numbered line that is set like running text heads what follows: "1.1 Measures", then a paragraph."""
    if following is None or following.kind not in ("body", "table") or following.page - draft.page > 1:
        return False
    tabled = following.kind == "table"
    most = (LONG_TITLE, 4) if tabled and "." in numbered.group(1) else (SHORT_TITLE, 2)
    if len(draft.raw.split()) > most[0] or len(draft.lines) > most[1]:
        return False
    below = NUMBERED.match(following.raw)
    if (below is not None and not below.group(1).startswith(f"{numbered.group(1)}.")) or draft.raw.endswith(
        (";", ",", ":")
    ):
        return False
    if draft.page != following.page and (draft.raw.endswith(".") or tabled):
        return False
    title = draft.raw[numbered.end() :].lstrip().lstrip("”\"“»'")
    quoted = draft.raw[numbered.end() :].lstrip()[:1] in "”\"“»'"
    if not title[:1].isalpha() or not (title[:1].isupper() or quoted):
        return False
    slanted = draft.first.style.italic and not following.first.style.italic
    return "." in numbered.group(1) or (slanted and draft.kind == "list_item")


def tops(draft: Draft, following: Draft, size: float) -> bool:
    """Whether a line stands right over a paragraph of running text, at its left edge."""
    step = following.first.baseline - draft.last.baseline
    aligned = min(abs(line.x0 - draft.first.x0) for _, line in following.lines[:2]) < ALIGNED * size
    plain = following.kind in ("body", "list_item") and abs(following.size - size) < 0.06 * size
    few = len(draft.lines) <= (2 if draft.raw.isupper() else 1)
    single = few and draft.page == following.page and draft.marks == following.marks
    return single and plain and aligned and 0 < step < RIGHT_ABOVE * size and draft.raw[:1].isupper()
