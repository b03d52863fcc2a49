import json
from pathlib import Path

import pytest
import yaml

from auditor.audit import Settings, run_audit
from auditor.errors import UnknownCode
from auditor.reading.quotes import unproven
from auditor.records import GOALS, Audit
from auditor.reporting.export import write_audit


def planted(example_path: Path) -> dict[str, dict[int, dict[str, str]]]:
    record: dict[str, dict[int, dict[str, str]]] = yaml.safe_load((example_path.parent / "gaps.yml").read_text("utf-8"))
    return record


def test_the_example_strategy_is_said_to_be_an_example(example_audit: Audit) -> None:
    assert example_audit.provenance["example"] is True


def test_all_17_goals_and_169_targets_are_covered_or_said_to_be_missing(example_audit: Audit) -> None:
    assert [coverage.item for coverage in example_audit.goals] == [str(goal) for goal in GOALS]
    assert len(example_audit.targets) == 169


def test_the_goals_that_the_example_leaves_out_are_found_missing(example_audit: Audit, example_path: Path) -> None:
    absent = {str(goal) for goal, entry in planted(example_path)["goals"].items() if entry["level"] == "missing"}
    gaps = {gap.item for gap in example_audit.gaps if gap.type == "L1"}
    assert absent <= gaps


def test_the_five_priorities_of_the_example_are_the_rows_of_the_matrix(example_audit: Audit) -> None:
    assert len([section for section in example_audit.sections if section.priority]) == 5


def test_every_passage_that_a_gap_or_conflict_points_at_is_in_the_document(example_audit: Audit) -> None:
    known = {paragraph.id for paragraph in example_audit.document.paragraphs}
    cited = {name for gap in example_audit.gaps for name in gap.paragraphs}
    cited |= {name for conflict in example_audit.conflicts for name in conflict.paragraphs}
    assert cited <= known


def test_the_same_input_gives_the_same_bytes(example_audit: Audit, example_path: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    write_audit(example_audit, first)
    write_audit(run_audit(example_path), second)
    assert (first / "audit.json").read_bytes() == (second / "audit.json").read_bytes()


def test_an_unknown_framework_is_refused_by_name(example_path: Path) -> None:
    with pytest.raises(UnknownCode, match="framework"):
        run_audit(example_path, Settings(frameworks=("ingen-sådan",)))


def test_every_quote_of_the_example_stands_verbatim_on_its_page(example_audit: Audit, example_path: Path) -> None:
    assert unproven(example_path, example_audit.document.paragraphs) == []


def test_the_audit_file_names_versions_thresholds_and_checksum(example_out: Path) -> None:
    record = json.loads((example_out / "audit.json").read_text("utf-8"))
    assert record["provenance"]["taxonomy"]
    assert len(record["provenance"]["thresholds"]) == 17
