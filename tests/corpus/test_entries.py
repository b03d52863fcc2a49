from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from auditor.corpus.entries import SCHEMA, Entry, read_corpus, read_entry, write_corpus
from auditor.errors import SourceUnreadable
from auditor.reporting.export import write_audit
from tests.audits import small_audit

EMPTY = Entry("strategi.pdf", "strategi", "ab" * 32, {"version": "1"}, "failed")


def read(out: Path) -> Entry:
    write_audit(small_audit(), out / "strategi")
    return read_entry(EMPTY, out)


def test_an_entry_says_how_far_each_goal_is_taken_and_which_are_silent(tmp_path: Path) -> None:
    entry, audit = read(tmp_path), small_audit()
    assert entry.status == "audited"
    assert entry.levels == {goal.item: goal.level for goal in audit.goals}
    silent = [int(goal.item) for goal in audit.goals if goal.level == "missing" and goal.relevance != "not_applicable"]
    assert silent
    assert list(entry.silent) == silent
    assert sum(entry.gaps.values()) == len(audit.gaps)
    assert entry.report == "strategi/report.html"


def test_the_file_follows_its_schema_and_is_read_back(tmp_path: Path) -> None:
    entries = [read(tmp_path), replace(EMPTY, name="låst.pdf", folder="låst", why="Filen är låst.")]
    record = json.loads(write_corpus(entries, tmp_path).read_text("utf-8"))
    assert list(Draft202012Validator(json.loads(SCHEMA.read_text("utf-8"))).iter_errors(record)) == []
    assert record["silent_in"]["5"] == sum(5 in entry.silent for entry in entries)
    held = read_corpus(tmp_path)
    assert {name: (entry.status, dict(entry.levels)) for name, entry in held.items()} == {
        entry.name: (entry.status, dict(entry.levels)) for entry in entries
    }


@pytest.mark.parametrize("text", ["", "[]", '{"format": 9, "documents": []}', '{"format": 1, "documents": [{"x": 1}]}'])
def test_a_file_that_cannot_be_used_counts_as_no_earlier_run(text: str, tmp_path: Path) -> None:
    (tmp_path / "corpus.json").write_text(text, "utf-8")
    assert read_corpus(tmp_path) == {}


def test_what_is_no_audit_is_told(tmp_path: Path) -> None:
    (tmp_path / "strategi").mkdir()
    (tmp_path / "strategi" / "audit.json").write_text("{}", "utf-8")
    with pytest.raises(SourceUnreadable):
        read_entry(EMPTY, tmp_path)
