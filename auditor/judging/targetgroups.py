"""Who is meant: which groups the commitments on each social goal name, and which they leave out.

Only passages that commit (an aim, a measure or a follow-up, outside forewords and retold
frameworks) are asked. A group is missing where the reference data expects it for the goal
and no commitment on the goal names it. "Everyone" is told apart: it names nobody. The
groups and their words are reference data (`taxonomies/targetgroups.yml`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from auditor.folders import TAXONOMIES
from auditor.judging.depth import commits
from auditor.judging.patterns import Signals, compile_signals
from auditor.judging.signals import FALLBACK, LANGUAGES, read_sentence, split_sentences
from auditor.records import DEPTHS, GroupsMeant, Language, Match, Paragraph
from auditor.yamlfiles import load_yaml

FILE = TAXONOMIES / "targetgroups.yml"
EVERYONE = "everyone"
LEAST = DEPTHS.index("aim")


@dataclass(frozen=True, slots=True)
class TargetGroup:
    """A group of people.

    Attributes:
        id: Of the group.
        label: In each language.
        goals: Those whose commitments are expected to say something of it.
    """

    id: str
    label: dict[Language, str]
    goals: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class GroupRules:
    """Social goals, groups and the words of each language."""

    social: tuple[int, ...]
    groups: tuple[TargetGroup, ...]
    words: dict[str, dict[str, list[str]]]


def find_target_groups(
    matches: Sequence[Match], paragraphs: Sequence[Paragraph], *, language: str = FALLBACK
) -> tuple[GroupsMeant, ...]:
    """Which groups the commitments on each social goal name.

    Args:
        matches: One for each paragraph.
        paragraphs: The paragraphs matched.
        language: Of the document, for paragraphs in a language without words of its own.

    Returns:
        One for each social goal that some passage commits to, in order; goals without a commitment are silent here.
    """
    rules = load_group_rules()
    known = {paragraph.id: paragraph for paragraph in paragraphs}
    told: dict[int, dict[str, frozenset[str]]] = {}
    for match in matches:
        paragraph = known[match.paragraph]
        held = set(match.goals_present) & set(rules.social)
        if not held or DEPTHS.index(match.depth) < LEAST or not commits(paragraph):
            continue
        own = paragraph.language if paragraph.language in LANGUAGES else language
        names = groups_named(paragraph.text, own)
        for goal in held:
            told.setdefault(goal, {})[paragraph.id] = names
    return tuple(_meant(goal, told[goal], rules) for goal in sorted(told))


def groups_named(text: str, language: str) -> frozenset[str]:
    """The ids of the groups that a text names, and `everyone` where it speaks of everybody."""
    signals = load_group_words(language if language in LANGUAGES else FALLBACK)
    return frozenset(name for part in split_sentences(text) for name in read_sentence(part, signals).signals)


def _meant(goal: int, passages: dict[str, frozenset[str]], rules: GroupRules) -> GroupsMeant:
    def holding(name: str) -> tuple[str, ...]:
        return tuple(id_ for id_, names in passages.items() if name in names)

    named = tuple((group.id, holding(group.id)) for group in rules.groups if holding(group.id))
    found = {name for name, _ in named}
    missing = tuple(group.id for group in rules.groups if goal in group.goals and group.id not in found)
    return GroupsMeant(goal, tuple(passages), named, missing, holding(EVERYONE))


@lru_cache(maxsize=1)
def load_group_rules() -> GroupRules:
    """Read groups and goals."""
    settings = load_yaml(FILE)
    groups = tuple(TargetGroup(entry["id"], entry["label"], tuple(entry["goals"])) for entry in settings["groups"])
    words = {
        language: {entry["id"]: entry[language] for entry in settings["groups"]}
        | {EVERYONE: settings[EVERYONE][language]}
        for language in LANGUAGES
    }
    return GroupRules(tuple(settings["social"]), groups, words)


@lru_cache(maxsize=len(LANGUAGES))
def load_group_words(language: str) -> Signals:
    """Compile the words of a language; done once."""
    return compile_signals(load_group_rules().words[language], language)
