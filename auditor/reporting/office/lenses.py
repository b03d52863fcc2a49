"""Other frameworks in the Word document: what the strategy is silent about first, then what was found."""

from __future__ import annotations

from auditor.reporting.lensrows import LensRow, LensSection
from auditor.reporting.office.grid import Grid
from auditor.reporting.office.opening import bookmark_of
from auditor.reporting.office.paper import Paper
from auditor.reporting.office.settings import office_settings
from auditor.reporting.office.spans import Cell, Span
from auditor.reporting.office.story import Story
from auditor.reporting.passages import clean_text, shorten

# Quotes below an item with clear passages, and below one with doubtful ones alone; all stand in the workbook.
QUOTES = 2
DOUBTFUL = 1


def write_lenses(paper: Paper, story: Story) -> None:
    """The section, where the audit looked through any lens."""
    if not story.content.lenses:
        return
    paper.heading(story.section("lenses"), 1, bookmark_of("lenses"))
    paper.text(story.words("lens_section.lead"), "lead")
    for lens in story.content.lenses:
        _lens(paper, story, lens)


def _lens(paper: Paper, story: Story, lens: LensSection) -> None:
    words, result = story.words, lens.result
    paper.heading(lens.name, 2)
    source = shorten(clean_text(result.source), 400)
    version = shorten(clean_text(result.version), 40)
    paper.text(words("lens_section.source", source=source, version=version), "place")
    if not result.calibrated:
        paper.text(words("lens_section.uncalibrated"))
    silent, doubtful = len(lens.silent), len(lens.doubtful)
    applying = silent + doubtful + len(lens.found)
    paper.text(words("lens_section.count", silent=silent, doubtful=doubtful, all=applying))
    heads = tuple(words(f"lens_section.{name}_column") for name in ("item", "level", "number", "doubtful", "passages"))
    rows = [_row(story, row, status) for row, status in standing(story, lens)]
    paper.table(Grid(heads, rows, (6.6, 2.9, 2.0, 2.0, 3.5)), caption=words("lens_section.caption", name=lens.name))
    for row in (*lens.doubtful, *lens.found):
        _found(paper, story, row)


def standing(story: Story, lens: LensSection) -> list[tuple[LensRow, str]]:
    """The items with how the strategy stands to each, in the order of the report: silent first."""
    words = story.words
    rows = [(row, words("level.missing")) for row in lens.silent]
    rows += [(row, words("lens_section.doubtful")) for row in lens.doubtful]
    rows += [(row, words(f"level.{row.item.level}")) for row in lens.found]
    return rows + [(row, words("lens_section.outside")) for row in lens.outside]


def _row(story: Story, row: LensRow, level: str) -> tuple[Cell, ...]:
    group = f" ({' › '.join(row.group)})" if row.group else ""
    places = story.places([passage for passage, _ in row.passages], 3)
    clear = sum(found.clear for _, found in row.passages)
    counts = (str(clear), str(len(row.passages) - clear))
    return (f"{item_name(row)}{group}", level, *counts, places or story.words("dash"))


def _found(paper: Paper, story: Story, row: LensRow) -> None:
    words = story.words
    doubtful = words("lens_section.doubtful")
    level = doubtful if row.item.level == "missing" else words(f"level.{row.item.level}")
    paper.heading(f"{item_name(row)}: {level}", 3)
    if row.text:
        paper.text(row.text, "place", stay=True)
    most = DOUBTFUL if row.item.level == "missing" else QUOTES
    for passage, found in row.passages[:most]:
        paper.text(story.quoted(passage, office_settings().longest_quote), "quote", stay=True)
        parts: list[str | Span] = [
            f"{story.place(passage)} · {words(f'level.{found.level}') if found.clear else doubtful}"
        ]
        if found.phrases:
            phrases = ", ".join(shorten(clean_text(phrase), 80) for phrase in found.phrases)
            parts += [f" · {words('lens_section.phrases')} ", Span(phrases, passage.language)]
        paper.text(tuple(parts), "place")
    rest = [passage for passage, _ in row.passages[most:]]
    if rest:
        paper.text(f"{words.count('further', len(rest))}: {story.places(rest, 8)}", "place")


def item_name(row: LensRow) -> str:
    """The item's id and name."""
    return f"{shorten(clean_text(row.item.item), 40)} {row.name}"
