"""Frameworks beside Agenda 2030, as data: a tree of items with wording, phrases, examples and counter-examples.

The shipped ones lie in `taxonomies/frameworks/`; a file of one's own in the same form
will do as well (`taxonomies/framework.schema.json`, `auditor taxonomy check`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from auditor.errors import SourceNotFound, TaxonomyInvalid, UnknownCode
from auditor.records import Dimension, Relevance
from auditor.reference import taxonomy
from auditor.reference.checkedfiles import read_yaml
from auditor.reference.frameworkcheck import framework_problems
from auditor.reference.taxonomy import Lists, Words, load_taxonomy

FOLDER = taxonomy.FOLDER / "frameworks"
ENDINGS = (".yml", ".yaml")


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a framework.

    Attributes:
        id: As the framework numbers it.
        parent: Id of the item above, empty at the top.
        leaf: Whether nothing stands below it.
        name: Short name, by language; its text where the file gives no name.
        text: What it asks for, by language.
        dimension: Which one it belongs to, or None.
        relevance: Class, or None: as the targets that it points at under the profile.
        targets: Targets of Agenda 2030 that it is near to.
        phrases: Precise phrases in each language, see `auditor.matching.phrases`.
        examples: Passages that address it.
        counterexamples: Passages that look alike and do not.
    """

    id: str
    parent: str
    leaf: bool
    name: Words
    text: Words
    dimension: Dimension | None
    relevance: Relevance | None
    targets: tuple[str, ...]
    phrases: Lists
    examples: Lists
    counterexamples: Lists


@dataclass(frozen=True, slots=True)
class Framework:
    """A framework, its items in the order of the file, each before those below it."""

    id: str
    version: str
    source: str
    sha256: str
    name: Words
    items: tuple[Item, ...] = field(repr=False)


def shipped() -> tuple[str, ...]:
    """Names of the frameworks that come with auditor."""
    return tuple(path.stem for path in sorted(FOLDER.glob("*.yml")))


def load_framework(name: str | Path) -> Framework:
    """Read a framework.

    Args:
        name: A shipped name, or a YAML file.

    Raises:
        UnknownCode: There is no such framework.
        SourceNotFound: There is no such file.
        TaxonomyInvalid: The file is no framework; says where and what to do.
    """
    if name in shipped():
        return read_framework(FOLDER / f"{name}.yml")
    path = Path(name)
    if path.is_file():
        return read_framework(path)
    if path.suffix in ENDINGS:
        raise SourceNotFound(path)
    raise UnknownCode("framework", str(name))


def read_framework(path: Path) -> Framework:
    """Read and check a framework's file.

    Raises:
        TaxonomyInvalid: It is no framework; says where and what to do.
    """
    record = read_yaml(path)
    found = framework_problems(path, record, load_taxonomy())
    if found:
        raise TaxonomyInvalid(path, found[0].place, found[0].what)
    return Framework(
        id=record["id"],
        version=record["version"],
        source=record["source"],
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        name=_words(record["name"]),
        items=tuple(_items(record["items"], "")),
    )


def _items(entries: list[dict[str, Any]], parent: str) -> Iterator[Item]:
    for entry in entries:
        below = entry.get("items", [])
        yield Item(
            id=entry["id"],
            parent=parent,
            leaf=not below,
            name=_words(entry.get("name", entry["text"])),
            text=_words(entry["text"]),
            dimension=entry.get("dimension"),
            relevance=entry.get("relevance"),
            targets=tuple(entry.get("targets", ())),
            phrases=_lists(entry.get("phrases", {})),
            examples=_lists(entry.get("examples", {})),
            counterexamples=_lists(entry.get("counterexamples", {})),
        )
        yield from _items(below, entry["id"])


def _words(entry: Mapping[str, str]) -> Words:
    """Both languages; the one that is missing takes the wording of the other."""
    given = next(iter(entry.values()))
    return {language: entry.get(language, given) for language in ("sv", "en")}


def _lists(entry: Mapping[str, list[str]]) -> Lists:
    return {language: tuple(entry.get(language, ())) for language in ("sv", "en")}
