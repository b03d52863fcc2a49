"""Proof of the reference data, and of a framework of one's own, in plain words.

A framework is a tree of items in a YAML file, described by
`taxonomies/framework.schema.json`. What the schema cannot say is checked here:
ids and fields given once, targets that exist, examples that prove one item only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from auditor import phrases, taxonomy
from auditor.errors import SourceNotFound, TaxonomyInvalid
from auditor.plainerrors import place, schema_problems
from auditor.profile import FOLDER as PROFILES
from auditor.profile import Profile, load_profile
from auditor.taxonomy import Goal, Target, Taxonomy, load_taxonomy, read_yaml

SCHEMA = taxonomy.FOLDER / "framework.schema.json"
SETTINGS = Path(__file__).parent / "settings" / "taxonomy.yml"


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, and where in the file."""

    place: str
    what: str


def check_shipped() -> Iterator[str]:
    """Prove the shipped goals, targets, phrases and profiles; a line for each thing proved.

    Raises:
        TaxonomyInvalid: Something is wrong; further problems are given as lines before.
    """
    loaded = load_taxonomy()
    goals = taxonomy.FOLDER / "sdg"
    repeated = (problem for path in sorted(goals.glob("*.yml")) for problem in repeated_fields(path))
    found = [*repeated, *(Problem("", what) for what in taxonomy.problems(loaded)), *phrase_problems(loaded)]
    examples = sum(len(texts) for target in loaded.targets.values() for texts in target.examples.values())
    counter = sum(len(texts) for target in loaded.targets.values() for texts in target.counterexamples.values())
    kept = f"{len(loaded.goals)} goals, {len(loaded.targets)} targets, {examples} examples, {counter} counter-examples"
    yield from _verdict(goals, found, f"version {loaded.version}, {kept}: in order.")
    for path in sorted(PROFILES.glob("*.yml")):
        profile = load_profile(path, loaded.targets)
        found = [*repeated_fields(path), *count_problems(loaded, profile)]
        yield from _verdict(path, found, f"version {profile.version}, {len(profile.targets)} targets: in order.")


def check_files(paths: Iterable[Path]) -> Iterator[str]:
    """Prove frameworks; a line for each file that is in order.

    Raises:
        SourceNotFound: There is no such file.
        TaxonomyInvalid: A file is broken; if it has several problems, all are given as lines before.
    """
    for path in paths:
        if not path.is_file():
            raise SourceNotFound(path)
        record = read_yaml(path)
        found = [Problem(*problem) for problem in schema_problems(record, SCHEMA)] + list(repeated_fields(path))
        if not found:
            found = list(item_problems(record, load_taxonomy()))
        items = sum(1 for _ in walk(record)) if not found else 0
        yield from _verdict(path, found, f"{items} {'item' if items == 1 else 'items'}: in order.")


def _verdict(path: Path, found: list[Problem], praise: str) -> Iterator[str]:
    if not found:
        yield f"{path.name}: {praise}"
        return
    if len(found) > 1:
        yield from (f"{path.name}: {problem.place}: {problem.what}".replace(": : ", ": ") for problem in found)
    more = f" This is the first of {len(found)} problems." if len(found) > 1 else ""
    raise TaxonomyInvalid(path, found[0].place, found[0].what + more)


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


def phrase_problems(known: Taxonomy) -> Iterator[Problem]:
    """Phrases that could never be found, or that would be found in too many words."""
    shortest = int(_settings()["shortest_wildcard"])
    entries: list[Goal | Target] = [*known.goals.values(), *known.targets.values()]
    for entry in entries:
        for phrase in (phrase for listed in entry.phrases.values() for phrase in listed):
            here = place([str(entry.id), "phrases"])
            words = phrases.WORD.findall(phrase)
            if not words or phrase != phrase.lower() or phrase != " ".join(phrase.split()):
                yield Problem(here, f"{phrase!r} must be words in small letters with one space between them.")
            if any("*" in word and len(word.strip("*")) < shortest for word in words) or " * " in f" {phrase} ":
                yield Problem(here, f"{phrase!r} must name at least {shortest} letters beside a *.")
            if phrase.count("*") != sum(word.count("*") for word in words):
                yield Problem(here, f"{phrase!r} has a * in the middle of a word; only its start or end may have one.")


def count_problems(known: Taxonomy, profile: Profile) -> Iterator[Problem]:
    """Targets with fewer examples or counter-examples than their relevance asks for."""
    for target in known.targets.values():
        fewest = _settings()["fewest"][profile.target(target.id).relevance]
        for kind, listed in _proofs(target).items():
            for language, least in fewest[kind].items():
                if len(listed[language]) < least:
                    what = f"{len(listed[language])} in {language}, but its relevance asks for {least}: write more."
                    yield Problem(f"{target.id}/{kind}", what)


def _proofs(target: Target) -> dict[str, taxonomy.Lists]:
    return {"examples": target.examples, "counterexamples": target.counterexamples}


def _texts(lists: Mapping[str, list[str]]) -> list[str]:
    return [text for texts in lists.values() for text in texts]


def _short(text: str) -> str:
    return f"«{text}»" if len(text) <= 60 else f"«{text[:60]}…»"


@lru_cache(maxsize=1)
def _settings() -> dict[str, Any]:
    settings: dict[str, Any] = yaml.safe_load(SETTINGS.read_text("utf-8"))
    return settings
