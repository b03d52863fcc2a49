"""How a comparison is put into words: places, levels, quotes with what differs in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from auditor.comparing.alignment import Pairing
from auditor.comparing.compare import Change
from auditor.comparing.replacements import Piece, differences
from auditor.records import Audit, Conflict, Level, Paragraph
from auditor.reporting.labels import Labels
from auditor.reporting.passages import clean_text, shorten
from auditor.wording import Words

# Between the paragraphs of a split or merged passage.
PILCROW = " ¶ "
# Characters of a heading that stands for a page.
BRIEF = 80


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that are not the report's own.

    Attributes:
        pieces: The text in pieces, each with whether the other revision lacks it.
        language: Their language.
        side: Of which revision they are, where that matters.
    """

    pieces: tuple[Piece, ...]
    language: str
    side: Literal["", "old", "new"] = ""

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(text for text, _ in self.pieces)


@dataclass(frozen=True, slots=True)
class Teller:
    """The words of a comparison.

    Attributes:
        words: Its own.
        labels: The report's, with names of goals and targets.
    """

    words: Words
    labels: Labels

    @property
    def dash(self) -> str:
        """What stands where there is nothing."""
        return self.labels.words("dash")

    def keys(self, above: str) -> Iterator[str]:
        """The keys below another, in the order of the catalogue."""
        return (key.removeprefix(f"{above}.") for key in self.words.entries if key.startswith(f"{above}."))

    def level(self, level: Level) -> str:
        """Sign and name of a level."""
        return f"{self.labels.words(f'level_symbol.{level}')} {self.labels.words(f'level.{level}')}"

    def steps(self, steps: int) -> str:
        """How far a level went up or down."""
        return self.words(f"steps.{'up' if steps > 0 else 'down' if steps else 'same'}", number=abs(steps))

    def status(self, conflict: Conflict | None) -> str:
        """Whether the text takes a conflict up; empty without one."""
        return self.labels.words(f"status.{conflict.status}") if conflict is not None else ""

    def fate(self, pairing: Pairing) -> str:
        """What became of a paragraph."""
        both = pairing.moved and pairing.fate != "moved"
        return self.words(f"fate.{pairing.fate}{'_moved' if both else ''}")

    def share(self, share: float) -> str:
        """A share in percent; never a whole one where anything differs."""
        return self.words("percent", number=int(100 * share))

    def place(self, audit: Audit, paragraphs: Sequence[Paragraph]) -> str:
        """Where a passage stands: its pages; in a source without pages the heading above it."""
        if not paragraphs:
            return self.dash
        if not audit.document.page_sizes:
            heading = paragraphs[0].heading
            return shorten(clean_text(heading[-1]), BRIEF) if heading else self.dash
        first, last = paragraphs[0].page, max(paragraph.page_end for paragraph in paragraphs)
        if last > first:
            return self.labels.words("pages", first=first, last=last)
        return self.labels.words("page", page=first)

    def quotes(self, change: Change) -> tuple[Quote, Quote]:
        """Both texts, with what the other lacks marked in them where the passage was reworded."""
        old, new = (PILCROW.join(clean_text(p.text) for p in side) for side in (change.old, change.new))
        before: tuple[Piece, ...] = ((old, False),)
        after: tuple[Piece, ...] = ((new, False),)
        if change.pairing.fate in ("edited", "split", "merged"):
            before, after = differences(old, new)
        languages = [side[0].language if side else "" for side in (change.old, change.new)]
        return Quote(before, languages[0], "old"), Quote(after, languages[1], "new")
