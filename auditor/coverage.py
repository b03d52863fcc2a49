"""From passages to levels: how far a strategy takes each goal and target.

The level is that of the deepest passage; `chain` asks for aim, measure, somebody
responsible or a time, and an indicator or follow-up, over all passages of the item.
Passages that commit to nothing (forewords, reading guides, retold frameworks, headings)
count as mentions at most and bring no elements.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import get_args

import yaml

from auditor.depth import commits
from auditor.profile import Profile
from auditor.records import (
    GOALS,
    LEVELS,
    Coverage,
    Depth,
    Element,
    Language,
    Level,
    Match,
    Paragraph,
    Relevance,
    Section,
)

FILE = Path(__file__).parent / "settings" / "coverage.yml"
ELEMENTS: tuple[Element, ...] = get_args(Element)
DECIDED = 0.5


@dataclass(frozen=True, slots=True)
class CoverageRules:
    """How passages become levels, from `settings/coverage.yml`."""

    chain: tuple[frozenset[Element], ...]
    followup_counts: tuple[tuple[Element, Level], ...]
    followup_else: Level
    near: float


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of one item: how deep it counts, what it holds, how sure it is."""

    id: str
    level: Level
    depth: Depth
    elements: tuple[Element, ...]
    probability: float


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


def read_passage(match: Match, paragraph: Paragraph, probability: float) -> Passage:
    """How deep a passage counts: what stands where nothing is committed is a mention and holds no elements."""
    if not commits(paragraph):
        return Passage(match.paragraph, "mention", "mention", (), probability)
    level: Level = "mention"
    if match.depth == "followup":
        rules = load_coverage_rules()
        level = next((step for name, step in rules.followup_counts if name in match.elements), rules.followup_else)
    elif match.depth != "none":
        level = match.depth
    return Passage(match.paragraph, level, match.depth, match.elements, probability)


def level_of(passages: Sequence[Passage]) -> Level:
    """The level that passages reach together."""
    if not passages:
        return "missing"
    return "chain" if not missing_links(passages) else max((p.level for p in passages), key=LEVELS.index)


def missing_links(passages: Sequence[Passage]) -> tuple[frozenset[Element], ...]:
    """The links of the chain that no passage holds, each as the elements that would fill it."""
    found = {element for passage in passages if passage.level != "mention" for element in passage.elements}
    return tuple(link for link in load_coverage_rules().chain if not link & found)


def whole_chains(coverage: Coverage, sections: Sequence[Section]) -> tuple[str, ...]:
    """Titles of the sections that hold the whole chain of an item by themselves."""
    rules = load_coverage_rules()
    held = {name: frozenset(ids) for name, ids in coverage.element_paragraphs.items()}
    return tuple(
        section.title
        for section in sections
        if all(any(held.get(name, frozenset()) & set(section.paragraphs) for name in link) for link in rules.chain)
    )


@lru_cache(maxsize=1)
def load_coverage_rules() -> CoverageRules:
    """Read how passages become levels."""
    settings = yaml.safe_load(FILE.read_text("utf-8"))
    return CoverageRules(
        tuple(frozenset(link) for link in settings["chain"]),
        tuple(settings["followup_counts"].items()),
        settings["followup_else"],
        settings["near"],
    )


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
    passages = sorted(found.get(item, ()), key=lambda p: (-LEVELS.index(p.level), -p.probability))
    holders = {name: tuple(p.id for p in passages if p.level != "mention" and name in p.elements) for name in ELEMENTS}
    held: dict[Element, tuple[str, ...]] = {name: ids for name, ids in holders.items() if ids}
    return Coverage(
        item=item,
        relevance=relevance,
        expected=expected,
        level=level_of(passages),
        paragraphs=tuple(passage.id for passage in passages),
        elements=tuple(held),
        element_paragraphs=held,
        borderline=_borderline(passages, nearest.get(item, 0.0), limits.get(item, DECIDED)),
        rule=rule,
        note=note,
    )


def _borderline(passages: Sequence[Passage], nearest: float, threshold: float) -> bool:
    """Whether one passage near the threshold decides the level."""
    near = load_coverage_rules().near
    if not passages:
        return nearest >= threshold - near
    level = level_of(passages)
    return any(
        passage.probability < threshold + near and level_of([p for p in passages if p is not passage]) != level
        for passage in passages
    )
