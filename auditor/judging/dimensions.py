"""The balance between the three dimensions, and whether each carries the role that the region gives it.

A passage's primary dimensions are those of its targets (of its goals where no target is
clear); secondary ones come from the targets and from the text itself. Both counts stand
side by side, because every goal bears on all three dimensions. Roles are the profile's:
in Sörmland the social dimension is the goal, the economy the means, ecology the frame.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from auditor.folders import SETTINGS
from auditor.judging.depth import commits
from auditor.judging.sections import section_of
from auditor.judging.signals import find_signals
from auditor.records import (
    DEPTHS,
    DIMENSIONS,
    Dimension,
    DimensionCoverage,
    Match,
    Paragraph,
    Section,
)
from auditor.reference.profile import Profile, Role
from auditor.reference.taxonomy import Taxonomy
from auditor.yamlfiles import load_yaml

FILE = SETTINGS / "dimensions.yml"
AIM, INTENT = DEPTHS.index("aim"), DEPTHS.index("intent")
Check = tuple[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class DimensionRules:
    """When a dimension counts as treated, and when a section rests on one alone (`settings/dimensions.yml`)."""

    treated: float
    alone: float
    fewest: int


@dataclass(frozen=True, slots=True)
class Treated:
    """A goal-bearing passage and its dimensions.

    Attributes:
        paragraph: The paragraph.
        match: Its match.
        primary: Dimensions of its targets or goals in the first place.
        held: Primary and secondary dimensions, and those that the text itself treats.
    """

    paragraph: Paragraph
    match: Match
    primary: frozenset[Dimension]
    held: frozenset[Dimension]

    @property
    def depth(self) -> int:
        """Place of its depth on the ladder."""
        return DEPTHS.index(self.match.depth)


def measure_dimensions(
    matches: Sequence[Match],
    paragraphs: Sequence[Paragraph],
    profile: Profile,
    taxonomy: Taxonomy,
    sections: Sequence[Section] = (),
) -> tuple[DimensionCoverage, ...]:
    """Share of the strategy and role check of each dimension, in fixed order.

    Args:
        matches: One for each paragraph.
        paragraphs: The paragraphs matched.
        profile: Gives the roles.
        taxonomy: Gives the targets' dimensions.
        sections: Priorities and chapters; a limit named once in a section holds for all of it.
    """
    treated = read_dimensions(matches, paragraphs, taxonomy)
    shares = dimension_shares(treated)
    return tuple(
        DimensionCoverage(
            dimension=dimension,
            role=profile.roles[dimension],
            primary=shares[dimension][0],
            secondary=shares[dimension][1],
            checks=_check(dimension, profile.roles[dimension], treated, sections),
        )
        for dimension in DIMENSIONS
    )


def read_dimensions(
    matches: Sequence[Match], paragraphs: Sequence[Paragraph], taxonomy: Taxonomy
) -> tuple[Treated, ...]:
    """The goal-bearing passages that stand where the strategy commits itself, with their dimensions."""
    known = {paragraph.id: paragraph for paragraph in paragraphs}
    return tuple(
        Treated(known[match.paragraph], match, *_dimensions(match, taxonomy))
        for match in matches
        if match.goals_present and commits(known[match.paragraph])
    )


def dimension_shares(treated: Iterable[Treated]) -> dict[Dimension, tuple[float, float]]:
    """For each dimension the share of passages that carry it as primary, and as primary or secondary."""
    passages = tuple(treated)
    size = max(len(passages), 1)
    return {
        dimension: (
            sum(dimension in passage.primary for passage in passages) / size,
            sum(dimension in passage.held for passage in passages) / size,
        )
        for dimension in DIMENSIONS
    }


def one_sided(treated: Sequence[Treated], sections: Sequence[Section]) -> tuple[tuple[Section, Dimension], ...]:
    """The priorities that rest on one dimension alone, and which."""
    rules = load_dimension_rules()
    found = []
    for section in sections:
        members = [passage for passage in treated if passage.paragraph.id in set(section.paragraphs)]
        if not section.priority or len(members) < rules.fewest:
            continue
        shares = dimension_shares(members)
        strong = [name for name in DIMENSIONS if shares[name][1] >= rules.alone]
        weak = [name for name in DIMENSIONS if shares[name][1] <= 1 - rules.alone]
        if len(strong) == 1 and len(weak) == 2:
            found.append((section, strong[0]))
    return tuple(found)


@lru_cache(maxsize=1)
def load_dimension_rules() -> DimensionRules:
    """Read the settings."""
    settings = load_yaml(FILE)
    return DimensionRules(settings["treated"], settings["alone"], settings["fewest"])


def _dimensions(match: Match, taxonomy: Taxonomy) -> tuple[frozenset[Dimension], frozenset[Dimension]]:
    targets = [taxonomy.target(code) for code in match.targets_present]
    clear = {target.goal for target in targets}
    primary = {target.primary for target in targets}
    primary |= {_of_goal(goal, taxonomy) for goal in match.goals_present if goal not in clear}
    secondary = {dimension for target in targets for dimension in target.secondary}
    spoken = {name for name in DIMENSIONS if match.dimensions.get(name, 0.0) >= load_dimension_rules().treated}
    return frozenset(primary), frozenset(primary | secondary | spoken)


def _of_goal(goal: int, taxonomy: Taxonomy) -> Dimension:
    """The primary dimension of most of a goal's targets."""
    counts: Mapping[Dimension, int] = Counter(target.primary for target in taxonomy.goals[goal].targets)
    return max(DIMENSIONS, key=lambda name: counts.get(name, 0))


def _check(
    dimension: Dimension, role: Role, treated: Sequence[Treated], sections: Sequence[Section]
) -> tuple[Check, ...]:
    own = [passage for passage in treated if dimension in passage.primary]
    if role == "goal":
        code = "goal_without_target_group"
        found = [p for p in own if p.depth >= AIM and "target_group" not in p.match.elements]
    elif role == "means":
        code = "means_without_goal"
        found = [p for p in own if p.depth >= INTENT and p.held == {dimension}]
    elif role == "frame":
        code = "frame_without_limit"
        places = section_of(sections)
        limited = {places.get(p.paragraph.id) for p in own if _names_limit(p)}
        found = [p for p in own if p.depth >= INTENT and places.get(p.paragraph.id) not in limited]
    else:
        return ()
    return ((code, tuple(passage.paragraph.id for passage in found)),) if found else ()


def _names_limit(passage: Treated) -> bool:
    sentences = find_signals(passage.paragraph.text, passage.paragraph.language)
    return "level" in passage.match.elements or any(sentence.has("limit") for sentence in sentences)
