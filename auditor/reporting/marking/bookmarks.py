"""Bookmarks for goals, passages and gaps, below one item at the end of the document's own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from auditor.reporting.evidence import GoalEvidence
from auditor.reporting.gaprows import GapRow
from auditor.reporting.office.story import Story
from auditor.reporting.passages import Passage, shorten
from auditor.wording import Words

QUOTE = 70
Place = Callable[[Passage], Array | None]


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A title, the passage that it leads to, and the bookmarks below it."""

    title: str
    passage: Passage | None = None
    below: tuple[Bookmark, ...] = ()


def plan_bookmarks(story: Story, words: Words) -> Bookmark:
    """Every goal with its passages in reading order, and every gap with the first passage that it rests on.

    Args:
        story: The content model with its words.
        words: Of the PDF formats.
    """
    goals = tuple(_goal(story, words, found) for found in story.content.evidence)
    gaps = tuple(_gap(story, words, row) for row in story.content.gaps)
    return Bookmark(
        words("bookmarks.top"),
        below=(
            Bookmark(words("bookmarks.goals"), below=goals),
            Bookmark(words("bookmarks.gaps", number=len(gaps)), below=gaps),
        ),
    )


def add_bookmarks(pdf: Pdf, bookmark: Bookmark, place: Place) -> None:
    """Add a bookmark, closed, after those that the document has; those stay as they are.

    Args:
        pdf: The document.
        bookmark: With all below it.
        place: Where a passage stands, as a destination; None where that is not known.
    """
    outline = _outline(pdf)
    top = _made(pdf, bookmark, outline, place)
    last = outline.get(Name.Last)
    if last is not None:
        top.Prev, last.Next = last, top
    else:
        outline.First = top
    outline.Last = top
    outline.Count = _shown(outline.get(Name.Count)) + 1


def _goal(story: Story, words: Words, found: GoalEvidence) -> Bookmark:
    goal, level = story.labels.goal(found.goal), story.words(f"level.{found.coverage.level}")
    below = tuple(
        Bookmark(words("bookmarks.passage", place=story.place(row.passage), quote=shorten(row.passage.text, QUOTE)),
                 row.passage)
        for row in found.rows
    )  # fmt: skip
    if not below:
        return Bookmark(words("bookmarks.goal", goal=goal, level=level))
    passages = story.words.count("passages", len(below))
    title = words("bookmarks.goal_found", goal=goal, level=level, passages=passages)
    return Bookmark(title, found.rows[0].passage, below)


def _gap(story: Story, words: Words, row: GapRow) -> Bookmark:
    name = story.office("gap", number=row.number, item=story.labels.item(row.gap.item))
    kind, severity = story.words(f"gap.{row.gap.type}"), story.words(f"severity.{row.gap.severity}").lower()
    key = "nearest" if row.gap.type == "L1" and row.passages else "gap"
    title = words(f"bookmarks.{key}", gap=name, kind=kind, severity=severity)
    return Bookmark(title, row.passages[0] if row.passages else None)


def _outline(pdf: Pdf) -> Object:
    """The document's own outline; a new one where it has none or a broken one."""
    held = pdf.Root.get(Name.Outlines)
    if held is not None and _is_node(held) and _is_node(held.get(Name.Last)):
        return held
    made = pdf.make_indirect(Dictionary(Type=Name.Outlines, Count=0))
    pdf.Root.Outlines = made
    return made


def _shown(count: object) -> int:
    """How many items an outline shows when it is opened; what is no number is damage."""
    return count if isinstance(count, int) and count > 0 else 0


def _is_node(node: Object | None) -> bool:
    return isinstance(node, Dictionary)


def _made(pdf: Pdf, bookmark: Bookmark, parent: Object, place: Place) -> Object:
    item = pdf.make_indirect(Dictionary(Title=String(bookmark.title), Parent=parent))
    goes_to = place(bookmark.passage) if bookmark.passage is not None else None
    if goes_to is not None:
        item.Dest = goes_to
    below = [_made(pdf, member, item, place) for member in bookmark.below]
    _chain(below)
    if below:
        # Negative: closed until someone opens it.
        item.First, item.Last, item.Count = below[0], below[-1], -len(below)
    return item


def _chain(items: Sequence[Object]) -> None:
    for before, after in pairwise(items):
        before.Next, after.Prev = after, before
