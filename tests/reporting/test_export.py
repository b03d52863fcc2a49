from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from auditor.errors import SourceNotFound, SourceUnreadable
from auditor.reporting.export import AUDIT, MATCHES, PARAGRAPHS, read_audit, write_audit
from tests.audits import piece, small_audit


def test_the_folder_gets_the_three_files_and_nothing_else(tmp_path: Path) -> None:
    written = write_audit(small_audit(), tmp_path / "out")
    assert [path.name for path in written] == [AUDIT, PARAGRAPHS, MATCHES]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted([AUDIT, PARAGRAPHS, MATCHES])


def test_the_same_audit_gives_the_same_bytes(tmp_path: Path) -> None:
    one, two = write_audit(small_audit(), tmp_path / "1"), write_audit(small_audit(), tmp_path / "2")
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in two]


def test_an_audit_is_read_from_its_folder_or_its_file(tmp_path: Path) -> None:
    write_audit(small_audit(), tmp_path)
    assert read_audit(tmp_path) == read_audit(tmp_path / AUDIT) == small_audit()


def test_a_missing_or_foreign_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceNotFound, match=r"audit\.json"):
        read_audit(tmp_path)
    (tmp_path / AUDIT).write_bytes(b"\xff\xfe")
    with pytest.raises(SourceUnreadable, match="UTF-8"):
        read_audit(tmp_path)


def test_paragraphs_have_a_row_each_with_what_was_decided(tmp_path: Path) -> None:
    write_audit(small_audit(), tmp_path)
    table = pd.read_parquet(tmp_path / PARAGRAPHS).set_index("id")
    assert len(table) == 6
    row = table.loc["p-ddd"]
    assert list(row["goals"]) == [9, 11]
    assert list(row["targets"]) == ["9.1", "11.2"]
    assert (row["page"], row["depth"], row["social"]) == (4, "intent", 0.6)


def test_matches_have_a_row_for_each_goal_and_target_of_each_paragraph(tmp_path: Path) -> None:
    write_audit(small_audit(), tmp_path)
    table = pd.read_parquet(tmp_path / MATCHES)
    assert len(table) == 6 * (17 + 169)
    water = table[(table["paragraph"] == "p-aaa") & (table["kind"] == "goal") & (table["item"] == "6")].iloc[0]
    assert water["probability"] == 0.95
    assert water["present"]


def test_a_damaged_character_of_the_source_breaks_no_file(tmp_path: Path) -> None:
    audit = small_audit([piece("a", "Ett \ud800 tecken.", {6: 0.9})])
    write_audit(audit, tmp_path)
    assert json.loads((tmp_path / AUDIT).read_text("utf-8"))["paragraphs"][0]["text"] == "Ett \ud800 tecken."
    assert read_audit(tmp_path) == audit
    assert pd.read_parquet(tmp_path / PARAGRAPHS)["text"][0] == "Ett ? tecken."
