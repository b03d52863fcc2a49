"""The reference data itself: whole, in form, and proved by examples."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from auditor.matching.phrases import TOKEN, build_index
from auditor.records import DIMENSIONS
from auditor.reference.profile import load_profile
from auditor.reference.taxonomy import FOLDER, Target, load_taxonomy, problems, read_goal

TAXONOMY = load_taxonomy()
TARGETS = list(TAXONOMY.targets.values())
PER_GOAL = (7, 8, 13, 10, 9, 8, 5, 12, 8, 10, 10, 11, 5, 10, 12, 12, 19)
"""Targets that each goal has in the resolution of 25 September 2015."""
FEWEST = {"direct": (4, 2, 3, 1), "indirect": (4, 2, 3, 1), "not_applicable": (2, 1, 1, 0)}
"""Swedish and English examples, Swedish and English counter-examples, by relevance."""
SHORTEST_WILDCARD = 4


def phrase_list() -> list[tuple[str, str, str]]:
    """Every phrase with its item and language."""
    entries = [(str(goal.id), goal.phrases) for goal in TAXONOMY.goals.values()]
    entries += [(target.id, target.phrases) for target in TARGETS]
    return [(item, language, phrase) for item, lists in entries for language in lists for phrase in lists[language]]


def test_there_are_169_targets_as_many_for_each_goal_as_in_the_resolution() -> None:
    assert len(TAXONOMY.targets) == 169
    assert tuple(len(TAXONOMY.goals[number].targets) for number in range(1, 18)) == PER_GOAL


@pytest.mark.parametrize("number", range(1, 18))
def test_each_goal_file_follows_the_schema_and_bears_its_number(number: int) -> None:
    assert read_goal(FOLDER / "sdg" / f"{number:02d}.yml").id == number


def test_numbered_targets_come_before_lettered_ones_without_holes() -> None:
    for goal in TAXONOMY.goals.values():
        tails = [target.id.split(".")[1] for target in goal.targets]
        numbers = [tail for tail in tails if tail.isdigit()]
        letters = tails[len(numbers) :]
        assert numbers == [str(number + 1) for number in range(len(numbers))]
        assert letters == list("abcd"[: len(letters)])


def test_nothing_is_missing_doubled_or_astray() -> None:
    assert list(problems(TAXONOMY)) == []


def test_no_text_proves_two_things() -> None:
    texts = Counter(
        text
        for target in TARGETS
        for lists in (target.examples, target.counterexamples)
        for listed in lists.values()
        for text in listed
    )
    assert [text for text, count in texts.items() if count > 1] == []


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.id)
def test_a_target_has_as_many_examples_as_its_relevance_asks_for(target: Target) -> None:
    relevance = load_profile("sormland", TAXONOMY.targets).target(target.id).relevance
    found = [len(lists[language]) for lists in (target.examples, target.counterexamples) for language in ("sv", "en")]
    assert all(has >= least for has, least in zip(found, FEWEST[relevance], strict=True)), found


def test_no_example_gives_itself_away() -> None:
    telling = re.compile(r"agenda 2030|\bdelmål \d|\b(?:mål|goal|sdg) (?:1[0-7]|[1-9])\b", re.IGNORECASE)
    told = [text for target in TARGETS for texts in target.examples.values() for text in texts if telling.search(text)]
    assert told == []


def test_a_dimension_is_not_both_primary_and_secondary() -> None:
    assert [target.id for target in TARGETS if target.primary in target.secondary] == []
    assert {target.primary for target in TARGETS} == set(DIMENSIONS)


def test_parts_are_numbered_under_their_target() -> None:
    for target in TARGETS:
        assert [part.id for part in target.parts] == [f"{target.id}/{at + 1}" for at in range(len(target.parts))]
        assert all(part.text["sv"].strip() and part.text["en"].strip() for part in target.parts)


def test_phrases_are_small_letters_with_one_space_between_words() -> None:
    assert [entry for entry in phrase_list() if entry[2] != " ".join(entry[2].lower().split())] == []


def test_an_asterisk_stands_only_at_the_start_or_end_of_a_word() -> None:
    assert [entry for entry in phrase_list() if any("*" in word[1:-1] for word in entry[2].split())] == []


def test_no_wildcard_is_so_short_that_it_meets_other_words() -> None:
    words = [(item, word) for item, _, phrase in phrase_list() for word in phrase.split() if "*" in word]
    assert [entry for entry in words if len(entry[1].strip("*")) < SHORTEST_WILDCARD] == []


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_phrase_is_found_in_a_text_that_holds_it(language: str) -> None:
    listed = sorted({phrase for _, spoken, phrase in phrase_list() if spoken == language})
    index = build_index({phrase: [phrase] for phrase in listed}, language)
    lost = [p for p in listed if p not in {hit.item for hit in index.find(f"Detta är {p.replace('*', '')} i länet.")}]
    assert lost == []


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.id)
def test_no_precise_phrase_of_a_target_stands_in_most_of_its_counter_examples(target: Target) -> None:
    index = build_index({target.id: target.phrases["sv"]}, "sv")
    met = [text for text in target.counterexamples["sv"] if index.find(text)]
    assert len(met) <= len(target.counterexamples["sv"]) / 2


def test_phrases_speak_for_the_examples_of_their_goal_more_than_for_the_counter_examples() -> None:
    found = {"examples": 0, "counterexamples": 0}
    for target in TARGETS:
        goal = TAXONOMY.goals[target.goal]
        index = build_index({target.id: [*target.phrases["sv"], *goal.phrases["sv"]]}, "sv")
        found["examples"] += sum(bool(index.find(text)) for text in target.examples["sv"])
        found["counterexamples"] += sum(bool(index.find(text)) for text in target.counterexamples["sv"])
    examples = sum(len(target.examples["sv"]) for target in TARGETS)
    counterexamples = sum(len(target.counterexamples["sv"]) for target in TARGETS)
    assert found["examples"] / examples > 5 * found["counterexamples"] / counterexamples


def test_every_word_of_a_phrase_is_a_word_of_texts_too() -> None:
    for _, _, phrase in phrase_list():
        assert TOKEN.search(phrase)


def test_the_version_is_set() -> None:
    assert re.fullmatch(r"\d{4}\.\d{1,2}(\.\d+)?", TAXONOMY.version)
