"""Key figures that could follow a target up: proposals from Kolada, never part of a judgement.

What is known of them stands in `taxonomies/indicators.yml` with the date on which it was noted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from auditor.folders import TAXONOMIES
from auditor.records import Language
from auditor.reference.checkedfiles import read_checked

FILE = TAXONOMIES / "indicators.yml"
SCHEMA = FILE.with_name("indicators.schema.json")


@dataclass(frozen=True, slots=True)
class Indicator:
    """A key figure by its id in Kolada and its name there, in Swedish."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Indicators:
    """All proposals.

    Attributes:
        noted: When they were noted, ISO.
        source: Who keeps the figures.
        address: Where they are found.
        note: That they are proposals and what to check, by language.
        none: What is said where none is found, by language.
        none_goals: The same for targets of a goal of which more is known, by goal and language.
        targets: Proposals by target; an empty tuple: looked for and none found.
    """

    noted: str
    source: str
    address: str
    note: Mapping[str, str]
    none: Mapping[str, str]
    none_goals: Mapping[int, Mapping[str, str]]
    targets: Mapping[str, tuple[Indicator, ...]] = field(repr=False)

    def of(self, item: str) -> tuple[Indicator, ...]:
        """The proposals for a target, or for a goal those of all its targets, each once; none for anything else."""
        codes = [item] if "." in item else [code for code in self.targets if code.partition(".")[0] == item]
        return tuple(dict.fromkeys(found for code in codes for found in self.targets.get(code, ())))

    def absence(self, item: str, language: Language) -> str:
        """What is said of a goal or target without proposals."""
        goal = item.partition(".")[0]
        known = self.none_goals.get(int(goal)) if goal.isdigit() else None
        return (self.none if known is None else known)[language]


@lru_cache(maxsize=1)
def load_indicators() -> Indicators:
    """Read the proposals.

    Raises:
        TaxonomyInvalid: The file does not follow its schema.
    """
    record = read_checked(FILE, SCHEMA)
    noted = record["noted"]
    return Indicators(
        noted=noted,
        source=record["source"]["name"],
        address=record["source"]["address"],
        note={language: text.format(noted=noted) for language, text in record["note"].items()},
        none=record["none"],
        none_goals=record["none_goals"],
        targets={code: tuple(Indicator(**entry) for entry in found) for code, found in record["targets"].items()},
    )
