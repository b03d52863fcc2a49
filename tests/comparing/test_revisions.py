from __future__ import annotations

import json
from pathlib import Path

import pytest

from auditor.comparing.revisions import read_revision, read_revisions
from auditor.errors import SourceNotFound, SourceUnreadable
from auditor.records import Audit
from auditor.reporting.auditjson import audit_to_json
from tests.revisions import newer, older


def write(folder: Path, audit: Audit) -> Path:
    folder.mkdir()
    (folder / "audit.json").write_text(audit_to_json(audit), "utf-8")
    return folder


def test_an_audit_is_given_as_its_folder_or_its_file(tmp_path: Path) -> None:
    folder = write(tmp_path / "a", older())
    (folder / "decisions.json").write_text('{"L1 5.1": {"decision": "declined"}}', "utf-8")
    for path in (folder, folder / "audit.json"):
        assert read_revision(path).audit.document.name == "strategi.pdf"
        assert read_revision(path).decisions["L1 5.1"].decision == "declined"


def test_two_audits_of_the_same_file_are_no_revisions(tmp_path: Path) -> None:
    one, other = write(tmp_path / "a", older()), write(tmp_path / "b", older())
    with pytest.raises(SourceUnreadable, match="same file as"):
        read_revisions(one, one)
    with pytest.raises(SourceUnreadable, match="two revisions"):
        read_revisions(one, other)


def test_two_revisions_are_read_in_their_order(tmp_path: Path) -> None:
    before, after = read_revisions(write(tmp_path / "a", older()), write(tmp_path / "b", newer()))
    assert (before.audit.document.name, after.audit.document.name) == ("strategi.pdf", "utkast.pdf")


def test_a_missing_audit_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceNotFound, match=r"audit\.json"):
        read_revision(tmp_path)


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"[]", b'{"format": 99}', b"%PDF-1.7", b'{"format": 1}'])
def test_what_is_no_audit_or_in_another_format_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "audit.json").write_bytes(content)
    with pytest.raises(SourceUnreadable):
        read_revision(tmp_path)


def test_an_audit_of_another_format_is_refused_though_it_is_whole(tmp_path: Path) -> None:
    body = json.loads(audit_to_json(older()))
    (tmp_path / "audit.json").write_text(json.dumps(body | {"format": 2}), "utf-8")
    with pytest.raises(SourceUnreadable, match="format"):
        read_revision(tmp_path)
