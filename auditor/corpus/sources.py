"""The documents of a folder, each with the folder that its audit goes to."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import auditor
from auditor.audit import Settings
from auditor.errors import AuditorError, SourceNotFound
from auditor.folders import SETTINGS
from auditor.reading.sources import READERS
from auditor.yamlfiles import load_yaml

FILE = SETTINGS / "corpus.yml"


@dataclass(frozen=True, slots=True)
class Source:
    """A document to audit: its file, and the name of its folder in the corpus."""

    path: Path
    folder: str


@lru_cache(maxsize=1)
def corpus_settings() -> Mapping[str, Any]:
    """Read the file, once."""
    settings: dict[str, Any] = load_yaml(FILE)
    return settings


def find_sources(folder: Path) -> tuple[Source, ...]:
    """The documents that lie in a folder, by name; what lies in folders below it is left out.

    Raises:
        SourceNotFound: There is no such folder.
        AuditorError: There is no document in it.
    """
    if not folder.is_dir():
        raise SourceNotFound(folder)
    skipped = tuple(corpus_settings()["skipped"])
    found = [path for path in folder.iterdir() if path.suffix.lower() in READERS and not path.name.startswith(skipped)]
    paths = sorted((path for path in found if path.is_file()), key=lambda path: (path.name.casefold(), path.name))
    if not paths:
        known = ", ".join(sorted(READERS))
        raise AuditorError("There is no document in {folder}: put files ending in {known} there.",
                           folder=folder, known=known)  # fmt: skip
    # Two files that differ by their ending or by case alone need folders of different names, on any system.
    stems = Counter(path.stem.casefold() for path in paths)
    names: dict[str, Source] = {}
    for path in paths:
        name = path.stem if stems[path.stem.casefold()] == 1 else path.name.replace(".", "-")
        name, number = name.strip(" .") or "document", 2
        while name.casefold() in names:
            name, number = f"{path.stem}-{number}", number + 1
        names[name.casefold()] = Source(path, name)
    return tuple(names.values())


def checksum(path: Path) -> str:
    """SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def made_with(settings: Settings) -> dict[str, object]:
    """What an audit depends on besides its source: version and settings, own profiles and frameworks by content."""
    return {
        "version": auditor.__version__,
        "language": settings.language,
        "profile": _content(settings.profile),
        "frameworks": [_content(name) for name in settings.frameworks],
        "strictness": settings.strictness,
        "encoder": settings.encoder,
        "document_type": settings.document_type,
    }


def _content(name: str) -> str:
    path = Path(name)
    return f"{path.name} {checksum(path)}" if path.is_file() else name
