"""Audits read back from where they were written, with the decisions beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from auditor.comparing.decisions import Decision, read_decisions
from auditor.errors import SourceNotFound, SourceUnreadable
from auditor.records import Audit
from auditor.reporting.auditjson import audit_from_json

NAME = "audit.json"


@dataclass(frozen=True, slots=True)
class Revision:
    """One state of a strategy: its audit and what was decided on the gaps."""

    audit: Audit
    decisions: Mapping[str, Decision] = field(default_factory=dict)


def read_revision(path: Path) -> Revision:
    """Read an audit and its decisions.

    Args:
        path: `audit.json`, or the folder that it lies in.

    Raises:
        SourceNotFound: There is no such file, or no `audit.json` in the folder.
        SourceUnreadable: It is no audit, or one in another format.
        TaxonomyInvalid: The decisions beside it do not follow their schema.
    """
    file = path / NAME if path.is_dir() else path
    if not file.is_file():
        raise SourceNotFound(file)
    try:
        text = file.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise SourceUnreadable(file, "it is not UTF-8 text; run the audit again") from error
    return Revision(audit_from_json(text, file), read_decisions(file.parent))


def read_revisions(old: Path, new: Path) -> tuple[Revision, Revision]:
    """Read the audits of two revisions.

    Raises:
        SourceNotFound: One is not there.
        SourceUnreadable: One cannot be used, or both are audits of the same file.
    """
    before, after = read_revision(old), read_revision(new)
    if before.audit.document.sha256 == after.audit.document.sha256:
        why = f"it is an audit of the same file as {old}; give the audits of two revisions."
        raise SourceUnreadable(new, why)
    return before, after
