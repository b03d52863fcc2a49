from __future__ import annotations

from dataclasses import replace

import pytest

from auditor.reference.taxonomy import load_taxonomy
from auditor.reporting.labels import Labels
from auditor.reporting.passages import collect_passages
from auditor.wording import load_words
from tests.audits import small_audit


@pytest.fixture
def labels() -> Labels:
    return Labels(load_words("sv"), load_taxonomy())


def test_goals_and_targets_are_called_by_number_and_name(labels: Labels) -> None:
    assert labels.item("13") == "Mål\u00a013 Bekämpa klimatförändringarna"
    assert labels.item("13.2").startswith("Delmål\u00a013.2 ")
    assert labels.item("environmental") == "Miljömässig"


def test_a_pair_of_targets_is_read_whatever_joins_them(labels: Labels) -> None:
    for item in ("9.1–13.2", "9.1 13.2", "9.1/13.2", "9.1 ↔ 13.2"):
        assert labels.codes(item) == ("9.1", "13.2")
        assert labels.goals_of(item) == (9, 13)
    assert " ↔ 13.2 " in labels.item("9.1–13.2")


def test_a_numbered_heading_is_no_target(labels: Labels) -> None:
    for title in ("2.3 Ett näringsliv i omställning", "3.1", "2024–2035"):
        expected = () if title != "3.1" else ("3.1",)
        assert labels.codes(title) == expected
    assert labels.item("2.3 Ett näringsliv i omställning") == "2.3 Ett näringsliv i omställning"
    assert labels.dimensions_of("2.3 Ett näringsliv i omställning") == ()


def test_a_goal_belongs_to_the_dimensions_of_its_targets(labels: Labels) -> None:
    assert "environmental" in labels.dimensions_of("13")
    assert labels.dimensions_of("economic") == ("economic",)
    assert labels.dimensions_of("13.2") == (load_taxonomy().target("13.2").primary,)


def test_no_probability_is_shown_as_certain(labels: Labels) -> None:
    assert labels.probability(1.0) == "0,99"
    assert labels.probability(0.0) == "0,01"
    assert labels.probability(0.655) in ("0,65", "0,66")


def test_a_passage_over_two_pages_names_both(labels: Labels) -> None:
    passage = collect_passages(small_audit())["p-aaa"]
    assert labels.pages(passage) == "sida\u00a01"
    assert labels.pages(replace(passage, page_end=2)) == "sidorna\u00a01–2"
