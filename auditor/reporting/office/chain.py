"""The chain from words to implementation in the Word document: by part of the strategy and by goal."""

from __future__ import annotations

from collections.abc import Mapping

from auditor.records import Element
from auditor.reference.indicators import load_indicators
from auditor.reporting.matrix import ROAD, Link
from auditor.reporting.office.grid import Grid
from auditor.reporting.office.opening import bookmark_of
from auditor.reporting.office.overview import WIDE
from auditor.reporting.office.paper import Paper
from auditor.reporting.office.spans import Cell, Span
from auditor.reporting.office.story import Story
from auditor.reporting.passages import Passage, shorten

CHAIN = (*(2.05 for _ in ROAD), 4.9)


def write_chain(paper: Paper, story: Story) -> None:
    """Both tables, and the goals that nothing follows up."""
    words, content = story.words, story.content
    paper.landscape()
    paper.heading(story.section("chain"), 1, bookmark_of("chain"))
    paper.text(words("chain_section.lead"), "lead")
    links = [*(words(f"element.{name}") for name in ROAD), words("chain_section.missing_column")]
    title = WIDE - sum(CHAIN)
    language = content.audit.document.language
    begun = [row for row in content.sections if row.begun]
    if begun:
        paper.heading(words("chain_section.by_section"), 2)
        rows = [(Span(shorten(row.title, 120), language), *_links(story, row.links, row.missing)) for row in begun]
        grid = Grid((words("overview.section_column"), *links), rows, (title, *CHAIN))
        paper.table(grid, caption=words("chain_section.section_caption"))
    if content.without_chain:
        titles = " · ".join(shorten(title, 60) for title in content.without_chain)
        paper.text((words("chain_section.without"), " ", Span(titles, language)), "place")
    paper.heading(words("chain_section.by_goal"), 2)
    relevant = (row for row in content.goals if row.coverage.relevance != "not_applicable")
    goals = [(story.labels.goal(row.goal), *_links(story, row.links, row.missing)) for row in relevant]
    grid = Grid((words("overview.goal_column"), *links), goals, (title, *CHAIN))
    paper.table(grid, caption=words("chain_section.goal_caption"))
    unfollowed = words.joined([str(goal) for goal in content.unfollowed])
    said = words("chain_section.unfollowed", goals=unfollowed) if unfollowed else words("chain_section.all_followed")
    paper.text(said)
    paper.text(load_indicators().note[words.language], "place")
    paper.portrait()


def _links(story: Story, links: Mapping[Element, tuple[Passage, ...]], missing: tuple[Link, ...]) -> tuple[Cell, ...]:
    words = story.words
    cells = []
    for name in ROAD:
        pages = sorted({passage.page for passage in links.get(name, ())})
        shown = ", ".join(map(str, pages[:3])) + (f" +{len(pages) - 3}" if len(pages) > 3 else "")
        cells.append(shown or words("chain_section.absent"))
    return (*cells, story.missing(missing) or words("chain_section.whole"))
