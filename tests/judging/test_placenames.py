from __future__ import annotations

from auditor.judging.placenames import place_names, rare_places


def test_names_within_a_sentence_are_places_and_its_first_word_is_not() -> None:
    assert place_names("Kommunen bygger vid Lillgårdens åker och i Storby.") == {"lillgården", "storby"}


def test_a_name_known_from_one_passage_is_seen_at_the_start_of_another() -> None:
    first, second = rare_places(["Stugor byggs vid Rissjön.", "Rissjöns stränder är stilla."])
    assert first == second == {"rissjön"}


def test_a_name_that_most_passages_hold_ties_none_of_them_together() -> None:
    assert not any(rare_places([f"Boende i Norrmyra gör sak nummer {number}." for number in range(9)]))


def test_months_and_authorities_are_no_places() -> None:
    assert place_names("Planen lämnas till Trafikverket i Augusti, och Länsstyrelsen svarar.") == frozenset()
