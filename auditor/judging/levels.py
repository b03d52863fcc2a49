"""How far the passages of one goal or target take it together.

The level is the deepest that the passages carry together: how likely it is that at least
one of them is right, each being a probability (noisy-or), so that no level hangs on a
passage that probably speaks of something else. `chain` asks for aim, measure, somebody
responsible or a time, and an indicator or follow-up.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from auditor.folders import SETTINGS
from auditor.judging.depth import commits
from auditor.records import LEVELS, Depth, Element, Level, Match, Paragraph
from auditor.yamlfiles import load_yaml

FILE = SETTINGS / "coverage.yml"


@dataclass(frozen=True, slots=True)
class CoverageRules:
    """How passages become levels, from `settings/coverage.yml`."""

    chain: tuple[frozenset[Element], ...]
    followup_counts: tuple[tuple[Element, Level], ...]
    followup_else: Level
    present: float
    support: float
    sure: float
    near: float


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of one item: how deep it counts, what it holds, how sure it is."""

    id: str
    level: Level
    depth: Depth
    elements: tuple[Element, ...]
    probability: float

    @property
    def origin(self) -> str:
        """The id without the suffix that tells repeated paragraphs apart (`auditor.identifiers`)."""
        return "-".join(self.id.split("-")[:2])


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


def support(passages: Iterable[Passage]) -> float:
    """How likely it is that at least one of the passages speaks of the item (noisy-or); a repeated text counts once."""
    chances: dict[str, float] = {}
    for passage in passages:
        chances[passage.origin] = max(passage.probability, chances.get(passage.origin, 0.0))
    return 1 - math.prod(1 - chance for chance in chances.values())


def level_of(passages: Sequence[Passage], least: float | None = None) -> Level:
    """The level that passages reach together.

    Args:
        passages: Of one item.
        least: Support that a level needs; as the rules say if not given.
    """
    rules = load_coverage_rules()
    needed = rules.support if least is None else least
    if support(passages) < min(needed, rules.present):
        return "missing"
    if not missing_links(passages, needed):
        return "chain"
    for step in reversed(LEVELS[LEVELS.index("intent") : LEVELS.index("chain")]):
        if support(p for p in passages if LEVELS.index(p.level) >= LEVELS.index(step)) >= needed:
            return step
    return "mention"


def missing_links(passages: Sequence[Passage], least: float | None = None) -> tuple[frozenset[Element], ...]:
    """The links of the chain that no passage carries, each as the elements that would fill it."""
    rules = load_coverage_rules()
    needed = rules.support if least is None else least
    spoken = [passage for passage in passages if passage.level != "mention"]
    return tuple(link for link in rules.chain if support(p for p in spoken if link & set(p.elements)) < needed)


@lru_cache(maxsize=1)
def load_coverage_rules() -> CoverageRules:
    """Read how passages become levels."""
    settings = load_yaml(FILE)
    return CoverageRules(
        tuple(frozenset(link) for link in settings["chain"]),
        tuple(settings["followup_counts"].items()),
        settings["followup_else"],
        settings["present"],
        settings["support"],
        settings["sure"],
        settings["near"],
    )
