"""What there is to decide on in an audit: its gaps, its possible conflicts and its borderline cases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from auditor.comparing.decisions import ANSWERS, Decision, Matter, borderline_key, conflict_key, gap_key
from auditor.records import Coverage
from auditor.reporting.conflictrows import ConflictRow
from auditor.reporting.content import Content
from auditor.reporting.gaprows import GapRow
from auditor.reporting.labels import Labels
from auditor.reporting.passages import Passage, clean_text


@dataclass(frozen=True, slots=True)
class Side:
    """Passages under a heading of their own: what a finding rests on, or one side of a conflict."""

    title: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """Something to decide on.

    Attributes:
        key: Its name in `decisions.json`.
        matter: What kind of finding it is.
        name: Its name on the page, unique there: `gap-3`.
        label: Kind and number, in words.
        title: What it is about.
        facts: Type, severity, level, as far as it has them.
        goals: The goals that it concerns.
        reason: Why it is a finding, in the audit's language; empty for a borderline case.
        question: A question to the authors, in the audit's language; empty where there is none.
        sides: The passages.
        answers: What can be decided, by code, in words.
        decision: What has been decided, if anything.
    """

    key: str
    matter: Matter
    name: str
    label: str
    title: str
    facts: tuple[str, ...]
    goals: tuple[int, ...]
    reason: str
    question: str
    sides: tuple[Side, ...]
    answers: tuple[tuple[str, str], ...]
    decision: Decision | None


def collect_points(content: Content, labels: Labels, decisions: Mapping[str, Decision]) -> tuple[Point, ...]:
    """Everything to decide on, gaps first, in the order of the report; findings of one name are decided together."""
    points: dict[str, Point] = {}
    for point in _points(content, labels, decisions):
        points.setdefault(point.key, point)
    return tuple(points.values())


def answer_words(matter: Matter, labels: Labels) -> tuple[tuple[str, str], ...]:
    """The answers to a kind of finding, by code, in words."""
    return tuple((code, labels.words(f"answer.{matter}.{code}")) for code in ANSWERS[matter])


def _points(content: Content, labels: Labels, decisions: Mapping[str, Decision]) -> Iterator[Point]:
    for gap in content.gaps:
        yield _gap(gap, labels, decisions)
    for conflict in content.conflicts:
        yield _conflict(conflict, labels, decisions)
    for number, coverage in enumerate(content.hanging, start=1):
        yield _borderline(number, coverage, content, labels, decisions)


def _gap(row: GapRow, labels: Labels, decisions: Mapping[str, Decision]) -> Point:
    words, gap = labels.words, row.gap
    facts = [f"{gap.type} {words(f'gap.{gap.type}')}"]
    facts.append(f"{words('gap_section.severity')}: {words(f'severity.{gap.severity}')}")
    facts += [f"{words('overview.level_column')}: {words(f'level.{row.level}')}"] if row.level else []
    facts += [words("gap_section.borderline")] if gap.borderline else []
    title = words("gap_section.nearest" if gap.type == "L1" else "gap_section.evidence")
    key = gap_key(gap)
    return Point(
        key=key,
        matter="gap",
        name=f"gap-{row.number}",
        label=words("gap_section.number", number=row.number),
        title=labels.item(gap.item),
        facts=tuple(fact.rstrip(".") for fact in facts),
        goals=row.goals,
        reason=clean_text(gap.reason),
        question=clean_text(gap.question),
        sides=(Side(title, row.passages),) if row.passages else (),
        answers=answer_words("gap", labels),
        decision=decisions.get(key),
    )


def _conflict(row: ConflictRow, labels: Labels, decisions: Mapping[str, Decision]) -> Point:
    words, conflict = labels.words, row.conflict
    sides = zip(conflict.pair, row.sides, strict=True)
    key = conflict_key(conflict)
    return Point(
        key=key,
        matter="conflict",
        name=f"conflict-{row.number}",
        label=words("conflict_section.number", number=row.number),
        title=clean_text(conflict.name) or labels.pair(conflict.pair),
        facts=(f"{words('conflict_section.status')}: {words(f'status.{conflict.status}')}",),
        goals=row.goals,
        reason=clean_text(conflict.reason) or row.reason,
        question=clean_text(conflict.question),
        sides=tuple(
            Side(words("conflict_section.side", target=labels.target(code)), passages) for code, passages in sides
        ),
        answers=answer_words("conflict", labels),
        decision=decisions.get(key),
    )


def _borderline(
    number: int, coverage: Coverage, content: Content, labels: Labels, decisions: Mapping[str, Decision]
) -> Point:
    words = labels.words
    closest = content.to_read(coverage)
    passages = content.passages_of(coverage) or (() if closest is None else (closest,))
    title = words("borderline_section.passage_column" if coverage.paragraphs else "gap_section.nearest")
    facts = [f"{words('overview.level_column')}: {words(f'level.{coverage.level}')}"]
    if passages:
        chance = labels.probability(content.probability(coverage.item, passages[0].id))
        facts.append(f"{words('borderline_section.probability_column')}: {chance}")
    key = borderline_key(coverage)
    return Point(
        key=key,
        matter="borderline",
        name=f"borderline-{number}",
        label=words("borderline_section.number", number=number),
        title=labels.item(coverage.item),
        facts=tuple(facts),
        goals=labels.goals_of(coverage.item),
        reason="",
        question="",
        sides=(Side(title, passages),) if passages else (),
        answers=answer_words("borderline", labels),
        decision=decisions.get(key),
    )
