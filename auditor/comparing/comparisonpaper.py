"""A comparison as a Word document of real styles, headings and tables."""

from __future__ import annotations

from auditor.comparing.compare import Comparison
from auditor.comparing.comparisonpage import differing, title_of, versions
from auditor.comparing.comparisontables import PARTS, Cell, build_counts, build_tables
from auditor.comparing.comparisontexts import Quote, Teller
from auditor.reporting.office.grid import Grid
from auditor.reporting.office.paper import Paper
from auditor.reporting.office.settings import office_settings
from auditor.reporting.office.spans import Span
from auditor.reporting.passages import shorten
from auditor.wording import load_words

# Width of the text on a page on its side, in centimetres.
WIDE = 25.0


def build_comparison_paper(comparison: Comparison, tell: Teller) -> bytes:
    """The document; the same comparison and language give the same bytes."""
    title = title_of(comparison, tell)
    paper = Paper(load_words(tell.words.language, "office"), title)
    paper.title(title)
    paper.text(tell.words("lead"), "lead")
    heads = tuple(tell.words(f"versions.{name}") for name in ("name", "old", "new"))
    paper.table(Grid(heads, versions(comparison, tell), (3.6, 6.5, 6.5)), caption=tell.words("versions.caption"))
    warning = differing(comparison, tell)
    if warning:
        paper.text(Span(warning, bold=True))
    paper.heading(f"1 {tell.words('part.summary')}", 1)
    paper.text(tell.words("part_lead.summary"), "lead")
    counts = [(name, str(number)) for name, number in build_counts(comparison, tell)]
    heads = (tell.words("count_name"), tell.words("count_value"))
    paper.table(Grid(heads, counts, (10, 3)), caption=tell.words("summary_caption"))
    paper.landscape()
    tables = build_tables(comparison, tell)
    for number, part in enumerate(PARTS, start=2):
        paper.heading(f"{number} {tell.words(f'part.{part}')}", 1)
        paper.text(tell.words(f"part_lead.{part}"), "lead")
        for table in tables:
            if table.part != part:
                continue
            caption = tell.words(f"caption.{table.name}")
            if not table.rows:
                paper.text((Span(f"{caption}. ", bold=True), tell.words("empty")))
                continue
            heads = tuple(tell.words(f"column.{head}") for head in table.heads)
            widths = [share * WIDE / sum(table.shares) for share in table.shares]
            rows = [tuple(_cell(cell, tell) for cell in row) for row in table.rows]
            paper.table(Grid(heads, rows, widths), caption=caption)
    return paper.save()


def _cell(cell: Cell, tell: Teller) -> str | tuple[str | Span, ...]:
    if not isinstance(cell, Quote):
        return cell
    longest = office_settings().longest_quote
    if len(cell.text) > longest:
        return (Span(shorten(cell.text, longest), cell.language),)
    return tuple(Span(text, cell.language, bold=changed) for text, changed in cell.pieces) or tell.dash
