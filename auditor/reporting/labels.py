"""What goals, targets, dimensions and findings are called in a report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from auditor.records import DIMENSIONS, Dimension
from auditor.reference.taxonomy import Taxonomy
from auditor.reporting.passages import Passage, clean_text, shorten
from auditor.wording import Words

_CODE = r"(?:1[0-7]|[1-9])\.(?:\d{1,2}|[a-d])"
# Codes and what joins them, nothing else: the heading "2.3 Business" is not about target 2.3.
_CODES = re.compile(rf"{_CODE}(?:[\s,;/↔–-]+{_CODE})*")


@dataclass(frozen=True, slots=True)
class Labels:
    """Names in one language.

    Attributes:
        words: The wording.
        taxonomy: Goals and targets.
    """

    words: Words
    taxonomy: Taxonomy

    def goal_name(self, goal: int) -> str:
        """The official short name of a goal, without its number."""
        return self.taxonomy.goals[goal].name[self.words.language]

    def goal(self, goal: int) -> str:
        """Number and name of a goal."""
        return self.words("goal", number=goal, name=self.goal_name(goal))

    def target_name(self, code: str) -> str:
        """The short name of a target, without its code."""
        return self.taxonomy.target(code).name[self.words.language]

    def target(self, code: str) -> str:
        """Code and name of a target."""
        return self.words("target", code=code, name=self.target_name(code))

    def item(self, item: str) -> str:
        """What a finding is about: a goal, target or dimension by its name, anything else as it stands."""
        if item.isdigit() and int(item) in self.taxonomy.goals:
            return self.goal(int(item))
        if item in self.taxonomy.targets:
            return self.target(item)
        if item in DIMENSIONS:
            return self.words(f"dimension.{item}")
        codes = self.codes(item)
        if len(codes) == 2:
            return self.pair(codes)
        return shorten(clean_text(item), 200)

    def pair(self, codes: Sequence[str]) -> str:
        """Two targets set beside each other."""
        return " ↔ ".join(f"{code} {self.target_name(code)}" for code in codes)

    def codes(self, item: str) -> tuple[str, ...]:
        """The target codes that an item consists of, in order; none where it says anything else."""
        if not _CODES.fullmatch(item):
            return ()
        return tuple(code for code in dict.fromkeys(re.findall(_CODE, item)) if code in self.taxonomy.targets)

    def goals_of(self, item: str) -> tuple[int, ...]:
        """The goals that an item belongs to; none for a section."""
        if item.isdigit() and int(item) in self.taxonomy.goals:
            return (int(item),)
        return tuple(dict.fromkeys(self.taxonomy.target(code).goal for code in self.codes(item)))

    def dimensions_of(self, item: str) -> tuple[Dimension, ...]:
        """The primary dimensions of an item, in the fixed order; a goal has those of its targets."""
        if item in DIMENSIONS:
            return tuple(dimension for dimension in DIMENSIONS if dimension == item)
        codes = self.codes(item)
        if item.isdigit() and int(item) in self.taxonomy.goals:
            codes = tuple(target.id for target in self.taxonomy.goals[int(item)].targets)
        held = {self.taxonomy.target(code).primary for code in codes}
        return tuple(dimension for dimension in DIMENSIONS if dimension in held)

    def pages(self, passage: Passage) -> str:
        """Where a passage stands: `page 4` or `pages 4–5`."""
        if passage.page_end > passage.page:
            return self.words("pages", first=passage.page, last=passage.page_end)
        return self.words("page", page=passage.page)

    def percent(self, share: float) -> str:
        """A share as whole percent, with the language's sign and space."""
        return self.words("percent", number=round(100 * share))

    def probability(self, number: float) -> str:
        """A probability with two decimals and the language's decimal sign, never shown as certain."""
        return f"{min(max(number, 0.01), 0.99):.2f}".replace(".", self.words("decimal"))
