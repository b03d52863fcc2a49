"""The first page of the Word document: what was audited, what is gravest, what is strong, what to decide."""

from __future__ import annotations

from auditor.reporting.conflictrows import ConflictRow
from auditor.reporting.office.paper import Paper
from auditor.reporting.office.spans import Span
from auditor.reporting.office.story import Parts, Story
from auditor.reporting.passages import shorten
from auditor.reporting.summary import Find, Grave

DECISIONS = ("high", "other", "open", "manual", "unread")
# Characters of the title and of a quote, and passages named below a gap.
TITLE, QUOTE, PLACES = 160, 120, 2


def write_summary(paper: Paper, story: Story, name: str) -> None:
    """The summary, on a page of its own.

    Args:
        paper: Where it goes.
        story: What it says.
        name: By which links lead to it.
    """
    words, summary = story.words, story.summary
    paper.heading(story.section("summary"), 1, name, new_page=True)
    paper.text(_audited(story), "lead")
    paper.heading(words("summary.gaps"), 2)
    paper.bullets(_grave(story, grave) for grave in summary.gaps)
    if not summary.gaps:
        paper.text(words("summary.no_gaps"))
    if summary.more:
        paper.text(words.count("summary.more", summary.more), "place")
    paper.heading(words("summary.finds"), 2)
    paper.bullets(_find(story, find) for find in summary.finds)
    if not summary.finds:
        paper.text(words("summary.no_finds"))
    paper.heading(words("summary.conflicts"), 2)
    paper.bullets(_conflict(story, row) for row in summary.conflicts)
    if not summary.conflicts:
        paper.text(words("summary.no_conflicts"))
    paper.heading(words("summary.decisions"), 2)
    counts = {name: getattr(summary, name) for name in DECISIONS}
    needed = [words.count(f"summary.{name}", count) for name, count in counts.items() if count]
    paper.bullets(needed or [words("summary.nothing_to_decide")])
    paper.heading(words("summary.limits"), 2)
    shares = {"all": summary.findings, "done": summary.done}
    paper.bullets(words(f"summary.limit.{name}", **shares) for name in summary.limits)
    paper.picture(words("summary.picture"), 2)


def _audited(story: Story) -> Parts:
    words, content, summary = story.words, story.content, story.summary
    source = content.audit.document
    counts = {"pages": source.pages, "bearing": content.bearing, "paragraphs": len(source.paragraphs)}
    audited = words("summary.audited", title=shorten(content.title, TITLE), **counts)
    reached = {"reached": summary.reached, "below": summary.below, "silent": summary.silent}
    return (audited, " ", words("summary.result", all=summary.applying, **reached))


def _grave(story: Story, grave: Grave) -> Parts:
    row, words = grave.row, story.words
    name = Span(story.labels.item(row.gap.item), bold=True, target=f"gap_{row.number}")
    places = f" ({story.places(grave.passages, PLACES)})" if grave.passages else ""
    severity = words(f"severity.{row.gap.severity}")
    return (name, f" ({severity.lower()}). {words(f'summary.plain.{grave.plain}')}{places}")


def _find(story: Story, find: Find) -> Parts:
    name = Span(story.labels.goal(find.row.goal), bold=True, target=f"goal_{find.row.goal}")
    level = story.words(f"level.{find.row.coverage.level}")
    return (name, f" ({level}). ", story.quoted(find.passage, QUOTE), f" ({story.place(find.passage)})")


def _conflict(story: Story, row: ConflictRow) -> Parts:
    name = story.conflict_name(row)
    text = name if isinstance(name, str) else name.text
    places = ", ".join(story.place(passage) for passage in row.shown)
    said = f", {places}" if places else ""
    status = f" ({story.words(f'status.{row.conflict.status}')}{said})"
    return (Span(text, bold=True, target=f"conflict_{row.number}"), status)
