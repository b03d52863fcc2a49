"""From passages to levels: how far a strategy takes each goal and target.

`auditor.judging.levels` says how passages become a level; here they are gathered for each item.
Passages that commit to nothing (forewords, reading guides, retold frameworks, headings)
count as mentions at most and bring no elements.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import get_args

from auditor.judging.depth import commits, names_only, states_lack
from auditor.judging.levels import Passage, level_of, load_coverage_rules, read_passage
from auditor.records import (
    GOALS,
    LEVELS,
    Coverage,
    Element,
    Language,
    Level,
    Match,
    Paragraph,
    Relevance,
)
from auditor.reference.profile import Profile

ELEMENTS: tuple[Element, ...] = get_args(Element)
DECIDED = 0.5


def measure_coverage(
    matches: Sequence[Match],
    paragraphs: Sequence[Paragraph],
    profile: Profile,
    *,
    thresholds: Mapping[str, float] | None = None,
    language: Language = "sv",
) -> tuple[tuple[Coverage, ...], tuple[Coverage, ...]]:
    """Levels of all goals and of all targets of the profile.

    Args:
        matches: One for each paragraph.
        paragraphs: The paragraphs matched.
        profile: What is relevant, and how far it should go.
        thresholds: Probability from which an item counts as present, by goal number or target code; 0.5 if not given.
        language: Of the notes on relevance.

    Returns:
        The 17 goals in order; the targets in the order of the profile.
    """
    known = {paragraph.id: paragraph for paragraph in paragraphs}
    limits = thresholds if thresholds is not None else {}
    of_goal: dict[str, list[Passage]] = {}
    of_target: dict[str, list[Passage]] = {}
    nearest: dict[str, float] = {}
    for match in matches:
        paragraph = known[match.paragraph]
        if names_only(paragraph) or states_lack(paragraph):
            continue
        committed = commits(paragraph)
        for item, probability, present in _scores(match):
            side = of_target if "." in item else of_goal
            if present:
                side.setdefault(item, []).append(read_passage(match, paragraph, probability))
            elif committed:
                nearest[item] = max(nearest.get(item, 0.0), probability)
    goals = tuple(
        _cover(str(goal), of_goal, nearest, limits, profile.goal_relevance(goal), profile.goal_expected(goal), "", "")
        for goal in GOALS
    )
    targets = tuple(
        _cover(
            code,
            of_target,
            nearest,
            limits,
            entry.relevance,
            entry.expected,
            entry.reason,
            entry.note if language == "sv" and entry.note else profile.reasons[entry.reason][language],
        )
        for code, entry in profile.targets.items()
    )
    return goals, targets


def _scores(match: Match) -> list[tuple[str, float, bool]]:
    goals = [(str(score.goal), score.probability, score.present) for score in match.goals]
    return goals + [(score.target, score.probability, score.present) for score in match.targets]


def _cover(
    item: str,
    found: Mapping[str, Sequence[Passage]],
    nearest: Mapping[str, float],
    limits: Mapping[str, float],
    relevance: Relevance,
    expected: Level,
    rule: str,
    note: str,
) -> Coverage:
    passages = sorted(found.get(item, ()), key=lambda p: (-LEVELS.index(p.level), -round(p.probability, 2)))
    level = level_of(passages)
    borderline = _borderline(passages, nearest.get(item, 0.0), limits.get(item, DECIDED))
    if level == "missing":
        passages = []
    holders = {name: tuple(p.id for p in passages if p.level != "mention" and name in p.elements) for name in ELEMENTS}
    held: dict[Element, tuple[str, ...]] = {name: ids for name, ids in holders.items() if ids}
    return Coverage(
        item=item,
        relevance=relevance,
        expected=expected,
        level=level,
        paragraphs=tuple(passage.id for passage in passages),
        elements=tuple(held),
        element_paragraphs=held,
        borderline=borderline,
        rule=rule,
        note=note,
    )


def _borderline(passages: Sequence[Passage], nearest: float, threshold: float) -> bool:
    """Whether the level would be another if a little more, or a little less, support were asked for."""
    rules = load_coverage_rules()
    if not passages:
        return nearest >= threshold - rules.near
    return level_of(passages, rules.sure) != level_of(passages, 1 - rules.sure)
