"""What people have decided, as the formats to fill in show it; and the key figures proposed where one is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from auditor.comparing.decisions import KNOWN, Decision, Matter
from auditor.records import Coverage, Gap
from auditor.reference.indicators import Indicator, load_indicators
from auditor.reporting.conflictrows import ConflictRow
from auditor.reporting.gaprows import GapRow
from auditor.reporting.office.story import Story
from auditor.reporting.passages import clean_text

# Day 0 of a spreadsheet (ECMA-376 part 1, § 18.17.4.1).
EPOCH = date(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class Stand:
    """A decision in the fields of a report; all empty where none has been taken.

    Attributes:
        position: The answer, in the words to choose among; for a conflict the answer and why.
        motive: Why, who took it, and an answer in words of one's own.
        responsible: Who sees to it.
        day: When, as YYYY-MM-DD.
    """

    position: str = ""
    motive: str = ""
    responsible: str = ""
    day: str = ""

    def fields(self) -> Mapping[str, str]:
        """The values by the names that the columns and fields have."""
        return {
            "position": self.position,
            "motive": self.motive,
            "responsible": self.responsible,
            "date": self.day,
        }

    @property
    def serial(self) -> int | None:
        """The day as a spreadsheet counts it."""
        return (date.fromisoformat(self.day) - EPOCH).days if _is_day(self.day) else None


def gap_stand(story: Story, row: GapRow) -> Stand:
    """What has been decided on a gap."""
    held = row.decision
    if held is None:
        return Stand()
    options = story.words.lines("decision.options")
    known = held.decision in KNOWN
    position = options[KNOWN.index(held.decision)] if known else ""
    motive = _joined(story, held, () if known else (held.decision,))
    return Stand(position, motive, clean_text(held.responsible), held.date)


def conflict_stand(story: Story, row: ConflictRow) -> Stand:
    """What has been decided on a possible conflict."""
    held = row.decision
    if held is None:
        return Stand()
    said = _joined(story, held, (answer(story, "conflict", held),))
    return Stand(said, "", clean_text(held.responsible), held.date)


def borderline_stand(story: Story, coverage: Coverage) -> str:
    """What has been decided on a borderline case; empty without a decision."""
    held = story.content.decision_on(coverage)
    return "" if held is None else _joined(story, held, (answer(story, "borderline", held),))


def answer(story: Story, matter: Matter, held: Decision) -> str:
    """An answer in the report's words, or as it was given."""
    key = f"answer.{matter}.{held.decision}"
    return story.words(key) if story.words.has(key) else clean_text(held.decision)


def proposals(gap: Gap) -> tuple[Indicator, ...]:
    """Key figures to try for what cannot be followed up; none for other gaps."""
    return load_indicators().of(gap.item) if gap.type == "L4" else ()


def proposed(found: tuple[Indicator, ...]) -> Iterator[str]:
    """Key figures by id and name, which is Swedish."""
    return (f"{figure.id} {figure.name}" for figure in found)


def _joined(story: Story, held: Decision, before: tuple[str, ...]) -> str:
    by = (story.words("decision.by", name=clean_text(held.by)).rstrip("."),) if held.by else ()
    return ". ".join(part for part in (*map(clean_text, before), clean_text(held.reason).rstrip("."), *by) if part)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
