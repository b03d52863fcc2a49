"""Paragraphs as the report quotes them: numbered, placed, and harmless whatever the source holds."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from auditor.judging.levels import Passage as Counted
from auditor.judging.levels import read_passage
from auditor.records import Audit, Box, Kind, Match, Paragraph
from auditor.reporting.nearest import nearest_paragraphs

# Characters that turn the direction of the text: shown by name, because they can make a quote read otherwise.
TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Characters of a paragraph that annex A shows, and that a finding quotes; audit.json has the whole text.
LONGEST = 6000
QUOTE = 480


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph that the report rests on.

    Attributes:
        id: Of the paragraph; also its anchor in annex A.
        number: Running number in annex A, in reading order from 1.
        page: First page.
        page_end: Last page.
        heading: The headings above it, outermost first.
        text: What it says, cleaned for showing.
        cut: How many characters were left out at the end.
        language: Its language.
        kind: What it is on the page.
        goals: Goals decided present, each with its probability.
        targets: Targets decided present, best first.
        counted: How deep it counts and what it holds, as the coverage sees it.
        marks: Further facts about how it was read.
        boxes: Where it stands on the pages of a PDF; empty without pages.
    """

    id: str
    number: int
    page: int
    page_end: int
    heading: tuple[str, ...]
    text: str
    cut: int
    language: str
    kind: Kind
    goals: tuple[tuple[int, float], ...]
    targets: tuple[str, ...]
    counted: Counted
    marks: tuple[str, ...]
    boxes: tuple[Box, ...] = ()

    @property
    def quote(self) -> str:
        """The text, or as much of its beginning as a finding has room for."""
        return shorten(self.text, QUOTE)


def collect_passages(audit: Audit) -> dict[str, Passage]:
    """Number all paragraphs that carry a goal or that a finding points at, in reading order, by id.

    Raises:
        KeyError: A finding points at a paragraph that the document does not have.
    """
    matches = {match.paragraph: match for match in audit.matches}
    paragraphs = {paragraph.id: paragraph for paragraph in audit.document.paragraphs}
    wanted = {match.paragraph for match in audit.matches if match.goals_present} | set(_cited(audit))
    ordered = sorted((paragraphs[name] for name in wanted), key=lambda paragraph: (paragraph.order, paragraph.id))
    return {
        paragraph.id: _passage(paragraph, matches.get(paragraph.id), number)
        for number, paragraph in enumerate(ordered, start=1)
    }


def pick(passages: Mapping[str, Passage], ids: Iterable[str]) -> tuple[Passage, ...]:
    """The passages of the ids, in the order given, each once."""
    return tuple(passages[name] for name in dict.fromkeys(ids))


def clean_text(text: str) -> str:
    """Make a text safe to show: control characters gone, characters that turn the reading direction named."""
    if text.isprintable():
        return text
    return "".join(_shown(character) for character in text)


def shorten(text: str, limit: int) -> str:
    """Cut a text at a word's end before `limit` characters, with an ellipsis."""
    if len(text) <= limit:
        return text
    head = text[:limit]
    words, space, _ = head.rpartition(" ")
    return f"{words if space and len(words) > limit // 2 else head} …"


def _cited(audit: Audit) -> Iterable[str]:
    for coverage in (*audit.goals, *audit.targets):
        yield from coverage.paragraphs
        for ids in coverage.element_paragraphs.values():
            yield from ids
    for dimension in audit.dimensions:
        for _, ids in dimension.checks:
            yield from ids
    for gap in audit.gaps:
        yield from gap.paragraphs
    for conflict in audit.conflicts:
        yield from conflict.paragraphs
    yield from nearest_paragraphs(audit).values()
    for lens in audit.lenses:
        yield from (passage.paragraph for item in lens.items for passage in item.passages)


def _passage(paragraph: Paragraph, match: Match | None, number: int) -> Passage:
    text = clean_text(paragraph.text)
    return Passage(
        id=paragraph.id,
        number=number,
        page=paragraph.page,
        page_end=paragraph.page_end,
        heading=tuple(shorten(clean_text(heading), 160) for heading in paragraph.heading),
        text=text[:LONGEST],
        cut=max(0, len(text) - LONGEST),
        language=paragraph.language,
        kind=paragraph.kind,
        goals=tuple((score.goal, score.probability) for score in match.goals if score.present) if match else (),
        targets=match.targets_present if match else (),
        counted=read_passage(match, paragraph, 1.0) if match else Counted(paragraph.id, "mention", "none", (), 1.0),
        marks=paragraph.marks,
        boxes=paragraph.boxes,
    )


def _shown(character: str) -> str:
    if character in TURNING:
        return f"⟨U+{ord(character):04X}⟩"
    category = unicodedata.category(character)
    if category == "Cc":
        return " "
    return "\ufffd" if category == "Cs" else character
