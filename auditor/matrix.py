"""Where in the strategy each goal lives, and which link of the chain is missing there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from auditor.passages import Passage, pick
from auditor.records import GOALS, LEVELS, Audit, Element, Level

# The road from words to implementation, in the order in which a reader asks for it.
CHAIN: tuple[Element, ...] = (
    *("aim", "measure", "responsible", "time"),
    *("indicator", "followup", "resource", "target_group"),
)
# Together with aim and measure they close the chain: one of each pair is enough.
CLOSING: tuple[tuple[Element, Element], ...] = (("responsible", "time"), ("indicator", "followup"))


@dataclass(frozen=True, slots=True)
class Cell:
    """One goal in one section: how far it goes there, and the passages that carry it."""

    goal: int
    level: Level
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A section of the strategy against all 17 goals, and the links of the chain that it holds.

    Attributes:
        title: The heading as it stands.
        priority: Whether the strategy presents it as a priority.
        page: Where it begins.
        cells: One for each goal.
        links: For each element of the chain, the passages that hold it.
    """

    title: str
    priority: bool
    page: int
    cells: tuple[Cell, ...]
    links: Mapping[Element, tuple[Passage, ...]]

    @property
    def missing(self) -> tuple[Element, ...]:
        """The links that the chain lacks, see `missing_links`."""
        return missing_links(element for element, holders in self.links.items() if holders)


def section_rows(audit: Audit, passages: Mapping[str, Passage]) -> tuple[Row, ...]:
    """The sections in reading order."""
    return tuple(
        _row(section.title, section.priority, section.page, pick(passages, _kept(section.paragraphs, passages)))
        for section in audit.sections
    )


def reach(passages: Iterable[Passage]) -> Level:
    """How far passages take a goal together: the chain if all its links are there, else the deepest single step."""
    found = tuple(passages)
    if not found:
        return "missing"
    if not missing_links(element for passage in found for element in passage.elements):
        return "chain"
    return max((step(passage) for passage in found), key=LEVELS.index)


def step(passage: Passage) -> Level:
    """The single step of a passage, as a level."""
    if passage.depth == "none":
        return "mention"
    if passage.depth != "followup":
        return passage.depth
    # Follow-up alone is no step of a goal's level: what the passage follows up decides.
    if "measure" in passage.elements:
        return "measure"
    return "aim" if "aim" in passage.elements else "mention"


def missing_links(elements: Iterable[Element]) -> tuple[Element, ...]:
    """The links without which there is no chain.

    Aim and measure are both needed; of responsible and time, and of indicator and follow-up, one each.
    A pair of which neither is there is named by its first member.
    """
    held = set(elements)
    needed: tuple[Element, ...] = ("aim", "measure")
    return tuple(element for element in needed if element not in held) + tuple(
        pair[0] for pair in CLOSING if not held.intersection(pair)
    )


def _row(title: str, priority: bool, page: int, found: tuple[Passage, ...]) -> Row:
    cells = []
    for goal in GOALS:
        carrying = tuple(passage for passage in found if goal in dict(passage.goals))
        cells.append(Cell(goal, reach(carrying), carrying))
    bearing = tuple(passage for passage in found if passage.goals)
    links = {element: tuple(passage for passage in bearing if element in passage.elements) for element in CHAIN}
    return Row(title, priority, page, tuple(cells), links)


def _kept(ids: Iterable[str], passages: Mapping[str, Passage]) -> Iterable[str]:
    return (name for name in ids if name in passages)
