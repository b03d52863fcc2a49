"""Where in the strategy each goal lives, and which link of the chain is missing there."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from auditor.judging.ladder import heading_kinds
from auditor.judging.levels import level_of, load_coverage_rules
from auditor.records import GOALS, Audit, Element, Level, Section
from auditor.reporting.passages import Passage, clean_text, pick

# The road from words to implementation, in the order in which a reader asks for it.
ROAD: tuple[Element, ...] = (
    *("aim", "measure", "responsible", "time"),
    *("indicator", "followup", "resource", "target_group"),
)
Link = tuple[Element, ...]


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
        links: For each element on the road, the passages that hold it.
        missing: The links that the chain lacks in this section.
    """

    title: str
    priority: bool
    page: int
    cells: tuple[Cell, ...]
    links: Mapping[Element, tuple[Passage, ...]]
    missing: tuple[Link, ...]

    @property
    def begun(self) -> bool:
        """Whether the part has a chain to speak of: it holds a link, or is a priority that should."""
        return self.priority or any(self.links.values())


def section_rows(audit: Audit, passages: Mapping[str, Passage]) -> tuple[Row, ...]:
    """The sections in reading order, lists of sources left out."""
    return tuple(
        _row(section, pick(passages, (name for name in section.paragraphs if name in passages)))
        for section in audit.sections
        if "back" not in heading_kinds((section.title,))
    )


def sections_holding(audit: Audit, passages: Sequence[Passage]) -> tuple[int, ...]:
    """The strategy's parts in which any of the passages stands, by their place in the audit."""
    ids = {passage.id for passage in passages}
    return tuple(place for place, section in enumerate(audit.sections) if not ids.isdisjoint(section.paragraphs))


def lacking(elements: Collection[Element]) -> tuple[Link, ...]:
    """The links of the chain that the elements leave open, each as what would fill it, in the order of the road."""
    open_links = (link for link in load_coverage_rules().chain if not link.intersection(elements))
    return tuple(tuple(element for element in ROAD if element in link) for link in open_links)


def _row(section: Section, found: tuple[Passage, ...]) -> Row:
    cells = []
    for goal in GOALS:
        carrying = tuple(passage for passage in found if goal in dict(passage.goals))
        level = level_of([replace(passage.counted, probability=dict(passage.goals)[goal]) for passage in carrying])
        cells.append(Cell(goal, level, carrying if level != "missing" else ()))
    bearing = tuple(passage for passage in found if passage.goals)
    links = {element: tuple(passage for passage in bearing if element in passage.counted.elements) for element in ROAD}
    missing = lacking([element for element, holders in links.items() if holders])
    return Row(clean_text(section.title), section.priority, section.page, tuple(cells), links, missing)
