"""Annex A: for each goal and target, the passages that carry it and the words that did."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from auditor.records import Audit, Coverage, Evidence
from auditor.reporting.passages import Passage, clean_text, pick, shorten

SENTENCE = 700


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One passage as evidence for one goal.

    Attributes:
        passage: The passage.
        probability: How likely it is that it addresses the goal (calibrated).
        targets: The goal's targets that it addresses, best first.
        words: The sentence that carried it, cut into (text, is a carrying phrase).
    """

    passage: Passage
    probability: float
    targets: tuple[str, ...]
    words: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A relevant target of the goal, with its passages."""

    coverage: Coverage
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class GoalEvidence:
    """All that was found for a goal, in reading order."""

    goal: int
    coverage: Coverage
    targets: tuple[TargetRow, ...]
    rows: tuple[EvidenceRow, ...]

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages on which the goal is found."""
        return tuple(sorted({row.passage.page for row in self.rows}))


def collect_evidence(audit: Audit, passages: Mapping[str, Passage]) -> tuple[GoalEvidence, ...]:
    """Gather the evidence for all goals, in their order."""
    carried = {(match.paragraph, item.goal): item for match in audit.matches for item in match.evidence}
    found = []
    for coverage in audit.goals:
        goal = int(coverage.item)
        targets = [
            TargetRow(target, pick(passages, target.paragraphs))
            for target in audit.targets
            if target.item.partition(".")[0] == coverage.item and target.relevance != "not_applicable"
        ]
        rows = [
            _row(passage, goal, carried.get((passage.id, goal)))
            for passage in passages.values()
            if goal in dict(passage.goals)
        ]
        found.append(GoalEvidence(goal, coverage, tuple(targets), tuple(rows)))
    return tuple(found)


def mark_phrases(sentence: str, phrases: Iterable[str]) -> tuple[tuple[str, bool], ...]:
    """Cut a sentence at the phrases that it holds, whatever their case; the longest wins where two overlap."""
    folded = sentence.casefold()
    if len(folded) != len(sentence):
        return ((sentence, False),)
    taken: list[tuple[int, int]] = []
    for phrase in sorted({phrase.casefold() for phrase in phrases if phrase}, key=lambda text: (-len(text), text)):
        start = folded.find(phrase)
        while start >= 0:
            end = start + len(phrase)
            if all(end <= left or start >= right for left, right in taken):
                taken.append((start, end))
            start = folded.find(phrase, end)
    pieces, place = [], 0
    for start, end in sorted(taken):
        pieces += [(sentence[place:start], False), (sentence[start:end], True)]
        place = end
    pieces.append((sentence[place:], False))
    return tuple((text, carrying) for text, carrying in pieces if text)


def _row(passage: Passage, goal: int, evidence: Evidence | None) -> EvidenceRow:
    sentence = shorten(clean_text(evidence.sentence), SENTENCE) if evidence else passage.quote
    phrases = [clean_text(phrase) for phrase in evidence.phrases] if evidence else []
    prefix = f"{goal}."
    targets = tuple(code for code in passage.targets if code.startswith(prefix))
    if evidence and not targets and evidence.target:
        targets = (evidence.target,)
    return EvidenceRow(passage, dict(passage.goals)[goal], targets, mark_phrases(sentence, phrases))
