"""Which words one text has that another has not, in the order of both."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher

from auditor.comparing.wordingrules import Word

TOKEN = re.compile(r"\w+(?:-\w+)*|[^\w\s]")
Piece = tuple[str, bool]
Span = tuple[int, int]


def changed_words(
    old: str, new: str, find: Callable[[str], tuple[Word, ...]]
) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """The words that a search finds in what was taken out, and in what was put in."""
    out = [span for span, _ in _replaced(old, new)]
    into = [span for _, span in _replaced(old, new)]
    return _touching(find(old), out), _touching(find(new), into)


def reworded_verb(old: str, new: str, word: Word, *, lost: bool) -> tuple[str, str] | None:
    """The verb that a modal was put before or taken from: `bygger` → `kan bygga`.

    Args:
        old: The sentence before.
        new: The sentence after.
        word: The modal that only one of them has.
        lost: Whether it stands in the old one.

    Returns:
        The words before and after; None where the modal came or went with a clause of its own.
    """
    for out, into in _replaced(old, new):
        with_modal, without = (old, new) if lost else (new, old)
        here, there = (out, into) if lost else (into, out)
        if here[0] <= word.start < here[1]:
            tail = [match.group() for match in TOKEN.finditer(with_modal, word.end)][:2]
            for verb in TOKEN.findall(without[slice(*there)]):
                full = next((other for other in tail if _same_stem(verb, other)), None)
                if full is not None:
                    pair = (verb, f"{word.text} {full}")
                    return (pair[1], pair[0]) if lost else pair
    return None


def differences(old: str, new: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both texts in pieces, each with whether the other text lacks it."""
    spans = tuple(_replaced(old, new))
    return _pieces(old, [out for out, _ in spans]), _pieces(new, [into for _, into in spans])


def _pieces(text: str, changed: list[Span]) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    at = 0
    for start, end in changed:
        if start < end:
            pieces += [(text[at:start], False), (text[start:end], True)]
            at = end
    return tuple(piece for piece in (*pieces, (text[at:], False)) if piece[0])


def _replaced(old: str, new: str) -> Iterator[tuple[Span, Span]]:
    """Spans of characters that differ, from the first changed word to the last."""
    before, after = list(TOKEN.finditer(old)), list(TOKEN.finditer(new))
    words = [match.group().casefold() for match in before], [match.group().casefold() for match in after]
    for name, i, i_end, j, j_end in SequenceMatcher(None, *words, autojunk=False).get_opcodes():
        if name != "equal":
            yield _span(before[i:i_end]), _span(after[j:j_end])


def _span(matches: list[re.Match[str]]) -> Span:
    return (matches[0].start(), matches[-1].end()) if matches else (0, 0)


def _touching(words: tuple[Word, ...], spans: list[Span]) -> tuple[Word, ...]:
    return tuple(word for word in words if any(word.start < end and start < word.end for start, end in spans))


def _same_stem(one: str, other: str) -> bool:
    shorter = min(len(one), len(other))
    shared = next((at for at in range(shorter) if one[at] != other[at]), shorter)
    return shorter > 1 and shared >= max(2, shorter - 1)
