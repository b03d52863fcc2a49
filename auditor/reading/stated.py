"""Headings and levels that the file itself states: by its tags, its bookmarks or its table of contents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rapidfuzz.distance import Indel

from auditor.reading.drafts import Draft
from auditor.reading.entries import Entry, contents_entries, letters
from auditor.reading.headings import LONGEST
from auditor.reading.looks import CHAPTERS

# A source is believed on levels where it names so many headings, and where headings set alike mostly have one level.
LEAST = 3
AGREED = 0.7
# A title says enough to be looked for inside a paragraph with so many letters.
LEAST_LETTERS = 5
# The printed page number of an entry may be off by so many pages.
NEAR = 1
LONGEST_TITLE = 4
# Titles of which so large a share of letters is the same are one.
ALIKE = 0.9


def state_headings(drafts: Sequence[Draft], outline: Sequence[Entry]) -> list[Draft]:
    """Mark the headings that bookmarks and contents name, and set the levels that the file states.

    Args:
        drafts: Of the whole document, with their kinds, in reading order.
        outline: The file's bookmarks; may be empty.
    """
    sources: list[Mapping[int, int]] = []
    held = list(drafts)
    for entries in (outline, contents_entries(held)):
        held, _ = _match(held, entries)
    sources.append({at: draft.first.level for at, draft in enumerate(held) if draft.first.level})
    sources += [_match(held, entries)[1] for entries in (outline, contents_entries(held))]
    headings = {at for at, draft in enumerate(held) if draft.kind == "heading"}
    best: Mapping[int, int] = {}
    for levels in sources:
        named = {at: level for at, level in levels.items() if at in headings}
        if len(named) > max(LEAST - 1, len(best)) and _agrees(held, named):
            best = named
    best = _from_one(best, min(headings, default=0))
    return [replace(draft, level=best.get(at, 0)) if at in best else draft for at, draft in enumerate(held)]


def _from_one(levels: Mapping[int, int], first: int) -> dict[int, int]:
    """The levels counted from 1; the document's title, alone above all others at its beginning, is let down."""
    counts = Counter(levels.values())
    steps = sorted(counts)
    alone = len(steps) > 1 and counts[steps[0]] == 1 and counts[steps[1]] >= CHAPTERS
    title = alone and levels.get(first) == steps[0]
    top = steps[1] if title else steps[0] if steps else 1
    return {at: max(1, level - top + 1) for at, level in levels.items()}


def _match(drafts: Sequence[Draft], entries: Sequence[Entry]) -> tuple[list[Draft], dict[int, int]]:
    """The drafts, those named by an entry made headings, and the level stated for each."""
    if not entries:
        return list(drafts), {}
    named = _whole(drafts, entries)
    shift = _shift(drafts, named)
    named |= _alike(drafts, entries, named, shift)
    result: list[Draft] = []
    levels: dict[int, int] = {}
    open_entries = {entry for entry in entries if all(entry is not other for other in named.values())}
    for at, draft in enumerate(drafts):
        entry = named.get(at)
        if entry is not None and _near(entry, draft, shift):
            levels[len(result)] = entry.level
            result.append(replace(draft, kind="heading"))
            continue
        parts = _opened(draft, open_entries, shift)
        if parts is None:
            result.append(draft)
            continue
        head, rest, entry = parts
        open_entries.discard(entry)
        levels[len(result)] = entry.level
        result += [head, rest]
    return result, levels | _by_page(result, levels, entries, shift)


def _whole(drafts: Sequence[Draft], entries: Sequence[Entry]) -> dict[int, Entry]:
    """For drafts whose whole text is a title their entry, each entry once and in order."""
    places: dict[str, list[int]] = {}
    for at, draft in enumerate(drafts):
        short = len(draft.lines) <= LONGEST_TITLE and len(draft.raw) <= LONGEST
        if draft.kind in ("body", "list_item", "heading") and short:
            places.setdefault(letters(draft.raw), []).append(at)
    named: dict[int, Entry] = {}
    last = -1
    for entry in entries:
        found = [at for at in places.get(entry.letters, ()) if at not in named]
        if entry.exact and entry.page is not None:
            found = [at for at in found if abs(drafts[at].page - entry.page) <= NEAR]
        following = [at for at in found if at > last] or found
        heads = [at for at in following if drafts[at].kind == "heading"] or following
        if heads:
            last = heads[0]
            named[last] = entry
    return named


def _alike(
    drafts: Sequence[Draft], entries: Sequence[Entry], named: Mapping[int, Entry], shift: int | None
) -> dict[int, Entry]:
    """Entries whose title stands on their page with a letter or two otherwise, as text recognition leaves them."""
    found: dict[int, Entry] = {}
    held = set(named.values())
    for entry in entries:
        if entry in held or entry.page is None or (shift is None and not entry.exact):
            continue
        page = entry.page if entry.exact or shift is None else entry.page + shift
        for at, draft in enumerate(drafts):
            near = draft.page == page and draft.kind in ("body", "list_item", "heading") and len(draft.raw) <= LONGEST
            if near and at not in named and Indel.normalized_similarity(letters(draft.raw), entry.letters) >= ALIKE:
                found[at] = entry
                break
    return found


def _shift(drafts: Sequence[Draft], named: Mapping[int, Entry]) -> int | None:
    """How far the file's page numbers are ahead of the printed ones; None where that is not known."""
    steps = Counter(
        drafts[at].page - entry.page for at, entry in named.items() if entry.page is not None and not entry.exact
    )
    if not steps:
        return None
    step, count = steps.most_common(1)[0]
    return step if count >= 2 else None


def _near(entry: Entry, draft: Draft, shift: int | None) -> bool:
    """Whether a draft stands on the page that its entry gives, as far as that is known."""
    if draft.kind == "heading" or entry.page is None:
        return draft.kind == "heading" or len(entry.letters) >= LEAST_LETTERS
    if entry.exact:
        return draft.page == entry.page
    return shift is not None and abs(draft.page - shift - entry.page) <= NEAR


def _opened(draft: Draft, entries: set[Entry], shift: int | None) -> tuple[Draft, Draft, Entry] | None:
    """A paragraph whose first lines are a title, set like the text below it, parted in two."""
    if draft.kind != "body" or len(draft.lines) < 2 or not entries:
        return None
    for count in range(1, min(LONGEST_TITLE, len(draft.lines))):
        text = letters(" ".join(line.text for _, line in draft.lines[:count]))
        entry = next((entry for entry in entries if entry.letters == text and len(text) >= LEAST_LETTERS), None)
        if entry is not None and entry.page is not None and _near(entry, draft, shift):
            head = replace(draft, lines=draft.lines[:count], kind="heading")
            return head, replace(draft, lines=draft.lines[count:]), entry
    return None


def _by_page(
    drafts: Sequence[Draft], levels: Mapping[int, int], entries: Sequence[Entry], shift: int | None
) -> dict[int, int]:
    """Levels for chapters whose title in the contents is worded otherwise: the largest heading of their page."""
    if shift is None:
        return {}
    found: dict[int, int] = {}
    texts = {letters(drafts[at].raw) for at in levels}
    for entry in entries:
        if entry.page is None or entry.level > 1 or entry.letters in texts:
            continue
        page = entry.page + shift
        heads = [at for at, draft in enumerate(drafts) if draft.kind == "heading" and draft.page == page]
        if not heads or any(at in levels or at in found for at in heads):
            continue
        largest = max(heads, key=lambda at: drafts[at].size)
        if largest == heads[0]:
            found[largest] = entry.level
    return found


def _agrees(drafts: Sequence[Draft], levels: Mapping[int, int]) -> bool:
    """Whether a source's levels agree with how the headings are set."""
    looks: dict[tuple[int, bool, bool], Counter[int]] = {}
    for at, level in levels.items():
        style = drafts[at].first.style
        looks.setdefault((round(style.size), style.bold, style.italic), Counter())[level] += 1
    usual = sum(counts.most_common(1)[0][1] for counts in looks.values())
    flat = len(set(levels.values())) == 1 and len(looks) > 1
    return usual >= AGREED * len(levels) and not flat
