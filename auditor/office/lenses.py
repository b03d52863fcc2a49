"""Other frameworks in the Word document: what the strategy is silent about first, then what was found."""

from __future__ import annotations

from auditor.lensrows import LensRow, LensSection
from auditor.office.grid import Grid
from auditor.office.opening import bookmark_of
from auditor.office.paper import Paper
from auditor.office.settings import office_settings
from auditor.office.spans import Cell, Span
from auditor.office.story import Story
from auditor.passages import clean_text, shorten

QUOTES = 2


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
    paper.text(words("lens_section.count", silent=len(lens.silent), all=len(lens.silent) + len(lens.found)))
    heads = tuple(words(f"lens_section.{name}_column") for name in ("item", "level", "number", "passages"))
    outside = words("lens_section.outside")
    rows = [_row(story, row, story.level("missing")) for row in lens.silent]
    rows += [_row(story, row, story.level(row.item.level)) for row in lens.found]
    rows += [_row(story, row, outside) for row in lens.outside]
    paper.table(Grid(heads, rows, (7.4, 3.2, 2.2, 4.2)), caption=words("lens_section.caption", name=lens.name))
    for row in lens.found:
        _found(paper, story, row)


def _row(story: Story, row: LensRow, level: str) -> tuple[Cell, ...]:
    group = f" ({' › '.join(row.group)})" if row.group else ""
    places = story.places([passage for passage, _ in row.passages], 3)
    return (f"{item_name(row)}{group}", level, str(len(row.passages)), places or story.words("dash"))


def _found(paper: Paper, story: Story, row: LensRow) -> None:
    words = story.words
    paper.heading(f"{item_name(row)}: {words(f'level.{row.item.level}')}", 3)
    if row.text:
        paper.text(row.text, "place", stay=True)
    for passage, found in row.passages[:QUOTES]:
        paper.text(story.quoted(passage, office_settings().longest_quote), "quote", stay=True)
        parts: list[str | Span] = [f"{story.place(passage)} · {words(f'level.{found.level}')}"]
        if found.phrases:
            phrases = ", ".join(shorten(clean_text(phrase), 80) for phrase in found.phrases)
            parts += [f" · {words('lens_section.phrases')} ", Span(phrases, passage.language)]
        if found.example:
            example = shorten(clean_text(found.example), 200)
            parts.append(f" · {words('lens_section.example', example=example)}")
        paper.text(tuple(parts), "place")
    rest = [passage for passage, _ in row.passages[QUOTES:]]
    if rest:
        paper.text(f"{words.count('further', len(rest))}: {story.places(rest, 8)}", "place")


def item_name(row: LensRow) -> str:
    """The item's id and name."""
    return f"{shorten(clean_text(row.item.item), 40)} {row.name}"
