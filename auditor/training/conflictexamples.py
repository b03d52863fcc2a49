"""Labelled passages of the flag `conflict`, read once into features: own texts, strategies, authorities' texts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import pandas as pd

from auditor.folders import DATA
from auditor.judging.conflicthead import read_features
from auditor.measuring.example import read_gold
from auditor.measuring.gold import BUILT_ON
from auditor.records import Language

WHOLE = (
    "own_strategies_sv",
    "own_documents_sv",
)  # labelled texts that are documents in their order, as users have them
ENGLISH = "own_documents_en"
WORDS = ("word ", "pair ")
Kind = Literal["whole", "loose", "read"]  # own documents, own passages of many voices, passages of public authorities


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled passage, read once."""

    kind: Kind
    document: str
    conflict: bool
    features: dict[str, float]

    def wordless(self) -> Example:
        """The passage without its words."""
        kept = {name: value for name, value in self.features.items() if not name.startswith(WORDS)}
        return replace(self, features=kept)


def read_examples(folder: Path) -> list[Example]:
    """Read all labelled Swedish passages.

    Args:
        folder: Holds `own_sv.parquet` and `read_sv.parquet`.
    """
    return [_example(row, "sv") for row in (*_loose(folder), *_whole())]


def read_english() -> list[Example]:
    """Read the own English documents, on which nothing is trained."""
    return [_example(row, "en") for row in _records(DATA / "labels" / f"{ENGLISH}.jsonl", "whole")]


def _example(row: tuple[Kind, str, str, bool], language: Language) -> Example:
    kind, document, text, conflict = row
    return Example(kind, document, bool(conflict), read_features(str(text), language))


def _loose(folder: Path) -> Iterator[tuple[Kind, str, str, bool]]:
    for row in pd.read_parquet(folder / "own_sv.parquet").to_dict("records"):
        yield "loose", str(row["id"]).partition("-")[0], row["text"], row["conflict"]
    for row in pd.read_parquet(folder / "read_sv.parquet").to_dict("records"):
        yield "read", str(row["source"]), row["text"], row["conflict"]
    for file in sorted((DATA / "labels").glob("own_*_sv.jsonl")):
        if file.stem not in WHOLE:
            yield from _records(file, "loose")


def _whole() -> Iterator[tuple[Kind, str, str, bool]]:
    labels = [file for name in WHOLE if (file := DATA / "labels" / f"{name}.jsonl").exists()]
    for file in (*labels, *(DATA / "gold" / f"{name}.jsonl" for name in BUILT_ON)):
        yield from _records(file, "whole")
    for passage in read_gold():
        yield "whole", "example", passage.text, passage.conflict


def _records(file: Path, kind: Kind) -> Iterator[tuple[Kind, str, str, bool]]:
    for record in map(json.loads, file.read_text("utf-8").splitlines()):
        yield kind, record.get("document", record["id"].rpartition("-")[0]), record["text"], record["conflict"]
