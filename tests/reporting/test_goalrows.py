from __future__ import annotations

from auditor.records import Audit
from auditor.reference.taxonomy import load_taxonomy
from auditor.reporting.content import Content, build_content
from auditor.reporting.labels import Labels
from auditor.wording import load_words
from tests.audits import small_audit


def build(audit: Audit | None = None) -> Content:
    return build_content(small_audit() if audit is None else audit, Labels(load_words("sv"), load_taxonomy()))


def test_a_goal_below_its_expected_level_says_by_how_many_steps() -> None:
    rows = {row.goal: row for row in build().goals}
    assert rows[13].below == 0
    assert rows[5].below == 3
    assert rows[6].missing == ()
