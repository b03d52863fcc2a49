from __future__ import annotations

import json
from pathlib import Path

import pytest

from auditor.comparing.decisions import Decision, gap_key, read_decisions
from auditor.errors import SourceUnreadable, TaxonomyInvalid
from auditor.records import Gap


def write(folder: Path, content: object) -> Path:
    (folder / "decisions.json").write_text(json.dumps(content), "utf-8")
    return folder


def test_a_gap_is_named_by_its_type_and_what_it_is_about() -> None:
    assert gap_key(Gap("L3", "13.2", "high", "")) == "L3 13.2"


def test_without_a_file_nothing_has_been_decided(tmp_path: Path) -> None:
    assert read_decisions(tmp_path) == {}


def test_a_decision_says_what_who_when_and_why(tmp_path: Path) -> None:
    entry = {"decision": "elsewhere", "responsible": "Nämnden", "date": "2026-03-01", "reason": "länsplanen"}
    assert read_decisions(write(tmp_path, {"L1 6": entry})) == {
        "L1 6": Decision("elsewhere", "Nämnden", "2026-03-01", "länsplanen")
    }


@pytest.mark.parametrize(
    "content",
    [
        [],
        {"L1 6": {"responsible": "Nämnden"}},
        {"L1 6": {"decision": ""}},
        {"L1 6": {"decision": "declined", "date": "i mars"}},
        {"L1 6": {"decision": "declined", "grade": 3}},
        {"goal 6": {"decision": "declined"}},
    ],
)
def test_a_file_that_does_not_follow_the_schema_is_refused(tmp_path: Path, content: object) -> None:
    with pytest.raises(TaxonomyInvalid, match=r"decisions\.json is not valid"):
        read_decisions(write(tmp_path, content))


def test_a_file_that_is_no_json_is_refused(tmp_path: Path) -> None:
    (tmp_path / "decisions.json").write_text("beslut: avstås", "utf-8")
    with pytest.raises(SourceUnreadable, match="not JSON"):
        read_decisions(tmp_path)
