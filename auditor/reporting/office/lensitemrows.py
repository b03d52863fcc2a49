"""Items of other frameworks as rows of the workbook."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.reporting.lensrows import LensRow, LensSection
from auditor.reporting.office.findingrows import page_list, quotes
from auditor.reporting.office.lenses import standing
from auditor.reporting.office.sheet import Row
from auditor.reporting.office.story import Story
from auditor.reporting.passages import clean_text


def lens_rows(story: Story) -> Iterator[Row]:
    """One item a row, what the strategy is silent about first."""
    for lens in story.content.lenses:
        for row, status in standing(story, lens):
            yield _item(story, lens, row, status)


def _item(story: Story, lens: LensSection, row: LensRow, level: str) -> Row:
    passages = [passage for passage, _ in row.passages]
    return {
        "lens": lens.name,
        "item": clean_text(row.item.item),
        "name": row.name,
        "text": row.text,
        "group": " › ".join(row.group),
        "relevance": story.words(f"relevance.{row.item.relevance}"),
        "level": level,
        "passages": sum(found.clear for _, found in row.passages),
        "doubtful": sum(not found.clear for _, found in row.passages),
        "pages": page_list(passages),
        "quotes": quotes(story, passages),
    }
