from __future__ import annotations

from auditor.judging.conflictsides import best_pair, place_names, read_sides
from tests.builders import match, paragraph


def test_names_within_a_sentence_are_places_and_its_first_word_is_not() -> None:
    assert place_names("Kommunen bygger vid Lillgårdens åker och i Storby.") == {"lillgården", "storby"}


def test_a_name_that_most_passages_hold_ties_none_of_them_together() -> None:
    texts = [f"Regionen och Norrmyra gör sak nummer {number}." for number in range(9)]
    passages = [(found, match(found, [8]), 0) for found in map(paragraph, texts)]
    assert all(not side.places for side in read_sides(passages))


def test_the_pair_that_the_passage_speaks_of_goes_before_the_likelier_goals() -> None:
    text = "Fler avgångar från flygplatsen ökar utsläppen."
    found = paragraph(text)
    pair = best_pair(read_sides([(found, match(found, {9: 0.6, 13: 0.6, 8: 0.9}, conflict=True), 0)])[0])
    assert (pair.entry, pair.targets) == ("transport-climate", ("9.1", "13.2"))


def test_without_such_a_pair_the_two_likeliest_goals_are_set_against_each_other() -> None:
    found = paragraph("Det ena vinner och det andra förlorar.")
    given = match(found, {5: 0.9, 16: 0.8, 4: 0.2}, {"5.5": 0.7, "16.7": 0.6}, conflict=True)
    pair = best_pair(read_sides([(found, given, 0)])[0])
    assert (pair.entry, pair.targets) == ("named", ("5.5", "16.7"))


def test_an_open_question_is_mentioned_and_a_choice_is_weighed() -> None:
    texts = ("Vi vet inte hur det ska lösas. Frågan är inte löst.", "Åkern väger tyngre än husen.")
    sides = read_sides([(found, match(found, [2]), 0) for found in map(paragraph, texts)])
    assert [side.status() for side in sides] == ["mentioned", "weighed"]
