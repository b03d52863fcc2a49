"""How deep a passage goes: mention, intent, aim, measure or followup.

Rules over modality, tense, actors, years and levels give an answer that can be
explained; a small regression trained on read passages corrects it. What the rules
call inert (another authority's duty, quoted law, what has been done) stays a mention
whatever the regression says, and headings above can lift a passage. The ladder and
its traps: Riksrevisionen's grades and SIGMA's action plan criteria, see
`docs/method/4-depth.md`.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from auditor.judging.depthhead import DepthHead, load_head, read_features
from auditor.judging.ladder import STEPS, Step, Verdict, climb, heading_kinds
from auditor.judging.signals import find_signals
from auditor.records import Depth, Kind, Paragraph

FURNITURE: tuple[Kind, ...] = ("heading", "contents", "boilerplate")
LEARNED = ("sv",)
"""Languages that the regression was trained on; the others are judged by the one that knows no words."""
NO_COMMITMENT = ("front", "guide", "frame", "back")


def judge_depth(
    text: str,
    *,
    kind: Kind = "body",
    heading: Sequence[str] = (),
    language: str = "sv",
    vector: NDArray[np.float32] | None = None,
) -> Depth:
    """The highest step that a passage reaches, as if it addresses a goal.

    The caller sets `none` where no goal is present.

    Args:
        text: The passage.
        kind: What it is on the page; headings, contents and boilerplate are mentions at most.
        heading: The headings above it, outermost first.
        language: `sv` or `en`; others are read with the Swedish signals.
        vector: The passage's vector, used if the regression was trained with vectors.
    """
    if kind in FURNITURE:
        return "mention"
    sentences = find_signals(text, language)
    verdict = climb(sentences, kind, heading)
    head = load_head(signs=language not in LEARNED)
    return deepest(head, read_features(sentences, verdict, kind, heading), verdict, vector)


def deepest(
    head: DepthHead, features: dict[str, float], verdict: Verdict, vector: NDArray[np.float32] | None = None
) -> Step:
    """Weigh rules and regression: inert passages stay mentions, a heading's promise is kept, the regression decides.

    Where the words say nothing by themselves ("Säkrare skolvägar"), the heading's promise is all there is;
    a label of a few words without one names its matter and no more.
    """
    if verdict.inert:
        return "mention"
    if verdict.label or (verdict.silent and verdict.raised != STEPS[0]):
        return verdict.raised
    scores = head.scores(features, vector)
    learned = max(STEPS, key=lambda step: scores[step])
    return max(learned, verdict.raised, key=STEPS.index)


def judge_by_rules(text: str, *, kind: Kind = "body", heading: Sequence[str] = (), language: str = "sv") -> Depth:
    """The same by rules alone: the answer that can be explained, and the floor to measure the regression against."""
    return "mention" if kind in FURNITURE else climb(find_signals(text, language), kind, heading).depth


def names_only(paragraph: Paragraph) -> bool:
    """Whether a paragraph names things without saying anything of them: headings and reading guides."""
    return paragraph.kind == "heading" or "guide" in heading_kinds(paragraph.heading)


def states_lack(paragraph: Paragraph) -> bool:
    """Whether a paragraph says no more than that something is missing or dealt with elsewhere: it addresses no goal."""
    sentences = find_signals(paragraph.text, paragraph.language)
    lacking = any(sentence.has("cannot") for sentence in sentences)
    return lacking and climb(sentences, paragraph.kind, paragraph.heading).inert


def commits(paragraph: Paragraph) -> bool:
    """Whether a paragraph stands where a strategy commits itself.

    Forewords, contents, colophons, reading guides, lists of sources, headings, pull quotes and
    chapters that retell a framework or law mention a goal at most, whatever their words.
    """
    if paragraph.kind in FURNITURE or "pull_quote" in paragraph.marks or "repeated" in paragraph.marks:
        return False
    return not set(heading_kinds(paragraph.heading)) & set(NO_COMMITMENT)
