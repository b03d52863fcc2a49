"""What the sections of the Word document share: the content, and how it is put into words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from auditor.records import Element, Level, Severity
from auditor.reporting.conflictrows import ConflictRow
from auditor.reporting.content import Content
from auditor.reporting.labels import Labels
from auditor.reporting.matrix import Link
from auditor.reporting.office.settings import office_settings
from auditor.reporting.office.spans import Block, Span
from auditor.reporting.passages import Passage, clean_text, shorten
from auditor.reporting.report import SECTIONS
from auditor.reporting.summary import Summary
from auditor.wording import Words

# Characters of a reason or a question.
AUTHORED = 1200
Parts = tuple[str | Span, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """The content model with its words.

    Attributes:
        content: What the report says.
        summary: What its first page says.
        labels: Names of goals and targets.
        office: Words of the office formats.
    """

    content: Content
    summary: Summary
    labels: Labels
    office: Words

    @property
    def words(self) -> Words:
        """The words that all formats share."""
        return self.labels.words

    @property
    def sections(self) -> tuple[str, ...]:
        """The sections that the report has, in order."""
        return tuple(name for name in SECTIONS if name != "lenses" or self.content.lenses)

    def section(self, name: str) -> str:
        """A section's number and title; an annex has its letter in its title."""
        title = self.words(f"section.{name}")
        return f"{self.sections.index(name) + 1} {title}" if name in self.sections else title

    def label(self, passage: Passage) -> str:
        """What a passage is called in all formats: A12."""
        return self.words("annex_a.label", number=passage.number)

    def place(self, passage: Passage) -> str:
        """Label and page of a passage."""
        return f"{self.label(passage)}, {self.labels.pages(passage)}"

    def places(self, passages: Sequence[Passage], most: int) -> str:
        """Label and page of the first passages, and how many more there are."""
        shown = ", ".join(self.place(passage) for passage in passages[:most])
        rest = len(passages) - most
        return f"{shown} {self.words.count('further', rest)}" if rest > 0 else shown

    def level(self, level: Level) -> str:
        """A level with its sign."""
        return f"{self.words(f'level_symbol.{level}')} {self.words(f'level.{level}')}"

    def short_level(self, level: Level) -> str:
        """A level as the matrix has it, with the word in full where that is another."""
        short, whole = self.words(f"level_short.{level}"), self.words(f"level.{level}")
        return whole if short == whole else f"{short} ({whole})"

    @property
    def profile(self) -> str:
        """The relevance profile and whether anyone has confirmed it; empty where the audit names none."""
        provenance = self.content.audit.provenance
        name = provenance.get("profile")
        if not isinstance(name, str):
            return ""
        names, confirmed = provenance.get("profile_name"), provenance.get("profile_confirmed")
        if isinstance(names, Mapping):
            name = names.get(self.words.language, name)
        said = self.words("about.unconfirmed")
        if isinstance(confirmed, Mapping) and confirmed.get("by"):
            said = self.words("about.confirmed", by=confirmed["by"], when=confirmed["when"])
        return f"{name}; {said}"

    def severity(self, severity: Severity) -> str:
        """A severity with its sign."""
        return f"{self.words(f'severity_symbol.{severity}')} {self.words(f'severity.{severity}')}"

    def elements(self, names: Iterable[Element]) -> str:
        """Elements as an enumeration."""
        return ", ".join(self.words(f"element.{name}") for name in names)

    def missing(self, links: Iterable[Link]) -> str:
        """The open links of a chain, each as what would fill it."""
        either = f" {self.words('or')} "
        return ", ".join(either.join(self.words(f"element.{name}") for name in link) for link in links)

    def authored(self, text: str, longest: int = AUTHORED) -> Span:
        """A reason or a question: it keeps the language in which the audit was made."""
        return Span(shorten(clean_text(text), longest), self.content.audit.language)

    def quoted(self, passage: Passage, longest: int) -> Span:
        """The words of a passage between quotation marks, in their own language."""
        return Span(self.words("quoted", text=shorten(passage.text, longest)), passage.language)

    def source(self, passage: Passage) -> Parts:
        """Where a quote stands, below which heading, and how far it goes."""
        parts: list[str | Span] = [self.place(passage)]
        if passage.heading:
            parts += [" · ", Span(shorten(passage.heading[-1], 90), passage.language)]
        level = self.words(f"level.{passage.counted.level}")
        holds = self.elements(passage.counted.elements)
        return (*parts, f" · {level} ({holds})" if holds else f" · {level}")

    def quotes(self, passages: Sequence[Passage], most: int, style: str = "quote") -> list[Block]:
        """Quotes, each with its source below, and how many more there are."""
        blocks = []
        for passage in passages[:most]:
            blocks.append(Block(self.quoted(passage, office_settings().longest_quote), style))
            blocks.append(Block(self.source(passage), "place"))
        rest = passages[most:]
        if rest:
            further = f"{self.words.count('further', len(rest))}: {self.places(rest, 8)}"
            blocks.append(Block(further, "place"))
        return blocks

    def conflict_name(self, row: ConflictRow) -> Span | str:
        """What pulls against what."""
        conflict = row.conflict
        return self.authored(conflict.name, 200) if conflict.name else self.labels.pair(conflict.pair)

    def conflict_reason(self, row: ConflictRow) -> Span | str:
        """Why the two can pull against each other."""
        return self.authored(row.conflict.reason) if row.conflict.reason else row.reason
