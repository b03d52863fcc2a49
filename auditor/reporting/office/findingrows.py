"""Gaps and possible conflicts as rows of the workbook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.reporting.conflictrows import ConflictRow
from auditor.reporting.gaprows import GapRow
from auditor.reporting.office.sheet import Row, Value
from auditor.reporting.office.stands import conflict_stand, gap_stand, proposals, proposed
from auditor.reporting.office.story import Story
from auditor.reporting.passages import Passage, clean_text

# Quotes in a cell; how many more there are stands below them.
QUOTES = 4


def gap_rows(story: Story) -> Iterator[Row]:
    """One gap a row, in the order and with the numbers of the report; the last columns are for people."""
    for row in story.content.gaps:
        yield _gap(story, row)


def conflict_rows(story: Story) -> Iterator[Row]:
    """One possible conflict a row, in the order and with the numbers of the report."""
    for row in story.content.conflicts:
        yield _conflict(story, row)


def page_list(passages: Sequence[Passage]) -> Value:
    """The pages on which passages begin: a number where there is one, else a list."""
    pages = sorted({passage.page for passage in passages})
    return pages[0] if len(pages) == 1 else ", ".join(map(str, pages))


def _gap(story: Story, row: GapRow) -> Row:
    words, gap = story.words, row.gap
    goal, held = gap.item.isdigit(), gap_stand(story, row)
    return {
        "number": row.number,
        "type": f"{gap.type} {words(f'gap.{gap.type}')}",
        "item": int(gap.item) if goal else _code(story, gap.item),
        "name": story.labels.item(gap.item),
        "severity": words(f"severity.{gap.severity}"),
        "level": words(f"level.{row.level}") if row.level else None,
        "reason": clean_text(gap.reason),
        "question": clean_text(gap.question),
        "pages": page_list(row.passages),
        "quotes": quotes(story, row.passages),
        "indicators": "\n".join(proposed(proposals(gap))) or None,
        "borderline": story.office("yes" if gap.borderline else "no"),
        "decision": held.position,
        "motive": held.motive,
        "responsible": held.responsible,
        "date": held.serial,
    }


def _code(story: Story, item: str) -> str | None:
    codes = story.labels.codes(item)
    return " ↔ ".join(codes) if codes else None


def _conflict(story: Story, row: ConflictRow) -> Row:
    words, conflict = story.words, row.conflict
    name, reason, held = story.conflict_name(row), story.conflict_reason(row), conflict_stand(story, row)
    return {
        "number": row.number,
        "name": name if isinstance(name, str) else name.text,
        "status": words(f"status.{conflict.status}"),
        "first": story.labels.target(conflict.pair[0]),
        "first_quotes": quotes(story, row.sides[0]),
        "second": story.labels.target(conflict.pair[1]),
        "second_quotes": quotes(story, row.sides[1]),
        "pages": page_list([passage for side in row.sides for passage in side]),
        "reason": reason if isinstance(reason, str) else reason.text,
        "question": clean_text(conflict.question),
        "position": held.position,
        "responsible": held.responsible,
        "date": held.serial,
    }


def quotes(story: Story, passages: Sequence[Passage]) -> str:
    """Quotes below each other, each with its label and page."""
    lines = [f"{story.words('quoted', text=passage.quote)} ({story.place(passage)})" for passage in passages[:QUOTES]]
    rest = len(passages) - QUOTES
    return "\n".join([*lines, *([story.words.count("further", rest)] if rest > 0 else [])])
