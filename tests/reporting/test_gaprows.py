from __future__ import annotations

from auditor.records import Audit
from auditor.reference.taxonomy import load_taxonomy
from auditor.reporting.content import Content, build_content
from auditor.reporting.labels import Labels
from auditor.wording import load_words
from tests.audits import small_audit


def build(audit: Audit | None = None) -> Content:
    return build_content(small_audit() if audit is None else audit, Labels(load_words("sv"), load_taxonomy()))


def test_gaps_come_by_severity_and_within_it_as_the_audit_has_them() -> None:
    rows = build().gaps
    assert [row.gap.type for row in rows] == ["L1", "L3", "L2", "L4", "L6", "L7", "L8", "L5"]
    assert [row.number for row in rows] == list(range(1, 9))


def test_a_gap_knows_what_the_filters_ask() -> None:
    row = next(row for row in build().gaps if row.gap.item == "8")
    assert row.goals == (8,)
    assert "economic" in row.dimensions
    assert row.level == "aim"
