"""What gaps are drawn from, and how they are worded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from auditor.folders import SETTINGS
from auditor.records import Conflict, Coverage, DimensionCoverage, Gap, GapType, Match, Paragraph, Section, Severity
from auditor.wording import Words
from auditor.yamlfiles import load_yaml

FILE = SETTINGS / "gaps.yml"


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything that gaps are drawn from.

    Attributes:
        goals: Coverage of the 17 goals.
        targets: Coverage of the targets.
        matches: One for each paragraph.
        paragraphs: The paragraphs matched.
        sections: Priorities and chapters.
        dimensions: Shares and role checks.
        conflicts: Possible goal conflicts.
    """

    goals: Sequence[Coverage]
    targets: Sequence[Coverage]
    matches: Sequence[Match] = ()
    paragraphs: Sequence[Paragraph] = ()
    sections: Sequence[Section] = ()
    dimensions: Sequence[DimensionCoverage] = ()
    conflicts: Sequence[Conflict] = ()


@lru_cache(maxsize=1)
def load_gap_rules() -> Mapping[str, Any]:
    """Read the severities."""
    rules: Mapping[str, Any] = load_yaml(FILE)
    return rules


class GapWriter:
    """Words gaps from the catalogue `templates/words/gaps.<language>.yml`.

    Args:
        words: The catalogue.
    """

    def __init__(self, words: Words) -> None:
        self.words = words
        self.rules = load_gap_rules()

    def write(
        self,
        form: GapType,
        item: str,
        key: str,
        severity: Severity,
        shown: Sequence[str],
        *,
        borderline: bool = False,
        **values: object,
    ) -> Gap:
        """A gap of anything, worded."""
        return Gap(
            type=form,
            item=item,
            severity=severity,
            reason=self.words(f"{key}.reason", **values),
            paragraphs=tuple(shown),
            question=self.words(f"{key}.question", **values),
            borderline=borderline,
        )
