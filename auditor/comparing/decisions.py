"""What people decided on the gaps of an audit: `decisions.json` beside `audit.json`.

One entry for each gap that somebody took a stand on, under the gap's key, type and item
(`"L1 6": {"decision": "addressed", "responsible": "…", "date": "2026-03-01"}`), as
`decisions.schema.json` describes. A person writes the file, or a tool for a person.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from auditor.errors import SourceUnreadable, TaxonomyInvalid
from auditor.folders import SCHEMAS
from auditor.records import Gap
from auditor.reference.plainerrors import schema_problems

NAME = "decisions.json"
SCHEMA = SCHEMAS / "decisions.schema.json"
KNOWN = ("addressed", "elsewhere", "declined", "irrelevant")
"""The four answers of the report: in the text, in another document, not at all, not ours. Others stand as written."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A stand taken on a gap.

    Attributes:
        decision: One of `KNOWN`, or words of one's own.
        responsible: Who sees to it.
        date: When it was taken, as YYYY-MM-DD; empty if not said.
        reason: Why, or which other document.
    """

    decision: str
    responsible: str = ""
    date: str = ""
    reason: str = ""


def gap_key(gap: Gap) -> str:
    """The name of a gap from one revision to the next: its type and what it is about."""
    return f"{gap.type} {gap.item}"


def read_decisions(folder: Path) -> Mapping[str, Decision]:
    """The decisions that lie beside an audit, by key of the gap; none if there is no file.

    Raises:
        SourceUnreadable: The file is no JSON.
        TaxonomyInvalid: It does not follow its schema; says where.
    """
    path = folder / NAME
    if not path.is_file():
        return {}
    try:
        record = json.loads(path.read_text("utf-8"))
    except ValueError as error:
        raise SourceUnreadable(path, "it is not JSON; mend it or take it away.") from error
    for place, why in schema_problems(record, SCHEMA):
        raise TaxonomyInvalid(path, place, why)
    return {key: Decision(**entry) for key, entry in record.items()}
