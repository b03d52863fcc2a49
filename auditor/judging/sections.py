"""Chapters and priorities: the rows that politicians decide on.

A heading is a priority if its name is given, if it is labelled as one ("Prioritering 2",
"Målområde A: …"), or if it stands directly under a chapter of priorities. All else falls
to its top-level chapter. Contents and colophon belong nowhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from auditor.folders import SETTINGS
from auditor.judging.ladder import heading_kinds
from auditor.records import Document, Kind, Paragraph, Section
from auditor.yamlfiles import load_yaml

FILE = SETTINGS / "sections.yml"
LEFT_OUT: tuple[Kind, ...] = ("heading", "contents", "boilerplate")
NUMBER = re.compile(
    r"^\s*(?:[Kk]apitel |[Kk]ap\.? ?|[Cc]hapter |[Dd]el |[Pp]art )?(?:\d+(?:\.\d+)*[.:)]?|[IVX]+[.:)]|[A-Z][.:)])\s+"
)


@dataclass(frozen=True, slots=True)
class SectionRules:
    """How priorities are recognised, from `settings/sections.yml`."""

    label: re.Pattern[str]
    containers: frozenset[str]
    similarity: float
    title_share: float


def sections(document: Document, priorities: Sequence[str] = ()) -> tuple[Section, ...]:
    """Divide a document into its priorities and chapters, in reading order.

    Args:
        document: The document read.
        priorities: Names of the priorities if known; headings that resemble none of them are then no priorities.
    """
    paragraphs = [paragraph for paragraph in document.paragraphs if paragraph.kind not in LEFT_OUT]
    depth = _title_depth(paragraphs)
    wanted = _priority_titles(paragraphs, priorities, depth)
    titles: dict[str, str] = {}
    members: dict[str, list[Paragraph]] = {}
    for paragraph in paragraphs:
        title = _title_of(paragraph, wanted, depth, document.title)
        key = _plain(title)
        titles.setdefault(key, title)
        members.setdefault(key, []).append(paragraph)
    return tuple(
        Section(
            title=titles[key],
            priority=key in wanted,
            paragraphs=tuple(paragraph.id for paragraph in found),
            page=found[0].page,
        )
        for key, found in members.items()
    )


def section_of(found: Sequence[Section]) -> dict[str, int]:
    """For each paragraph id the place of its section in the sequence."""
    return {paragraph: place for place, section in enumerate(found) for paragraph in section.paragraphs}


@lru_cache(maxsize=1)
def load_section_rules() -> SectionRules:
    """Read how priorities are recognised."""
    settings = load_yaml(FILE)
    labels = "|".join(re.escape(label) for label in sorted(settings["labels"], key=len, reverse=True))
    label = re.compile(rf"^(?:{labels})(?:\s*[:–-]\s*\S|\s+(?:\d+|[A-Z]|[IVX]+)(?:[.:\s–-]|$))", re.IGNORECASE)
    return SectionRules(label, frozenset(settings["containers"]), settings["similarity"], settings["title_share"])


def _title_of(paragraph: Paragraph, wanted: frozenset[str], depth: int, fallback: str) -> str:
    path = paragraph.heading
    for title in path:
        if _plain(title) in wanted:
            return title
    if not path:
        return fallback
    return path[min(depth, len(path) - 1)]


def _priority_titles(paragraphs: Sequence[Paragraph], names: Sequence[str], depth: int) -> frozenset[str]:
    rules = load_section_rules()
    paths = list(dict.fromkeys(paragraph.heading for paragraph in paragraphs))
    titles = {title for path in paths for title in path[depth:]} | {title for path in paths for title in path}
    if names:
        found = frozenset(_plain(title) for title in titles if any(_resembles(title, name) for name in names))
        if found:
            return found
    labelled = {_plain(title) for path in paths for title in _outside_frame(path) if rules.label.match(_bare(title))}
    under = Counter(
        (place, _plain(path[place]), _plain(path[place + 1]))
        for path in paths
        for place in range(len(path) - 1)
        if _plain(path[place]) in rules.containers
        and not set(heading_kinds(path[place + 1 : place + 2])) & {"front", "guide"}
    )
    several = Counter((place, container) for place, container, _ in under)
    contained = {title for place, container, title in under if several[place, container] > 1}
    return frozenset(contained or labelled)


def _outside_frame(path: tuple[str, ...]) -> tuple[str, ...]:
    return () if "frame" in heading_kinds(path[:1]) else path


def _resembles(title: str, name: str) -> bool:
    one, other = _plain(title), _plain(name)
    limit = load_section_rules().similarity
    if fuzz.ratio(one, other) >= limit:
        return True
    shorter = min(len(one.split()), len(other.split()))
    return shorter >= 3 and fuzz.partial_ratio(one, other) >= limit and len(one) <= 1.5 * len(other)


def _title_depth(paragraphs: Sequence[Paragraph]) -> int:
    """How many outer headings are the title of the whole."""
    depth = 0
    while True:
        tops = Counter(p.heading[depth] for p in paragraphs if len(p.heading) > depth)
        deeper = any(len(p.heading) > depth + 1 for p in paragraphs)
        if not tops or not deeper or max(tops.values()) < load_section_rules().title_share * len(paragraphs):
            return depth
        depth += 1


def _bare(title: str) -> str:
    return NUMBER.sub("", title, count=1).strip() or title.strip()


def _plain(title: str) -> str:
    return " ".join(re.findall(r"\w+", _bare(title).casefold()))
