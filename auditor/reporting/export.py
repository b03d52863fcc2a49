"""The audit as files for machines: `audit.json`, `paragraphs.parquet` and `matches.parquet`.

The same audit gives the same bytes, and every file appears whole or not at all.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from auditor.errors import SourceNotFound, SourceUnreadable
from auditor.files import replace_file
from auditor.records import DIMENSIONS, Audit, GoalScore, Match, Paragraph, TargetScore
from auditor.reporting.auditjson import DECIMALS, audit_from_json, audit_to_json

AUDIT = "audit.json"
PARAGRAPHS = "paragraphs.parquet"
MATCHES = "matches.parquet"

_STRINGS = pa.list_(pa.string())
_PARAGRAPH_COLUMNS = pa.schema(
    [
        ("id", pa.string()),
        ("order", pa.int32()),
        ("page", pa.int32()),
        ("page_end", pa.int32()),
        ("heading", _STRINGS),
        ("kind", pa.string()),
        ("text", pa.string()),
        ("language", pa.string()),
        ("marks", _STRINGS),
        ("goals", pa.list_(pa.int32())),
        ("targets", _STRINGS),
        *[(dimension, pa.float64()) for dimension in DIMENSIONS],
        ("depth", pa.string()),
        ("elements", _STRINGS),
        ("conflict", pa.bool_()),
    ]
)
_MATCH_COLUMNS = pa.schema(
    [
        ("paragraph", pa.string()),
        ("kind", pa.string()),
        ("item", pa.string()),
        ("probability", pa.float64()),
        ("present", pa.bool_()),
    ]
)


def write_audit(audit: Audit, out: Path) -> tuple[Path, ...]:
    """Write `audit.json` and the two tables.

    Args:
        audit: What to write.
        out: The folder; made if it is missing.

    Returns:
        The files, in the order in which they were written.

    Raises:
        OSError: The folder cannot be written.
    """
    matches = {match.paragraph: match for match in audit.matches}
    rows = [_paragraph_row(paragraph, matches.get(paragraph.id)) for paragraph in audit.document.paragraphs]
    # A lone surrogate from a damaged source cannot stand in UTF-8; written as \udXXX it is still the same JSON string.
    text = audit_to_json(audit).encode("utf-8", "backslashreplace")
    return (
        replace_file(out / AUDIT, text),
        replace_file(out / PARAGRAPHS, _parquet(pa.Table.from_pylist(rows, schema=_PARAGRAPH_COLUMNS))),
        replace_file(out / MATCHES, _parquet(_scores(audit.matches))),
    )


def read_audit(source: Path) -> Audit:
    """Read an audit that `write_audit` wrote.

    Args:
        source: `audit.json`, or the folder in which it stands.

    Raises:
        SourceNotFound: There is no such file.
        SourceUnreadable: It is no audit, or one of another version.
    """
    path = source / AUDIT if source.is_dir() else source
    if not path.is_file():
        raise SourceNotFound(path)
    try:
        text = path.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise SourceUnreadable(path, "it is not UTF-8 text; run the audit again") from error
    return audit_from_json(text, path)


def _paragraph_row(paragraph: Paragraph, match: Match | None) -> dict[str, object]:
    row: dict[str, object] = {
        "id": paragraph.id,
        "order": paragraph.order,
        "page": paragraph.page,
        "page_end": paragraph.page_end,
        "heading": [_storable(heading) for heading in paragraph.heading],
        "kind": paragraph.kind,
        "text": _storable(paragraph.text),
        "language": paragraph.language,
        "marks": list(paragraph.marks),
    }
    if match is None:
        return row
    row |= {dimension: round(match.dimensions.get(dimension, 0.0), DECIMALS) for dimension in DIMENSIONS}
    row |= {"goals": list(match.goals_present), "targets": list(match.targets_present)}
    row |= {"depth": match.depth, "elements": list(match.elements), "conflict": match.conflict}
    return row


def _scores(matches: Sequence[Match]) -> pa.Table:
    """All scores, column by column: a dictionary for each of 186 rows a paragraph would take most of the time."""
    columns: dict[str, list[object]] = {name: [] for name in _MATCH_COLUMNS.names}
    for match in matches:
        scores: tuple[GoalScore | TargetScore, ...] = (*match.goals, *match.targets)
        columns["paragraph"] += [match.paragraph] * len(scores)
        columns["kind"] += ["goal"] * len(match.goals) + ["target"] * len(match.targets)
        columns["item"] += [*(str(score.goal) for score in match.goals), *(score.target for score in match.targets)]
        columns["probability"] += [round(score.probability, DECIMALS) for score in scores]
        columns["present"] += [score.present for score in scores]
    return pa.table(columns, schema=_MATCH_COLUMNS)


def _parquet(table: pa.Table) -> bytes:
    buffer = io.BytesIO()
    pq.write_table(table, buffer, compression="zstd")
    return buffer.getvalue()


def _storable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
