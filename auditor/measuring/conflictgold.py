"""Possible conflicts of the own strategies and excerpts, held against what was planted.

`python -m auditor.measuring.conflictgold` logs, for each text, how many conflicts were found by
their two goals, how many of them with the planted status, and how many share a passage with it.
The excerpts (`data/gold/conflicts/`) were written with their conflicts for measuring alone.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any

from auditor.judging.conflicts import find_conflicts
from auditor.judging.sections import sections
from auditor.matching.matches import Matcher
from auditor.matching.scores import goal_of
from auditor.measuring.example import EXAMPLE
from auditor.measuring.gold import BUILT_ON, FOLDER, REPORTED, example_gold, load_gold
from auditor.records import Conflict, Document, Paragraph
from auditor.yamlfiles import load_yaml

EXCERPTS = FOLDER / "conflicts"
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Planted:
    """A conflict that was written into a text.

    Attributes:
        goals: Its two goals; more than one pair where the codebook leaves open which goal a side is.
        status: Whether the text takes it up.
        paragraphs: Where it stands; empty where nobody has said.
    """

    goals: frozenset[frozenset[int]]
    status: str
    paragraphs: frozenset[str]


@dataclass(frozen=True, slots=True)
class PlantedText:
    """A text with its planted conflicts."""

    name: str
    document: Document
    conflicts: tuple[Planted, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How found and planted conflicts agree.

    Attributes:
        given: Conflicts found.
        true: Conflicts planted.
        goals: Found with the planted pair of goals.
        status: Of these, with the planted status.
        passages: Of these, with a planted passage among those shown.
        placed: Planted conflicts whose passages are known.
    """

    given: int
    true: int
    goals: int
    status: int
    passages: int
    placed: int

    def __add__(self, other: Tally) -> Tally:
        """Counts of both."""
        return Tally(*(one + two for one, two in zip(astuple(self), astuple(other), strict=True)))

    def f1(self, hits: int) -> float:
        """Harmonic mean of precision and recall for one kind of hits."""
        return 2 * hits / (self.given + self.true) if self.given + self.true else 1.0


def tally(found: Sequence[Conflict], planted: Sequence[Planted]) -> Tally:
    """Count each planted conflict at most once, for the found one that shares most passages with it."""
    left = list(planted)
    status = passages = 0
    for conflict in found:
        goals = frozenset(map(goal_of, conflict.pair))
        fitting = [entry for entry in left if goals in entry.goals]
        if fitting:
            best = max(fitting, key=lambda entry: len(entry.paragraphs & set(conflict.paragraphs)))
            left.remove(best)
            status += conflict.status == best.status
            passages += bool(best.paragraphs & set(conflict.paragraphs))
    placed = sum(bool(entry.paragraphs) for entry in planted)
    return Tally(len(found), len(planted), len(planted) - len(left), status, passages, placed)


def own_strategy(name: str) -> PlantedText:
    """An own strategy, or `example`."""
    gold = example_gold() if name == "example" else load_gold(name)
    file = EXAMPLE / "gaps.yml" if name == "example" else FOLDER / f"{name}.yml"
    numbers = {
        str(row.get("id", row.get("order"))): p.id for row, p in zip(gold.labels, gold.document.paragraphs, strict=True)
    }
    entries = load_yaml(file)["conflicts"]
    conflicts = tuple(_planted(entry, [numbers[str(n)] for n in entry.get("paragraphs", ())]) for entry in entries)
    return PlantedText(name, gold.document, conflicts)


def excerpt(file: Path) -> PlantedText:
    """An excerpt written for conflicts alone."""
    text = load_yaml(file)
    rows = [(n, tuple(part["heading"]), words) for part in text["sections"] for n, words in part["passages"].items()]
    paragraphs = tuple(
        Paragraph(f"p-{file.stem}{n}", n, 1, 1, heading, "body", words, language=text["language"])
        for n, heading, words in rows
    )
    document = Document(f"{file.stem}.md", "", "md", text["title"], text["language"], 1, (), paragraphs)
    conflicts = tuple(_planted(entry, [f"p-{file.stem}{n}" for n in entry["passages"]]) for entry in text["conflicts"])
    return PlantedText(file.stem, document, conflicts)


def excerpts() -> tuple[PlantedText, ...]:
    """All excerpts, by name."""
    return tuple(excerpt(file) for file in sorted(EXCERPTS.glob("*.yml")))


def judge_conflicts(text: PlantedText, matcher: Matcher) -> Tally:
    """Find the conflicts of a text and hold them against the planted ones."""
    matches = matcher.match(text.document.paragraphs)
    return tally(find_conflicts(text.document, matches, sections(text.document)), text.conflicts)


def lines(matcher: Matcher) -> Iterator[str]:
    """One line a text, and the sum of the excerpts."""
    total = Tally(0, 0, 0, 0, 0, 0)
    for name in ("example", *BUILT_ON, *REPORTED):
        yield _line(name, judge_conflicts(own_strategy(name), matcher))
    for text in excerpts():
        found = judge_conflicts(text, matcher)
        total += found
        yield _line(text.name, found)
    yield _line("excerpts", total)


def _line(name: str, found: Tally) -> str:
    placed = f"{found.f1(found.passages):.2f}" if found.placed else "–"
    return (
        f"{name:<12}F1 {found.f1(found.goals):.2f} ({found.goals} right, {found.given} given, {found.true} planted)"
        f"  with status {found.f1(found.status):.2f}  with a passage {placed}"
    )


def _planted(entry: dict[str, Any], paragraphs: Sequence[str]) -> Planted:
    pairs = [entry["pair"], *entry.get("also", ())]
    return Planted(frozenset(frozenset(map(goal_of, pair)) for pair in pairs), entry["status"], frozenset(paragraphs))


if __name__ == "__main__":
    from auditor.audit import default_matcher

    logging.basicConfig(level=logging.INFO, format="%(message)s")
    for line in lines(default_matcher()):
        log.info(line)
