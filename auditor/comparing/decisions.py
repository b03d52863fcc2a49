"""What people decided on the findings of an audit: `decisions.json` beside `audit.json`.

One entry for each gap, possible conflict or borderline case that somebody took a stand on, under its
key (`"L1 6": {"decision": "addressed", "responsible": "…", "date": "2026-03-01"}`), as
`decisions.schema.json` describes. `auditor review` writes the file, or a person does.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final, Literal

from auditor.errors import SourceUnreadable, TaxonomyInvalid
from auditor.files import replace_file
from auditor.folders import SCHEMAS
from auditor.records import Conflict, Coverage, Gap
from auditor.reference.plainerrors import schema_problems

NAME = "decisions.json"
SCHEMA = SCHEMAS / "decisions.schema.json"
KNOWN = ("addressed", "elsewhere", "declined", "irrelevant")
"""The four answers of the report: in the text, in another document, not at all, not ours. Others stand as written."""
Matter = Literal["gap", "conflict", "borderline"]
ANSWERS: Final[Mapping[Matter, tuple[str, ...]]] = {
    "gap": KNOWN,
    "conflict": ("addressed", "elsewhere", "accepted", "irrelevant"),
    "borderline": ("counted", "discounted", "addressed"),
}
"""The answers to each kind of finding: a tension may be accepted, a passage be counted or not."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A stand taken on a finding.

    Attributes:
        decision: One of `ANSWERS`, or words of one's own.
        responsible: Who sees to it.
        date: When it was taken, as YYYY-MM-DD; empty if not said.
        reason: Why, or which other document.
        by: Who took it.
    """

    decision: str
    responsible: str = ""
    date: str = ""
    reason: str = ""
    by: str = ""


NONE: Final[Mapping[str, Decision]] = {}
"""Nothing decided yet."""


def gap_key(gap: Gap) -> str:
    """The name of a gap from one revision to the next: its type and what it is about."""
    return f"{gap.type} {gap.item}"


def conflict_key(conflict: Conflict) -> str:
    """The name of a possible conflict from one revision to the next: its entry and its two targets."""
    return f"C {conflict.id} {'–'.join(conflict.pair)}"


def borderline_key(coverage: Coverage) -> str:
    """The name of a borderline case from one revision to the next: its goal or target."""
    return f"B {coverage.item}"


def read_decisions(folder: Path) -> Mapping[str, Decision]:
    """The decisions that lie beside an audit, by key of the finding; none if there is no file.

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
    _prove(record, path)
    return {key: Decision(**entry) for key, entry in record.items()}


def write_decisions(folder: Path, decisions: Mapping[str, Decision]) -> Path:
    """Write the decisions beside an audit, in the order of their keys; the file appears whole or not at all.

    Raises:
        TaxonomyInvalid: They would not follow the schema; nothing is written.
        OSError: The folder cannot be written.
    """
    path = folder / NAME
    entries = {key: asdict(decision) for key, decision in sorted(decisions.items())}
    record = {key: {name: said for name, said in entry.items() if said} for key, entry in entries.items()}
    _prove(record, path)
    return replace_file(path, (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode("utf-8"))


def _prove(record: object, path: Path) -> None:
    for place, why in schema_problems(record, SCHEMA):
        raise TaxonomyInvalid(path, place, why)
