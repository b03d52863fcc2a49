"""Paragraphs that were split or merged: several neighbours on one side that make up one on the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import numpy as np

from auditor.comparing.comparisonsettings import ComparisonSettings
from auditor.comparing.likeness import Text, counts, likeness, shared_words


@dataclass(frozen=True, slots=True)
class Group:
    """One paragraph and the neighbours that make it up.

    Attributes:
        fate: Whether one became several, or several one.
        old: Places before.
        new: Places after.
        likeness: Of the whole to its parts together.
    """

    fate: Literal["split", "merged"]
    old: tuple[int, ...]
    new: tuple[int, ...]
    likeness: float

    @property
    def pair(self) -> tuple[int, int]:
        """The first place on each side."""
        return self.old[0], self.new[0]


def find_groups(
    old: Sequence[Text], new: Sequence[Text], fixed: frozenset[tuple[int, int]], rules: ComparisonSettings
) -> tuple[Group, ...]:
    """The splits and merges among what does not read the same, the surest first; no paragraph in two of them."""
    taken, covered = {i for i, _ in fixed}, {j for _, j in fixed}
    left = [i for i, text in enumerate(old) if i not in taken and text.kind not in rules.floating]
    right = [j for j, text in enumerate(new) if j not in covered and text.kind not in rules.floating]
    found = [Group("split", (i,), parts, value) for i, parts, value in _runs(old, left, new, right, rules)]
    found += [Group("merged", parts, (j,), value) for j, parts, value in _runs(new, right, old, left, rules)]
    chosen: list[Group] = []
    for group in sorted(found, key=lambda group: -group.likeness):
        if not any(set(group.old) & set(other.old) or set(group.new) & set(other.new) for other in chosen):
            chosen.append(group)
    return tuple(chosen)


def _runs(
    wholes: Sequence[Text], at: Sequence[int], texts: Sequence[Text], free: Sequence[int], rules: ComparisonSettings
) -> list[tuple[int, tuple[int, ...], float]]:
    """For each whole the run of free neighbours that it is most like, if they beat the best single one."""
    if not at or len(free) < 2:
        return []
    whole, parts = [wholes[i] for i in at], [texts[j] for j in free]
    common = shared_words(whole, parts)
    inside = (common / counts(parts)[None, :] >= rules.contained) & (common >= 1)
    inside &= np.array([len(text.words) for text in parts]) < np.array([[len(text.words)] for text in whole])
    follow = _neighbours(texts, free, rules)
    found = []
    for row, i in enumerate(at):
        fit = {free[column] for column in np.flatnonzero(inside[row]).tolist()}
        best: tuple[int, ...] = ()
        reached = 0.0
        for start in sorted(fit):
            run: tuple[int, ...] = (start,)
            while len(run) < rules.parts and follow.get(run[-1]) in fit:
                run = (*run, follow[run[-1]])
                value = likeness(wholes[i].words, [word for j in run for word in texts[j].words])
                if value > reached:
                    best, reached = run, value
        if reached >= rules.grouped:
            single = max(likeness(wholes[i].words, texts[j].words) for j in best)
            if reached >= single + rules.better:
                found.append((i, best, reached))
    return found


def _neighbours(texts: Sequence[Text], free: Sequence[int], rules: ComparisonSettings) -> dict[int, int]:
    """The free place that follows each free place with nothing but floating paragraphs between."""
    standing = [j for j, text in enumerate(texts) if text.kind not in rules.floating]
    known = set(free)
    after = dict(pairwise(standing))
    return {j: after[j] for j in free if after.get(j) in known}
