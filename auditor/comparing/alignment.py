"""Which paragraph of a revision is which paragraph of the document before.

First what reads the same, in the same chapter or anywhere else if it stands there once;
then what was split or merged, by its parts together; then what was edited, in order:
the heaviest chain of like pairs stays in place, and what reads the same or much the
same off the chain has moved. What is left is new or gone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from auditor.comparing.chains import heaviest_chain
from auditor.comparing.comparisonsettings import ComparisonSettings, load_comparison_settings
from auditor.comparing.groups import Group, find_groups
from auditor.comparing.likeness import Text, counts, likeness, read_text, shared_words
from auditor.records import Paragraph

Fate = Literal["unchanged", "edited", "moved", "split", "merged", "new", "gone"]
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Pairing:
    """What became of one paragraph, or of several that were split or merged.

    Attributes:
        fate: `moved` only where the text is the same; a text that was edited and moved is `edited`.
        old: Ids before; none if new.
        new: Ids after; none if gone.
        likeness: Of the texts, from 0 to 1; 0 for what is new or gone.
        moved: Whether it stands in another place in the order.
    """

    fate: Fate
    old: tuple[str, ...]
    new: tuple[str, ...]
    likeness: float
    moved: bool = False


def align(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> tuple[Pairing, ...]:
    """Pair the paragraphs of two revisions.

    Tables of contents, and table rows that a page break repeats, take no part.

    Args:
        old: Paragraphs before, in reading order.
        new: Paragraphs after.

    Returns:
        In the order of the new document; what is gone stands behind what came before it.
    """
    rules = load_comparison_settings()
    sides = _texts(old, rules), _texts(new, rules)
    fixed = _same(*sides)
    groups = find_groups(*sides, fixed, rules)
    taken = {i for i, _ in fixed} | {i for group in groups for i in group.old}
    covered = {j for _, j in fixed} | {j for group in groups for j in group.new}
    rest = [i for i in range(len(sides[0])) if i not in taken], [j for j in range(len(sides[1])) if j not in covered]
    like = _candidates(*sides, rest, rules)
    weights = {pair: 1.0 for pair in fixed} | {group.pair: group.likeness for group in groups} | like
    placed = {pair: w + _length(sides[0][pair[0]]) for pair, w in weights.items() if not _floats(sides, pair, rules)}
    chain = heaviest_chain(placed)
    chosen = {pair: like[pair] for pair in chain if pair in like}
    seats = {i for i, _ in chosen}, {j for _, j in chosen}
    for pair, value in sorted(like.items(), key=lambda item: (-item[1], item[0])):
        least = rules.edited if _floats(sides, pair, rules) else rules.moved
        if value >= least and pair[0] not in seats[0] and pair[1] not in seats[1]:
            chosen[pair] = value
            seats[0].add(pair[0])
            seats[1].add(pair[1])
    stays = frozenset(pair for pair in weights if pair in chain or pair not in placed)
    return _pairings(sides, {pair: 1.0 for pair in fixed} | chosen, groups, stays)


def _texts(paragraphs: Sequence[Paragraph], rules: ComparisonSettings) -> tuple[Text, ...]:
    texts, rows = [], set()
    for paragraph in paragraphs:
        text = read_text(paragraph)
        row = (text.path, text.key)
        if paragraph.kind in rules.skipped or not text.key or (paragraph.kind == "table" and row in rows):
            continue
        rows.add(row)
        texts.append(text)
    return tuple(texts)


def _same(old: Sequence[Text], new: Sequence[Text]) -> frozenset[Pair]:
    """Pairs that read the same: in the same chapter, then anywhere, each time where the text stands once."""
    pairs: set[Pair] = set()
    names: tuple[Callable[[Text], Hashable], ...] = (lambda text: (text.path, text.key), lambda text: text.key)
    for name in names:
        taken, covered = {i for i, _ in pairs}, {j for _, j in pairs}
        left = _once(name(text) if i not in taken else None for i, text in enumerate(old))
        right = _once(name(text) if j not in covered else None for j, text in enumerate(new))
        pairs |= {(left[key], right[key]) for key in left.keys() & right.keys()}
    return frozenset(pairs)


def _once(names: Iterator[Hashable]) -> dict[Hashable, int]:
    listed = list(names)
    seen = Counter(listed)
    return {name: at for at, name in enumerate(listed) if name is not None and seen[name] == 1}


def _candidates(
    old: Sequence[Text], new: Sequence[Text], rest: tuple[list[int], list[int]], rules: ComparisonSettings
) -> dict[Pair, float]:
    """Pairs of what is left that are like enough to be the same paragraph, with their likeness."""
    if not rest[0] or not rest[1]:
        return {}
    left, right = [old[i] for i in rest[0]], [new[j] for j in rest[1]]
    common = 2 * shared_words(left, right) / (counts(left)[:, None] + counts(right)[None, :])
    # Of equally close ones, those that stand in about the same place.
    place = np.abs(np.linspace(0, 1, len(left))[:, None] - np.linspace(0, 1, len(right))[None, :])
    nearest = np.argsort(0.01 * place - common, axis=1, kind="stable")[:, : rules.closest]
    found = {}
    for row, columns in enumerate(nearest):
        for column in columns:
            if common[row, column] >= rules.shared:
                value = likeness(left[row].words, right[column].words)
                if value >= rules.edited:
                    found[rest[0][row], rest[1][column]] = value
    return found


def _floats(sides: tuple[Sequence[Text], Sequence[Text]], pair: Pair, rules: ComparisonSettings) -> bool:
    return sides[0][pair[0]].kind in rules.floating or sides[1][pair[1]].kind in rules.floating


def _length(text: Text) -> float:
    """A little more weight for longer texts: where two have changed places, the shorter one has moved."""
    return min(len(text.key), 1000) / 100_000


def _pairings(
    sides: tuple[Sequence[Text], Sequence[Text]],
    pairs: Mapping[Pair, float],
    groups: Sequence[Group],
    stays: frozenset[Pair],
) -> tuple[Pairing, ...]:
    old, new = sides
    at_new: dict[int, Pairing] = {}
    seat: dict[int, int] = {}
    for (i, j), value in pairs.items():
        fate: Fate = "edited" if old[i].key != new[j].key else "unchanged" if (i, j) in stays else "moved"
        at_new[j] = Pairing(fate, (old[i].id,), (new[j].id,), value, (i, j) not in stays)
        seat[i] = j
    for group in groups:
        ids = tuple(old[i].id for i in group.old), tuple(new[j].id for j in group.new)
        at_new[group.new[0]] = Pairing(group.fate, *ids, group.likeness, group.pair not in stays)
        seat |= dict.fromkeys(group.old, group.new[0])
    covered = {j for group in groups for j in group.new} | set(at_new)
    at_new |= {j: Pairing("new", (), (text.id,), 0.0) for j, text in enumerate(new) if j not in covered}
    gone: defaultdict[int, list[Pairing]] = defaultdict(list)
    last = -1
    for i, text in enumerate(old):
        if i in seat:
            last = seat[i]
        else:
            gone[last].append(Pairing("gone", (text.id,), (), 0.0))
    ordered = list(gone[-1])
    for j in sorted(at_new):
        ordered += [at_new[j], *gone[j]]
    return tuple(ordered)
