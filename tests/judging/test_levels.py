"""Levels: what passages carry together."""

from __future__ import annotations

from auditor.judging.levels import Passage, level_of, missing_links, support
from auditor.records import Element, Level


def passage(name: str, level: Level, chance: float, *elements: Element) -> Passage:
    return Passage(name, level, "none", elements, chance)


def test_one_doubtful_passage_carries_nothing() -> None:
    assert level_of([passage("p-a", "measure", 0.3)]) == "missing"


def test_a_doubtful_measure_beside_a_sure_mention_leaves_a_mention() -> None:
    assert level_of([passage("p-a", "measure", 0.3), passage("p-b", "mention", 0.9)]) == "mention"


def test_several_doubtful_passages_carry_a_level_together() -> None:
    assert level_of([passage("p-a", "aim", 0.45), passage("p-b", "aim", 0.45)]) == "aim"


def test_a_text_that_is_repeated_on_every_page_counts_once() -> None:
    assert support([passage("p-a", "aim", 0.4), passage("p-a-2", "aim", 0.4), passage("p-a-3", "aim", 0.4)]) < 0.5


def test_a_deeper_passage_carries_the_steps_below_it() -> None:
    assert level_of([passage("p-a", "measure", 0.5), passage("p-b", "aim", 0.5)]) == "aim"


def test_a_link_of_the_chain_needs_support_of_its_own() -> None:
    sure = [passage("p-a", "aim", 0.9, "aim"), passage("p-b", "measure", 0.9, "measure", "time")]
    doubtful = passage("p-c", "intent", 0.2, "indicator")
    assert missing_links([*sure, doubtful]) == (frozenset({"indicator", "followup"}),)
    assert level_of([*sure, passage("p-c", "intent", 0.9, "indicator")]) == "chain"


def test_a_mention_brings_no_link() -> None:
    assert frozenset({"aim"}) in missing_links([passage("p-a", "mention", 0.9, "aim")])
