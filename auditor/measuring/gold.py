"""Own strategies with planted levels, and how an audit of them agrees: goals, depth, levels, conflicts.

The paragraphs are taken as they are labelled, so that reading plays no part.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from auditor.audit import thresholds
from auditor.folders import DATA
from auditor.judging.conflicts import find_conflicts
from auditor.judging.coverage import measure_coverage
from auditor.judging.sections import sections
from auditor.matching.goalmodel import load_goal_model
from auditor.matching.matches import Matcher
from auditor.matching.scores import goal_of
from auditor.measuring.example import EXAMPLE, read_gold
from auditor.records import Document, Level, Match, Paragraph
from auditor.reference.profile import load_profile
from auditor.reference.taxonomy import load_taxonomy
from auditor.yamlfiles import load_yaml

FOLDER = DATA / "gold"
BUILT_ON, REPORTED = ("inland", "coast"), ("metropolis",)
DEPTHS = ("mention", "intent", "aim", "measure", "followup")


@dataclass(frozen=True, slots=True)
class GoldStrategy:
    """An own strategy with what was planted in it.

    Attributes:
        name: Of its files.
        document: Its paragraphs, as if read.
        labels: One record a paragraph: goals, targets, depth, elements.
        levels: Planted level of each goal.
        conflicts: Planted conflicts: the two targets, the status.
    """

    name: str
    document: Document
    labels: tuple[dict[str, Any], ...]
    levels: dict[int, Level]
    conflicts: tuple[tuple[frozenset[str], str], ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """What an audit found of a gold strategy.

    Attributes:
        name: Of the strategy.
        levels: For each goal the planted and the found level.
        goals: Paragraph decisions on goals: right, given, true.
        depths: Planted and found depth of each paragraph that truly addresses a goal.
        conflicts: Pairs of goals in conflict: right, given, true.
    """

    name: str
    levels: dict[int, tuple[Level, Level]]
    goals: tuple[int, int, int]
    depths: tuple[tuple[str, str], ...]
    conflicts: tuple[int, int, int]


def load_gold(name: str, folder: Path = FOLDER) -> GoldStrategy:
    """Read an own strategy with its labels."""
    labels = [json.loads(line) for line in (folder / f"{name}.jsonl").read_text("utf-8").splitlines()]
    planted = load_yaml(folder / f"{name}.yml")
    paragraphs = tuple(
        Paragraph(f"p-{name}{order}", order, 1, 1, tuple(record["heading"]), record["kind"], record["text"])
        for order, record in enumerate(labels)
    )
    return GoldStrategy(
        name=name,
        document=Document(f"{name}.md", "", "md", planted["title"], "sv", 1, (), paragraphs),
        labels=tuple(labels),
        levels={int(goal): entry["level"] for goal, entry in planted["goals"].items()},
        conflicts=tuple((frozenset(entry["pair"]), entry["status"]) for entry in planted["conflicts"]),
    )


def example_gold() -> GoldStrategy:
    """The example strategy as a gold strategy, from its own labels and planted gaps."""
    planted = load_yaml(EXAMPLE / "gaps.yml")
    passages = read_gold()
    paragraphs = tuple(
        Paragraph(f"p-example{passage.order}", passage.order, 1, 1, passage.heading, passage.kind, passage.text)
        for passage in passages
    )
    return GoldStrategy(
        name="example",
        document=Document("example.md", "", "md", "example", "sv", 1, (), paragraphs),
        labels=tuple(asdict(passage) for passage in passages),
        levels={int(goal): entry["level"] for goal, entry in planted["goals"].items()},
        conflicts=tuple((frozenset(entry["pair"]), entry["status"]) for entry in planted["conflicts"]),
    )


def judge(gold: GoldStrategy, matcher: Matcher) -> Judged:
    """Audit a gold strategy and hold the result against what was planted."""
    profile = load_profile("sormland", load_taxonomy().targets)
    paragraphs = gold.document.paragraphs
    matches = matcher.match(paragraphs)
    goals, _ = measure_coverage(matches, paragraphs, profile, thresholds=thresholds(load_goal_model()))
    found = find_conflicts(gold.document, matches, sections(gold.document))
    return Judged(
        name=gold.name,
        levels={int(row.item): (gold.levels[int(row.item)], row.level) for row in goals},
        goals=_overlap(_goals_given(matches), {(at, g) for at, row in enumerate(gold.labels) for g in row["goals"]}),
        depths=tuple(_depths(gold.labels, matches)),
        conflicts=_overlap({_goals_of(c.pair) for c in found}, {_goals_of(pair) for pair, _ in gold.conflicts}),
    )


def macro_f1(pairs: Sequence[tuple[str, str]]) -> float:
    """Mean over the depths of the harmonic mean of precision and recall; pairs are (true, found)."""
    scores = []
    for depth in DEPTHS:
        hits = sum(true == found == depth for true, found in pairs)
        both = sum(true == depth for true, _ in pairs) + sum(found == depth for _, found in pairs)
        scores.append(2 * hits / both if both else 1.0)
    return sum(scores) / len(scores)


def lines(matcher: Matcher) -> Iterator[str]:
    """The table that `make evaluate` prints."""
    columns = f"{'goal F1':>9}{'depth F1':>10}{'levels':>8}{'absent found':>14}{'conflict F1':>13}"
    yield f"{'own strategy':<14}{columns}  other levels"
    for gold in (example_gold(), *(load_gold(name) for name in (*BUILT_ON, *REPORTED))):
        got = judge(gold, matcher)
        exact = sum(planted == found for planted, found in got.levels.values())
        absent = [found for planted, found in got.levels.values() if planted == "missing"]
        other = [f"{goal} {found}/{planted}" for goal, (planted, found) in got.levels.items() if planted != found]
        yield (
            f"{gold.name:<14}{_f1(got.goals):>9.3f}{macro_f1(got.depths):>10.3f}{exact:>5}/17"
            f"{absent.count('missing'):>11}/{len(absent)}{_f1(got.conflicts):>13.3f}  {', '.join(other)}"
        )


def _goals_given(matches: Sequence[Match]) -> set[tuple[int, int]]:
    return {(at, goal) for at, match in enumerate(matches) for goal in match.goals_present}


def _depths(labels: Sequence[dict[str, Any]], matches: Sequence[Match]) -> Iterator[tuple[str, str]]:
    for row, match in zip(labels, matches, strict=True):
        if row["goals"] and match.goals_present:
            yield row["depth"], match.depth


def _goals_of(pair: Iterable[str]) -> frozenset[int]:
    return frozenset(goal_of(target) for target in pair)


def _overlap(given: set[Any], true: set[Any]) -> tuple[int, int, int]:
    return len(given & true), len(given), len(true)


def _f1(counts: tuple[int, int, int]) -> float:
    hits, given, true = counts
    return 2 * hits / (given + true) if given + true else 1.0
