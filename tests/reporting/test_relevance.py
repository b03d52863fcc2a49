from __future__ import annotations

from auditor.records import Audit
from auditor.reference.taxonomy import load_taxonomy
from auditor.reporting.content import Content, build_content
from auditor.reporting.labels import Labels
from auditor.wording import load_words
from tests.audits import small_audit


def build(audit: Audit | None = None) -> Content:
    return build_content(small_audit() if audit is None else audit, Labels(load_words("sv"), load_taxonomy()))


def test_every_target_stands_in_one_class_of_relevance() -> None:
    content = build()
    counts = content.relevance_counts
    assert sum(counts.values()) == 169
    assert sum(len(row.direct) for row in content.relevance) == counts["direct"]
    assert sum(row.rest for row in content.relevance) == counts["not_applicable"] == len(content.not_applicable)
