"""Who is meant: for each social goal the groups that its commitments name, and those that they leave out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from auditor.judging.targetgroups import load_group_rules
from auditor.records import Audit, Language
from auditor.reporting.passages import Passage, pick


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One social goal that the strategy commits to.

    Attributes:
        goal: Its number.
        passages: The passages that commit.
        named: Groups that some of them name, each with those passages.
        missing: Groups that a reader asks for here and that none of them names.
        everyone: Passages that speak of everybody and so name nobody.
    """

    goal: int
    passages: tuple[Passage, ...]
    named: tuple[tuple[str, tuple[Passage, ...]], ...]
    missing: tuple[str, ...]
    everyone: tuple[Passage, ...]


def group_rows(audit: Audit, passages: Mapping[str, Passage], language: Language) -> tuple[GroupRow, ...]:
    """One row for each social goal that some passage commits to, groups by their names in a language.

    Raises:
        KeyError: A passage is not among those that the report quotes, or a group is not in the reference data.
    """
    names = {group.id: group.label[language] for group in load_group_rules().groups}
    return tuple(
        GroupRow(
            goal=meant.goal,
            passages=pick(passages, meant.paragraphs),
            named=tuple((names[group], pick(passages, ids)) for group, ids in meant.named),
            missing=tuple(names[group] for group in meant.missing),
            everyone=pick(passages, meant.everyone),
        )
        for meant in audit.target_groups
    )
