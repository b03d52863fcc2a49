from __future__ import annotations

from auditor.reporting.evidence import collect_evidence, mark_phrases
from auditor.reporting.passages import collect_passages
from tests.audits import small_audit


def test_every_goal_has_its_passages_with_probability_and_targets() -> None:
    audit = small_audit()
    found = collect_evidence(audit, collect_passages(audit))
    assert [entry.goal for entry in found] == list(range(1, 18))
    water = found[5]
    assert [(row.passage.id, row.probability, row.targets) for row in water.rows] == [
        ("p-aaa", 0.95, ("6.1",)),
        ("p-bbb", 0.55, ("6.6",)),
    ]
    assert water.pages == (1, 2)
    assert found[4].rows == ()


def test_only_relevant_targets_are_listed_under_their_own_goal() -> None:
    audit = small_audit()
    first = collect_evidence(audit, collect_passages(audit))[0]
    codes = [row.coverage.item for row in first.targets]
    assert codes
    assert all(code.startswith("1.") for code in codes)
    assert "1.1" not in codes


def test_the_words_that_carried_the_goal_are_marked() -> None:
    assert mark_phrases("Vatten och åter vatten.", ["vatten"]) == (
        ("Vatten", True),
        (" och åter ", False),
        ("vatten", True),
        (".", False),
    )


def test_the_longest_of_overlapping_phrases_wins() -> None:
    assert mark_phrases("rent dricksvatten", ["vatten", "dricksvatten"]) == (("rent ", False), ("dricksvatten", True))


def test_a_sentence_is_never_changed_by_marking() -> None:
    for sentence in ("Straße och İstanbul", "ingenting", ""):
        assert "".join(text for text, _ in mark_phrases(sentence, ["strasse", "och", ""])) == sentence
