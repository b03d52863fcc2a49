"""What a corpus says of each document: where its report is, how far it takes each goal, or why it has none."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

from auditor.errors import SourceUnreadable
from auditor.files import replace_file
from auditor.folders import SCHEMAS
from auditor.records import GOALS, Level
from auditor.reporting.export import AUDIT
from auditor.reporting.report import REPORT

NAME = "corpus.json"
SCHEMA = SCHEMAS / "corpus.schema.json"
FORMAT = 1
Status = Literal["audited", "failed"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One document of a corpus.

    Attributes:
        name: File name.
        folder: Of its audit, below that of the corpus.
        sha256: Checksum of the file.
        made_with: Version and settings; an audit made with others is made anew.
        status: Whether there is an audit.
        why: One sentence on why there is none.
        title: What the document calls itself.
        pages: Number of pages.
        paragraphs: Number of paragraphs.
        unread: Pages and parts that could not be read.
        levels: The level of each goal, by its number.
        silent: Goals that are relevant under the profile and that no passage takes up.
        gaps: Number of gaps, by severity.
        conflicts: Number of possible conflicts.
    """

    name: str
    folder: str
    sha256: str
    made_with: Mapping[str, object]
    status: Status
    why: str = ""
    title: str = ""
    pages: int = 0
    paragraphs: int = 0
    unread: int = 0
    levels: Mapping[str, Level] = field(default_factory=dict)
    silent: Sequence[int] = ()
    gaps: Mapping[str, int] = field(default_factory=dict)
    conflicts: int = 0

    @property
    def report(self) -> str:
        """The report's address from the corpus."""
        return f"{self.folder}/{REPORT}"


def read_entry(entry: Entry, out: Path) -> Entry:
    """Fill in what an audit found.

    Raises:
        SourceUnreadable: The audit is not there, or is none.
    """
    path = out / entry.folder / AUDIT
    try:
        record: dict[str, Any] = json.loads(path.read_text("utf-8"))
        document = record["source"]
        severities = [gap["severity"] for gap in record["gaps"]]
        return Entry(
            name=entry.name,
            folder=entry.folder,
            sha256=entry.sha256,
            made_with=entry.made_with,
            status="audited",
            title=document["title"],
            pages=document["pages"],
            paragraphs=len(record["paragraphs"]),
            unread=len(record["unread"]),
            levels={str(goal["goal"]): goal["level"] for goal in record["goals"]},
            silent=tuple(goal["goal"] for goal in record["goals"] if goal["relevant"] and goal["level"] == "missing"),
            gaps={name: severities.count(name) for name in ("high", "medium", "low")},
            conflicts=len(record["conflicts"]),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SourceUnreadable(path, "it is not an audit in JSON; run the audit again") from error


def write_corpus(entries: Sequence[Entry], out: Path) -> Path:
    """Write `corpus.json`: what the next run need not do again, and what the tables are made from."""
    counts = {str(goal): sum(goal in entry.silent for entry in entries) for goal in GOALS}
    record = {"format": FORMAT, "documents": [asdict(entry) for entry in entries], "silent_in": counts}
    text = json.dumps(record, ensure_ascii=False, indent=1) + "\n"
    return replace_file(out / NAME, text.encode("utf-8", "backslashreplace"))


def read_corpus(out: Path) -> dict[str, Entry]:
    """The entries of an earlier run by file name; none where there was none, or one that this version cannot use."""
    try:
        record = json.loads((out / NAME).read_text("utf-8"))
        entries = [Entry(**entry) for entry in record["documents"]] if record["format"] == FORMAT else []
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return {entry.name: entry for entry in entries}
