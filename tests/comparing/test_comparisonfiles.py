from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from auditor.cli import app
from auditor.comparing.comparisonfiles import write_comparison
from auditor.errors import SourceNotFound, SourceUnreadable
from auditor.records import Audit
from auditor.reference.taxonomy import load_taxonomy
from auditor.reporting.auditjson import audit_to_json
from tests.revisions import newer, older, small_comparison

NAMES = {"comparison.json", "comparison.html", "comparison.xlsx", "comparison.docx"}


def write(folder: Path, audit: Audit) -> str:
    folder.mkdir()
    (folder / "audit.json").write_text(audit_to_json(audit), "utf-8")
    return str(folder)


def test_four_files_are_written_whole(tmp_path: Path) -> None:
    page = write_comparison(small_comparison(), load_taxonomy(), tmp_path / "out", "sv")
    assert page == tmp_path / "out" / "comparison.html"
    assert {path.name for path in page.parent.iterdir()} == NAMES


def test_nothing_is_written_where_one_of_them_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "comparison.docx").mkdir()
    with pytest.raises(IsADirectoryError):
        write_comparison(small_comparison(), load_taxonomy(), tmp_path, "sv")
    assert {path.name for path in tmp_path.iterdir()} == {"comparison.docx"}


def test_the_command_compares_two_folders_or_files(tmp_path: Path) -> None:
    old, new = write(tmp_path / "old", older()), write(tmp_path / "new", newer())
    out = tmp_path / "out"
    result = CliRunner().invoke(app, ["compare", old, f"{new}/audit.json", "--out", str(out), "--lang", "en"])
    assert result.exit_code == 0, result.output
    assert result.stdout.strip() == str(out / "comparison.html")
    assert "Paragraphs changed: 3; gaps closed: 1, opened: 1" in result.stderr
    assert json.loads((out / "comparison.json").read_text("utf-8"))["new"]["name"] == "utkast.pdf"
    assert '<html lang="en">' in (out / "comparison.html").read_text("utf-8")


def test_what_cannot_be_compared_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    old, out = write(tmp_path / "old", older()), tmp_path / "out"
    same = CliRunner().invoke(app, ["compare", old, old, "--out", str(out)])
    assert isinstance(same.exception, SourceUnreadable)
    missing = CliRunner().invoke(app, ["compare", old, str(tmp_path / "none"), "--out", str(out)])
    assert isinstance(missing.exception, SourceNotFound)
    assert not out.exists()
