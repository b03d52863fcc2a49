"""The ladder of depth as rules: which signals lift a sentence to which step.

Rules and heading words are reference data (`settings/depth/rules.yml`,
`settings/depth/headings.yml`). The first rule that holds decides about a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from auditor.folders import SETTINGS
from auditor.judging.rows import row_signals
from auditor.judging.signals import Sentence
from auditor.records import Kind
from auditor.yamlfiles import load_yaml

FOLDER = SETTINGS / "depth"
Step = Literal["mention", "intent", "aim", "measure", "followup"]
LABEL_WORDS = 3
"""A text of so many words that no rule holds for is a label ("Avfall och avlopp" beside a chart)."""
STEPS: tuple[Step, ...] = ("mention", "intent", "aim", "measure", "followup")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: holds if all of `every`, one of `some` (if there are any) and none of `never` are there.

    Attributes:
        depth: The step it leads to.
        every: Signals that must all stand in the sentence.
        some: Signals of which one must stand in it.
        never: Signals of which none may stand in it.
        inert: Whether a sentence under this rule commits to nothing, whatever else is learned about it.
        sure: Whether nothing learned may put the passage below this rule's step.
    """

    depth: Step
    every: frozenset[str]
    some: frozenset[str]
    never: frozenset[str]
    inert: bool = False
    sure: bool = False

    def holds(self, signals: frozenset[str]) -> bool:
        """Whether the rule holds for a sentence with these signals."""
        return self.every <= signals and (not self.some or bool(self.some & signals)) and not self.never & signals


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the rules say of a passage.

    Attributes:
        depth: The deepest step that a sentence reaches.
        sentence: That sentence.
        inert: Whether every sentence was found to commit to nothing.
        raised: The step below which nothing learned may put it: of sure rules, and of what the heading promises.
        places: The step of each sentence.
        idle: Whether each sentence was found to commit to nothing.
        silent: Whether no rule holds for any sentence by itself, so that only the heading tells what it is.
        label: Whether it is silent and of a few words only.
    """

    depth: Step
    sentence: str
    inert: bool
    raised: Step
    places: tuple[Step, ...]
    idle: tuple[bool, ...] = ()
    silent: bool = False
    label: bool = False


def climb(sentences: Sequence[Sentence], kind: Kind, heading: Sequence[str]) -> Verdict:
    """Judge a passage by rules alone.

    Args:
        sentences: Its sentences with their signals.
        kind: What the paragraph is on the page.
        heading: The headings above it, outermost first.
    """
    steps: list[Step] = []
    lifts: list[Step] = []
    idle: list[bool] = []
    silent = bool(sentences)
    for sentence in sentences:
        plain = rule_of(sentence, kind)
        lifted = rule_of(sentence, kind, heading)
        steps.append(plain.depth if plain else STEPS[0])
        sure = lifted is not None and (lifted.sure or lifted is not plain)
        lifts.append(lifted.depth if lifted and sure else STEPS[0])
        silent = silent and plain is None
        idle.append(plain is not None and plain.inert)
    best = max([*steps, *lifts], key=STEPS.index, default=STEPS[0])
    text = next((s.text for s, step, lift in zip(sentences, steps, lifts, strict=True) if best in (step, lift)), "")
    raised = max(lifts, key=STEPS.index, default=STEPS[0])
    label = silent and sum(len(sentence.words) for sentence in sentences) <= LABEL_WORDS
    return Verdict(best, text, bool(idle) and all(idle), raised, tuple(steps), tuple(idle), silent, label)


def rule_of(sentence: Sentence, kind: Kind, heading: Sequence[str] = ()) -> Rule | None:
    """The first rule that holds for a sentence, with the promise of the nearest heading if it is given."""
    under = frozenset(f"under_{name}" for name in heading_kinds(heading[-1:]))
    signals = frozenset(sentence.signals) | layout(sentence, kind) | under
    return next((rule for rule in load_rules() if rule.holds(signals)), None)


def heading_kinds(heading: Sequence[str]) -> tuple[str, ...]:
    """What headings promise: any of aim, measure, followup, intent, state, frame, front, guide, back."""
    return tuple(name for name, expression in load_headings() if any(expression.search(title) for title in heading))


@lru_cache(maxsize=1)
def load_rules() -> tuple[Rule, ...]:
    """Read the rules."""
    return tuple(read_rule(entry) for entry in _read("rules.yml")["rules"])


def read_rule(entry: Mapping[str, Any]) -> Rule:
    """A rule from its entry in the settings."""
    return Rule(
        depth=entry.get("depth", STEPS[0]),
        every=frozenset(entry.get("all", ())),
        some=frozenset(entry.get("any", ())),
        never=frozenset(entry.get("none", ())),
        inert=bool(entry.get("inert", False)),
        sure=bool(entry.get("sure", False)),
    )


@lru_cache(maxsize=1)
def load_headings() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Read the heading words: for each kind one expression that finds any of them as a whole word."""
    return tuple(
        (name, re.compile("|".join(_whole_word(word) for word in words), re.IGNORECASE))
        for name, words in _read("headings.yml")["headings"].items()
    )


def _whole_word(word: str) -> str:
    return rf"(?<!\w){re.escape(word)}(?!\w)".replace(r"\*", r"\w*")


def layout(sentence: Sentence, kind: Kind) -> frozenset[str]:
    """Signals from the look of a sentence: `row` of a table and what its cells tell, `item` of a list."""
    names = set(row_signals(sentence.text))
    if kind == "table" or " | " in sentence.text:
        names.add("row")
    if sentence.item or kind == "list_item":
        names.add("item")
    return frozenset(names)


def _read(name: str) -> dict[str, Any]:
    settings: dict[str, Any] = load_yaml(FOLDER / name)
    return settings
