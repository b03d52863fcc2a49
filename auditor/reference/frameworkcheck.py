"""What can be wrong with a framework, in words for the person who wrote it.

A framework is a tree of items in a YAML file, described by
`taxonomies/framework.schema.json`. What the schema cannot say is checked here:
ids and fields given once, targets that exist, examples that prove one item only,
phrases that can be found.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from auditor.folders import SETTINGS
from auditor.matching import phrases
from auditor.reference import taxonomy
from auditor.reference.plainerrors import place, schema_problems
from auditor.reference.taxonomy import Taxonomy
from auditor.yamlfiles import load_yaml

SCHEMA = taxonomy.FOLDER / "framework.schema.json"
FILE = SETTINGS / "taxonomy.yml"


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, and where in the file."""

    place: str
    what: str


def framework_problems(path: Path, record: Any, known: Taxonomy) -> list[Problem]:
    """Everything that is wrong with a framework, in the file's order.

    Args:
        path: The file, to look for fields given twice.
        record: What it holds.
        known: Targets that its items may point at.
    """
    found = [Problem(*problem) for problem in schema_problems(record, SCHEMA)] + list(repeated_fields(path))
    return found if found else list(item_problems(record, known))


def repeated_fields(path: Path) -> Iterator[Problem]:
    """Fields that stand twice in one place, of which YAML would silently keep the last."""
    waiting = [yaml.compose(path.read_text("utf-8-sig"), Loader=yaml.SafeLoader)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml.MappingNode):
            seen: set[str] = set()
            for key, value in node.value:
                if key.value in seen:
                    line = key.start_mark.line + 1
                    yield Problem(f"line {line}", f"the field {key.value!r} stands here a second time; keep one.")
                seen.add(key.value)
                waiting.append(value)
        elif isinstance(node, yaml.SequenceNode):
            waiting += node.value


def walk(record: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """All items of a framework, each before those below it."""
    for item in record.get("items", ()):
        yield item
        yield from walk(item)


def item_problems(record: Mapping[str, Any], known: Taxonomy) -> Iterator[Problem]:
    """What the schema cannot see in a framework that follows it."""
    ids: set[str] = set()
    speaks_for: dict[str, str] = {}
    for item in walk(record):
        here = f"item {item['id']}"
        if item["id"] in ids:
            yield Problem(here, "another item has the same id; give each its own.")
        ids.add(item["id"])
        for code in item.get("targets", ()):
            if code not in known.targets:
                yield Problem(f"{here}/targets", f"there is no target {code!r}: check the spelling.")
        for text in _texts(item.get("examples", {})):
            other = speaks_for.setdefault(text, item["id"])
            if other != item["id"]:
                yield Problem(f"{here}/examples", f"{_short(text)} is an example of {other} as well; keep one.")
        for text in set(_texts(item.get("examples", {}))) & set(_texts(item.get("counterexamples", {}))):
            yield Problem(here, f"{_short(text)} is both example and counter-example.")
        for what in (what for phrase in _texts(item.get("phrases", {})) for what in phrase_faults(phrase)):
            yield Problem(f"{here}/phrases", what)


def phrase_faults(phrase: str) -> Iterator[str]:
    """Why a phrase could never be found, or would be found in too many words."""
    shortest = int(load_settings()["shortest_wildcard"])
    words = phrases.WORD.findall(phrase)
    if not words or phrase != phrase.lower() or phrase != " ".join(phrase.split()):
        yield f"{phrase!r} must be words in small letters with one space between them."
    if any("*" in word and len(word.strip("*")) < shortest for word in words) or " * " in f" {phrase} ":
        yield f"{phrase!r} must name at least {shortest} letters beside a *."
    if phrase.count("*") != sum(word.count("*") for word in words):
        yield f"{phrase!r} has a * in the middle of a word; only its start or end may have one."


def thin_items(record: Mapping[str, Any]) -> Iterator[Problem]:
    """Items at the ends of the tree with fewer examples or counter-examples than a sure reading asks for."""
    fewest = load_settings()["framework"]
    for item in walk(record):
        if "items" in item:
            continue
        for kind, listed in fewest.items():
            for language, least in listed.items():
                count = len(item.get(kind, {}).get(language, ()))
                if count < least:
                    yield Problem(
                        place([f"item {item['id']}", kind]), f"{count} in {language}, {least} or more are better."
                    )


@lru_cache(maxsize=1)
def load_settings() -> dict[str, Any]:
    """What the reference data must hold beyond its schema."""
    settings: dict[str, Any] = load_yaml(FILE)
    return settings


def _texts(lists: Mapping[str, list[str]]) -> list[str]:
    return [text for texts in lists.values() for text in texts]


def _short(text: str) -> str:
    return f"«{text}»" if len(text) <= 60 else f"«{text[:60]}…»"
