from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from auditor.api import AuditTables, audit, open_audit
from auditor.errors import SourceNotFound
from auditor.reporting.export import write_audit
from tests.audits import small_audit
from tests.pdfs import PAGE, TEXT, make_pdf


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> AuditTables:
    folder = tmp_path_factory.mktemp("api")
    record = small_audit()
    thresholds = {str(goal): 0.2 for goal in range(1, 18)}
    write_audit(replace(record, provenance={**record.provenance, "thresholds": thresholds}), folder)
    return open_audit(folder)


def test_paragraphs_and_matches_are_the_files_of_the_folder(tables: AuditTables) -> None:
    assert tables.paragraphs.equals(pd.read_parquet(tables.folder / "paragraphs.parquet"))
    assert tables.matches.equals(pd.read_parquet(tables.folder / "matches.parquet"))
    assert len(tables.paragraphs) == 6


def test_levels_can_be_compared_because_they_have_an_order(tables: AuditTables) -> None:
    goals = tables.goals.set_index("goal")
    assert goals.loc[6, "level"] == "chain"
    assert goals.loc[6, "name"] == "Rent vatten och sanitet för alla"
    reached = goals[goals["level"] >= "aim"].index
    assert {6, 8, 13} <= set(reached)
    assert 2 not in set(reached)
    assert set(goals["threshold"]) == {0.2}


def test_all_targets_stand_with_their_relevance_and_the_reason_for_it(tables: AuditTables) -> None:
    targets = tables.targets.set_index("target")
    assert len(targets) == 169
    assert targets.loc["6.1", "passages"] == 1
    assert targets.loc["1.a", "relevance"] == "not_applicable"
    assert targets.loc["1.a", "rule"] == "E-GLOBAL"
    assert targets.loc["15.a", "goal"] == 15


def test_gaps_stand_most_severe_first(tables: AuditTables) -> None:
    assert list(tables.gaps["severity"]) == sorted(tables.gaps["severity"], key=["high", "medium", "low"].index)
    assert list(tables.gaps["item"][:2]) == ["5.1", "8"]
    assert len(tables.gaps) == 8


def test_a_conflict_names_its_two_sides(tables: AuditTables) -> None:
    first = tables.conflicts.iloc[0]
    assert (first["first"], first["second"], first["status"]) == ("8.3", "13.2", "mentioned")


def test_boxes_and_sections_point_at_paragraphs_of_the_document(tables: AuditTables) -> None:
    known = set(tables.paragraphs["id"])
    assert set(tables.boxes["paragraph"]) == known
    assert set(tables.sections["paragraphs"].explode()) <= known


def test_tables_without_findings_keep_their_columns(tmp_path: Path) -> None:
    write_audit(replace(small_audit(), gaps=(), conflicts=()), tmp_path)
    bare = open_audit(tmp_path)
    assert bare.gaps.empty
    assert "severity" in bare.gaps.columns
    assert {"first", "second"} <= set(bare.conflicts.columns)


def test_a_folder_without_an_audit_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceNotFound, match=tmp_path.name):
        open_audit(tmp_path)


@pytest.mark.slow
def test_an_audit_is_written_and_can_be_drawn_and_opened_again(tmp_path: Path) -> None:
    source = make_pdf(PAGE + f"= Mål\n{TEXT}")
    made = audit(source, tmp_path / "ut")
    assert open_audit(tmp_path / "ut").goals.equals(made.goals)
    assert made.goals.set_index("goal").loc[13, "passages"] == 1
    assert [path.name for path in made.draw(source, tmp_path / "sidor")] == ["page-1.png"]
