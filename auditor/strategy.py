"""Which document is audited when none is named: the official strategy if it is there, else the example."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from auditor.errors import SourceNotFound
from auditor.folders import DATA
from auditor.yamlfiles import load_yaml

FOLDER = DATA / "sormlandsstrategin"


@dataclass(frozen=True, slots=True)
class Strategy:
    """The strategy that the project is set up for, as `source.yml` names it.

    Attributes:
        title: Official title.
        publisher: Who publishes it.
        pages: Public pages, the first one links the PDF.
        file: Name under which the PDF is kept in the folder.
        priorities: The strategy's own priorities.
        roles: Role of each dimension (`goal`, `means`, `frame`).
        example: Path of the example strategy's PDF, relative to the folder.
    """

    title: str
    publisher: str
    pages: tuple[str, ...]
    file: str
    priorities: tuple[str, ...]
    roles: Mapping[str, str]
    example: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """The document to audit, and whether it is the shipped example."""

    path: Path
    example: bool


def read_strategy(folder: Path = FOLDER) -> Strategy:
    """Read `source.yml`."""
    record: dict[str, Any] = load_yaml(folder / "source.yml")
    return Strategy(
        title=record["title"],
        publisher=record["publisher"],
        pages=tuple(record["pages"]),
        file=record["file"],
        priorities=tuple(record["priorities"]),
        roles=record["dimension_roles"],
        example=record["example"]["path"],
    )


def choose_document(folder: Path = FOLDER) -> Chosen:
    """The official PDF under its name, else the only PDF that somebody put into the folder, else the example.

    Raises:
        SourceNotFound: Not even the example is there.
    """
    strategy = read_strategy(folder)
    official = folder / strategy.file
    if official.is_file():
        return Chosen(official, example=False)
    by_hand = sorted(path for path in folder.iterdir() if path.suffix.lower() == ".pdf" and path.is_file())
    if len(by_hand) == 1:
        return Chosen(by_hand[0], example=False)
    example = folder / strategy.example
    if not example.is_file():
        raise SourceNotFound(example)
    return Chosen(example, example=True)


def is_example(path: Path, folder: Path = FOLDER) -> bool:
    """Whether a path is the shipped example strategy."""
    return path.resolve() == (folder / read_strategy(folder).example).resolve()
