from __future__ import annotations

from auditor.judging.tensions import load_conflicts, why_conflict
from auditor.reference.taxonomy import load_taxonomy


def test_every_pair_names_existing_targets_and_says_why_in_both_languages() -> None:
    entries = load_conflicts().entries
    taxonomy = load_taxonomy()
    assert len(entries) == 12
    for entry in entries:
        assert all(taxonomy.target(code) for side in entry.sides for code in side)
        assert why_conflict(entry.id, "sv") != why_conflict(entry.id, "en")
        assert entry.source
