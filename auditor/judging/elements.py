"""What a commitment is made of: aim, measure, responsible, time, level, indicator, resource, follow-up and more.

Elements are found one by one, whatever the depth, from signals in the passage's
sentences (`settings/depth/elements.yml`). What binds another authority, quoted law
and what has been done yields no element but references.
After SIGMA's criteria for action plans (activity and institution, timetable, finance, indicators).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import get_args

from auditor.folders import SETTINGS
from auditor.judging.definitions import find_told
from auditor.judging.depth import FURNITURE, judge_depth
from auditor.judging.ladder import Rule, layout, read_rule, rule_of
from auditor.records import Depth, Element, Kind
from auditor.yamlfiles import load_yaml

FILE = SETTINGS / "depth" / "elements.yml"
ELEMENTS: tuple[Element, ...] = get_args(Element)


@dataclass(frozen=True, slots=True)
class ElementRules:
    """The rules of each element, what a depth brings, what needs a depth, and what even inert sentences hold."""

    rules: dict[Element, tuple[Rule, ...]]
    of_depth: dict[str, Element]
    only: dict[str, frozenset[str]]
    always: frozenset[Element]


def find_elements(
    text: str,
    *,
    kind: Kind = "body",
    heading: Sequence[str] = (),
    language: str = "sv",
    depth: Depth | None = None,
) -> tuple[Element, ...]:
    """The elements that a passage holds, in the order of the ladder.

    Args:
        text: The passage.
        kind: What it is on the page; headings, contents and boilerplate hold none.
        heading: The headings above it, outermost first.
        language: `sv` or `en`; others are read with the Swedish signals.
        depth: Its depth; judged here if not given. A passage of depth aim or measure holds that
            element, one that only mentions holds none that would commit anybody.
    """
    if kind in FURNITURE:
        return ()
    known = load_elements()
    reached = judge_depth(text, kind=kind, heading=heading, language=language) if depth is None else depth
    found: set[Element] = {known.of_depth[reached]} if reached in known.of_depth else set()
    for sentence in find_told(text, language, heading):
        signals = frozenset(sentence.signals) | layout(sentence, kind)
        rule = rule_of(sentence, kind, heading)
        idle = reached == "mention" or (rule is not None and rule.inert)
        allowed = known.always if idle else frozenset(ELEMENTS)
        found |= {name for name in allowed if any(rule.holds(signals) for rule in known.rules[name])}
    return tuple(name for name in ELEMENTS if name in found and reached in known.only.get(name, (reached,)))


@lru_cache(maxsize=1)
def load_elements() -> ElementRules:
    """Read the rules of the elements."""
    settings = load_yaml(FILE)
    rules = {name: tuple(read_rule(entry) for entry in settings["elements"][name]) for name in ELEMENTS}
    only = {name: frozenset(depths) for name, depths in settings["only"].items()}
    return ElementRules(rules, settings["of_depth"], only, frozenset(settings["always"]))
