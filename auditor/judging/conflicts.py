"""Possible goal conflicts to examine: what a commitment may cost another goal, and whether the strategy says so.

The pairs are reference data (`taxonomies/conflicts.yml`). A pair is raised where the text
itself sets the two sides against each other, where both stand in the same priority and the
first is an aim or more, and where an aim on work, infrastructure or settlement stands in a
priority that is silent on the paired ecology goal (after SEI's analysis for Sweden's review).
Never a found fact: a question to weigh.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from auditor.judging.depth import commits
from auditor.judging.sections import section_of
from auditor.judging.signals import FALLBACK, LANGUAGES, find_signals, read_sentence
from auditor.judging.tensions import NAMED, Entry, conflict_phrases, load_conflicts
from auditor.records import DEPTHS, Conflict, ConflictStatus, Document, Match, Paragraph, Section

NEAR = 2  # paragraphs on either side in which a section may take up a conflict
AIM, INTENT = DEPTHS.index("aim"), DEPTHS.index("intent")
STATUSES: tuple[ConflictStatus, ...] = ("unaddressed", "mentioned", "weighed")


@dataclass(frozen=True, slots=True)
class Side:
    """A paragraph that commits, as far as conflicts are concerned."""

    paragraph: Paragraph
    match: Match
    phrases: frozenset[str]
    named: bool
    weighed: bool

    @property
    def goals(self) -> frozenset[int]:
        """The goals decided present."""
        return frozenset(self.match.goals_present)

    def stands(self, entry: Entry, side: int, *, strict: bool) -> bool:
        """Whether it belongs to a side: the goal with a phrase, or (not strict) one of the targets."""
        targets = entry.sides[side]
        spoken = f"{entry.id} {side}" in self.phrases and bool(self.goals & {_goal(code) for code in targets})
        return spoken or (not strict and bool(set(self.match.targets_present) & set(targets)))

    def spans(self, entry: Entry) -> bool:
        """Whether it addresses different goals on the two sides."""
        first, second = ({_goal(code) for code in side} & self.goals for side in entry.sides)
        return len(first | second) > 1 and bool(first) and bool(second)


def names_conflict(text: str, language: str, goals: Sequence[int] | None = None) -> bool:
    """Whether a text sets two goals against each other, by a word for it or by a contrast with a loss.

    Args:
        text: The passage.
        language: `sv` or `en`; others are read with the Swedish signals.
        goals: The goals it addresses, if known; fewer than two cannot be set against each other.
    """
    if goals is not None and len(goals) < 2:
        return False
    sentences = find_signals(text, language)
    return any(s.has("conflict_admitted") or (s.has("contrast") and s.has("loss")) for s in sentences)


def find_conflicts(document: Document, matches: Sequence[Match], sections: Sequence[Section]) -> tuple[Conflict, ...]:
    """The possible conflicts of a strategy, in the order of the reference data, then those it names itself.

    Args:
        document: The document read.
        matches: One for each paragraph.
        sections: Its priorities and chapters.
    """
    known = {paragraph.id: paragraph for paragraph in document.paragraphs}
    places = section_of(sections)
    groups: dict[int, list[Side]] = {}
    for match in matches:
        paragraph = known[match.paragraph]
        if match.goals_present and commits(paragraph) and match.paragraph in places:
            groups.setdefault(places[match.paragraph], []).append(_side(paragraph, match))
    found = [result for entry in load_conflicts().entries if (result := _examine(entry, groups)) is not None]
    taken = frozenset[str]().union(*(taking for _, taking in found))
    named = [side for group in groups.values() for side in group if side.named]
    own = [_own(side) for side in named if side.match.paragraph not in taken]
    return tuple(conflict for conflict, _ in found) + tuple(conflict for conflict in own if conflict is not None)


def _side(paragraph: Paragraph, match: Match) -> Side:
    language = paragraph.language if paragraph.language in LANGUAGES else FALLBACK
    named = match.conflict or names_conflict(paragraph.text, language, match.goals_present)
    weighed = any(sentence.has("conflict_weighed") for sentence in find_signals(paragraph.text, language))
    phrases = read_sentence(paragraph.text, conflict_phrases(language)).signals
    return Side(paragraph, match, frozenset(phrases), named, weighed)


def _examine(entry: Entry, groups: Mapping[int, Sequence[Side]]) -> tuple[Conflict, frozenset[str]] | None:
    """Look for one pair in every section; the strategy's best answer anywhere counts.

    Returns:
        The conflict, and the passages that take it up themselves.
    """
    carrying: list[Side] = []
    taking: list[Side] = []
    for group in groups.values():
        first = [side for side in group if side.stands(entry, 0, strict=True) and _depth(side) >= AIM]
        second = [side for side in group if side.stands(entry, 1, strict=False)]
        both = [s for s in group if s.named and s in second and s.stands(entry, 0, strict=False) and s.spans(entry)]
        if not both and not (first and (any(s not in first for s in second) or _silent(entry, first, group))):
            continue
        near = [s for s in group if s.named and s not in both and _bridges(s, entry, first, second)]
        taking += both + near
        carrying += [side for side in group if side in both or side in first or side in second or side in near]
    if not carrying:
        return None
    found: list[ConflictStatus] = ["weighed" if side.weighed else "mentioned" for side in taking]
    status = max(found, key=STATUSES.index, default=STATUSES[0])
    ids = tuple(dict.fromkeys(side.match.paragraph for side in carrying))
    weighty = taking if taking else carrying
    pair = (_best(entry, 0, weighty), _best(entry, 1, weighty))
    return Conflict(entry.id, pair, ids, status), frozenset(side.match.paragraph for side in taking)


def _bridges(side: Side, entry: Entry, first: Sequence[Side], second: Sequence[Side]) -> bool:
    """Whether a passage that names a conflict stands on one side, close to a passage of the other."""
    return (side.stands(entry, 0, strict=False) and _close(side, second)) or (
        side.stands(entry, 1, strict=False) and _close(side, first)
    )


def _silent(entry: Entry, first: Sequence[Side], group: Sequence[Side]) -> bool:
    """Whether an aim on work, infrastructure or settlement stands in a section silent on the paired ecology goals."""
    rules = load_conflicts()
    paired = {_goal(code) for code in entry.sides[1]} & rules.ecology
    growing = any(side.goals & rules.growth and not side.named for side in first)
    return bool(paired) and growing and not any(side.goals & paired and _depth(side) >= INTENT for side in group)


def _best(entry: Entry, side: int, carrying: Sequence[Side]) -> str:
    """The target of a side that the passages carry best; the entry's first where none is clear."""
    chances = dict.fromkeys(entry.sides[side], 0.0)
    for passage in carrying:
        for score in passage.match.goals:
            for code in entry.sides[side]:
                if score.present and _goal(code) == score.goal:
                    chances[code] = max(chances[code], score.probability / 2)
        for target in passage.match.targets:
            if target.present and target.target in chances:
                chances[target.target] = max(chances[target.target], target.probability)
    return max(entry.sides[side], key=lambda code: chances[code])


def _own(side: Side) -> Conflict | None:
    """A conflict that the strategy names outside the reference pairs: the best targets of its two clearest goals."""
    ranked = sorted((s for s in side.match.goals if s.present), key=lambda score: -score.probability)
    pair = [next((t.target for t in side.match.targets if _goal(t.target) == s.goal), None) for s in ranked[:2]]
    if len(pair) < 2 or pair[0] is None or pair[1] is None:
        return None
    return Conflict(NAMED, (pair[0], pair[1]), (side.match.paragraph,), "weighed" if side.weighed else "mentioned")


def _close(side: Side, others: Sequence[Side]) -> bool:
    return any(abs(side.paragraph.order - other.paragraph.order) <= NEAR for other in others)


def _depth(side: Side) -> int:
    return DEPTHS.index(side.match.depth)


def _goal(code: str) -> int:
    return int(code.partition(".")[0])
