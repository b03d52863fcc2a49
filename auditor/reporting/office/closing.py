"""The end of the Word document before its annexes: borderline cases, limits, lenses, conclusion, provenance."""

from __future__ import annotations

from auditor.ocr.certainty import recognised_note
from auditor.ocr.remedies import remedy_in
from auditor.records import Coverage, Unread
from auditor.reporting.office.grid import Grid
from auditor.reporting.office.lenses import write_lenses
from auditor.reporting.office.opening import WHOLE, bookmark_of
from auditor.reporting.office.paper import Paper
from auditor.reporting.office.particulars import provenance_rows
from auditor.reporting.office.spans import Cell, Field
from auditor.reporting.office.stands import borderline_stand
from auditor.reporting.office.story import Story

BRIEF = 150


def write_closing(paper: Paper, story: Story) -> None:
    """What a person must read, what could not be read, room for a conclusion, and the provenance."""
    _borderline(paper, story)
    _unread(paper, story)
    write_lenses(paper, story)
    _conclusion(paper, story)
    _provenance(paper, story)


def _borderline(paper: Paper, story: Story) -> None:
    words, content = story.words, story.content
    paper.heading(story.section("borderline"), 1, bookmark_of("borderline"))
    paper.text(words("borderline_section.lead"), "lead")
    names = ("item", "level", "passage", "probability", *(("decision",) if content.decisions else ()))
    heads = tuple(words(f"borderline_section.{name}_column") for name in names)
    widths = (4.0, 2.4, 5.4, 2.0, 3.2) if content.decisions else (4.8, 2.6, 7.4, 2.2)
    rows = [_near(story, coverage) for coverage in content.borderline]
    if rows:
        paper.table(Grid(heads, rows, widths), caption=words("borderline_section.caption"))
    else:
        paper.text(words("none"))
    hanging = [story.office("gap_about", number=row.number) for row in content.gaps if row.gap.borderline]
    if hanging:
        paper.text(f"{words('borderline_section.gaps')}: {', '.join(hanging)}.")


def _near(story: Story, coverage: Coverage) -> tuple[Cell, ...]:
    dash = story.words("dash")
    item, level = story.labels.item(coverage.item), story.level(coverage.level)
    decided = (borderline_stand(story, coverage) or dash,) if story.content.decisions else ()
    passage = story.content.to_read(coverage)
    if passage is None:
        return (item, level, dash, dash, *decided)
    probability = story.labels.probability(story.content.probability(coverage.item, passage.id))
    return (item, level, (story.quoted(passage, BRIEF), f" ({story.place(passage)})"), probability, *decided)


def _unread(paper: Paper, story: Story) -> None:
    words, parts = story.words, story.content.audit.document.unread
    paper.heading(story.section("unread"), 1, bookmark_of("unread"))
    if parts:
        paper.text(words("unread_section.lead"), "lead")
        heads = tuple(words(f"unread_section.{name}_column") for name in ("page", "reason", "remedy"))
        rows = [_part(story, part) for part in parts]
        paper.table(Grid(heads, rows, (3.0, 6.0, WHOLE - 9.0)), caption=words("unread_section.caption"))
    else:
        paper.text(words("unread_section.all_read"))
    recognised = recognised_note(story.content.audit.document, words)
    if recognised:
        paper.text(recognised)


def _part(story: Story, part: Unread) -> tuple[Cell, ...]:
    words = story.words
    reason = part.reason if words.has(f"unread_section.reason.{part.reason}") else "other"
    where = words("unread_section.whole") if part.page is None else str(part.page)
    return (where, words(f"unread_section.reason.{reason}"), remedy_in(part, words))


def _conclusion(paper: Paper, story: Story) -> None:
    words, office = story.words, story.office
    paper.heading(story.section("conclusion"), 1, bookmark_of("conclusion"))
    paper.text(words("conclusion.lead"), "lead")
    about = office("conclusion_about")
    title = words("conclusion.text")
    text = Field("conclusion-text", title, "long")
    paper.table(Grid((title,), [(text,)], (WHOLE,), tall=4.0, together=True), name=title)
    name = Field("conclusion-name", office("holder", position=words("conclusion.name"), about=about))
    date = Field("conclusion-date", office("holder", position=office("date"), about=about), "date")
    grid = Grid((words("conclusion.name"), office("date")), [(name, date)], (WHOLE - 4.0, 4.0), together=True)
    paper.table(grid, name=office("holder", position=words("conclusion.name"), about=about))


def _provenance(paper: Paper, story: Story) -> None:
    words = story.words
    paper.heading(story.section("provenance"), 1, bookmark_of("provenance"))
    paper.text(words("provenance_section.lead"), "lead")
    heads = (words("provenance_section.name_column"), words("provenance_section.value_column"))
    grid = Grid(heads, provenance_rows(story), (5.0, WHOLE - 5.0))
    paper.table(grid, caption=words("provenance_section.caption"))
