"""The title of a document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from auditor.reading.drafts import Draft
from auditor.reading.readingsettings import reading_settings

_FILE = re.compile(r"\.(docx?|pdf|indd|pptx?|odt|xlsx?)$|^microsoft (word|powerpoint)|^[\w-]+_[\w-]+$", re.I)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NAME = re.compile(r"[_\s]+")


def choose_title(metadata: str, cover: Sequence[Draft], path: Path) -> str:
    """Choose the metadata's title where it means something, else the largest text of the first page.

    Args:
        metadata: The title that the file states; may be empty.
        cover: The drafts of the first page.
        path: The file, whose name is the last resort.
    """
    stated = " ".join(metadata.split())
    if _means_something(stated) and _stands_on(stated, cover):
        return stated
    largest = _largest(cover)
    if largest:
        return largest
    if _means_something(stated):
        return stated
    return _NAME.sub(" ", path.stem).strip() or path.name


def _means_something(title: str) -> bool:
    """Whether a stated title is more than what a program left."""
    words = title.split()
    return (
        len(words) >= 2
        and title.lower() not in reading_settings().titles_without_meaning
        and _FILE.search(title) is None
        and sum(sign.isalpha() for sign in title) > 0.5 * len(title)
    )


def _stands_on(title: str, cover: Sequence[Draft]) -> bool:
    """Whether a title tells of the first page: a reused template's or an earlier version's does not.

    At least half of the words stand there, and so does a year wherever the page has one.
    """
    if not cover:
        return True
    text = " ".join(draft.raw for draft in cover).lower()
    words = [word for word in re.findall(r"\w+", title.lower()) if len(word) > 2]
    years = set(_YEAR.findall(title))
    shown = set(_YEAR.findall(text))
    return sum(word in text for word in words) >= 0.5 * len(words) and not (years and shown and not years & shown)


def _largest(cover: Sequence[Draft]) -> str:
    """The largest text of the first page, as far as it runs in one size."""
    named = [draft for draft in cover if sum(sign.isalpha() for sign in draft.raw) > 3]
    if not named:
        return ""
    size = max(draft.size for draft in named)
    parts = []
    for draft in named:
        if draft.size >= 0.9 * size:
            parts.append(re.sub(r"(?<=[A-ZÅÄÖa-zåäö])- (?=[A-ZÅÄÖa-zåäö])", "", draft.raw))
    title = " ".join(parts)
    return title if len(title) <= 200 else parts[0][:200]
