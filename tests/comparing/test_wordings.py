from __future__ import annotations

import pytest

from auditor.comparing.wordings import compare_wordings


def found(old: str, new: str, language: str = "sv") -> list[tuple[str, str, str, str]]:
    return [(w.matter, w.direction, w.old, w.new) for w in compare_wordings(old, new, language)]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("Utsläppen ska minska.", "Utsläppen bör minska.", ("ska", "bör")),
        ("Utsläppen måste minska.", "Utsläppen kan minska.", ("måste", "kan")),
        ("Vi bör bygga fler bostäder.", "Vi vill bygga fler bostäder.", ("bör", "vill")),
        ("Regionen bygger bostäder.", "Regionen kan bygga bostäder.", ("bygger", "kan bygga")),
        ("Kommunerna tar fram en plan.", "Kommunerna vill ta fram en plan.", ("tar", "vill ta")),
        ("Åkermark får inte bebyggas.", "Åkermark bör inte bebyggas.", ("får inte", "bör")),
    ],
)
def test_a_step_down_in_obligation_is_weaker_and_the_way_back_stronger(
    old: str, new: str, words: tuple[str, str]
) -> None:
    assert found(old, new) == [("modality", "weaker", *words)]
    assert [(matter, direction) for matter, direction, _, _ in found(new, old)] == [("modality", "stronger")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Utsläppen ska minska.", "Utsläppen skall minska."),
        ("Regionen ska minska utsläppen.", "Regionen minskar utsläppen."),
        ("Vi bygger en väg.", "Vi bygger en väg, vilket kan bidra till trygghet."),
        ("Den som vill ska kunna boka en tid.", "Den som vill ska kunna boka eller avboka en tid."),
        ("Planen ska följas upp.", "Planen ska följas upp. Det kan ta tid."),
        ("Bussarna ska gå på kvällar.", "På kvällar ska bussarna gå."),
    ],
)
def test_words_that_bind_alike_are_no_change_of_obligation(old: str, new: str) -> None:
    assert not [entry for entry in found(old, new) if entry[0] == "modality"]


def test_a_year_may_be_lost_won_put_off_or_brought_forward() -> None:
    with_year, without = "Planen ska vara klar senast 2030.", "Planen ska vara klar."
    assert found(with_year, without) == [("time", "weaker", "senast 2030", "")]
    assert found(without, with_year) == [("time", "stronger", "", "senast 2030")]
    later = with_year.replace("2030", "2035")
    assert found(with_year, later) == [("time", "weaker", "senast 2030", "senast 2035")]
    assert found(later, with_year) == [("time", "stronger", "senast 2035", "senast 2030")]


def test_the_year_of_a_figure_or_a_law_is_no_deadline() -> None:
    assert found("Under 2021 skadades flera på vägen.", "Under 2023 skadades flera på vägen.") == []
    assert found("Enligt lagen (2010:630) ska en plan finnas.", "Enligt lagen (2023:1) ska en plan finnas.") == []


def test_a_year_in_the_last_cell_of_a_row_is_a_deadline() -> None:
    assert found("Elbussar | Kollektivtrafiken | 2026", "Elbussar | Kollektivtrafiken | 2029") == [
        ("time", "weaker", "2026", "2029")
    ]


def test_a_target_value_may_be_lost_won_or_lowered() -> None:
    level, bare = "Andelen ska öka till minst 80 procent.", "Andelen ska öka."
    assert found(level, bare) == [("level", "weaker", "80 procent", "")]
    assert found(bare, level) == [("level", "stronger", "", "80 procent")]
    assert found(level, level.replace("80", "70")) == [("level", "weaker", "80 procent", "70 procent")]
    assert found("Högst 10 ton ska släppas ut.", "Högst 20 ton ska släppas ut.") == [
        ("level", "weaker", "10 ton", "20 ton")
    ]


def test_a_number_whose_direction_the_words_do_not_give_is_changed() -> None:
    assert found("Andelen ska vara 80 procent.", "Andelen ska vara 70 procent.")[0][:2] == ("level", "changed")


def test_the_number_of_an_aim_and_a_number_that_was_are_no_levels() -> None:
    assert found("Mål 2. Andelen ska öka.", "Mål 3. Andelen ska öka.") == []
    assert found("Antalet butiker minskade med 40 procent.", "Antalet butiker minskade med 45 procent.") == []


def test_an_indicator_may_be_lost_or_won_and_another_word_for_it_is_neither() -> None:
    assert found("Målet följs upp med tre indikatorer.", "Målet följs upp.") == [
        ("indicator", "weaker", "indikatorer", "")
    ]
    assert found("Planen gäller.", "Planen gäller och utvärderas.") == [("indicator", "stronger", "", "utvärderas")]
    assert found("Planen följs upp.", "Planen utvärderas.") == []


def test_an_actor_may_be_lost_won_or_exchanged() -> None:
    assert found("Regionen tar fram en plan.", "En plan tas fram.") == [("responsible", "weaker", "Regionen", "")]
    assert found("En plan tas fram.", "En plan tas fram av kollektivtrafiknämnden.") == [
        ("responsible", "stronger", "", "kollektivtrafiknämnden")
    ]
    assert found("Regionen leder arbetet.", "Kommunerna leder arbetet.") == [
        ("responsible", "changed", "Regionen", "Kommunerna")
    ]


def test_a_place_is_no_actor() -> None:
    assert found("Det finns bussar i kommunen.", "Det finns bussar.") == []


def test_a_reservation_put_in_is_weaker_and_taken_out_stronger() -> None:
    firm, hedged = "Regionen ska minska utsläppen.", "Regionen ska verka för att minska utsläppen."
    assert found(firm, hedged) == [("hedge", "weaker", "", "verka för")]
    assert found(hedged, firm) == [("hedge", "stronger", "verka för", "")]


def test_a_promise_to_all_that_becomes_one_to_some_is_weaker() -> None:
    assert found("Alla kommuner ska ha en plan.", "Flera kommuner ska ha en plan.") == [
        ("scope", "weaker", "Alla", "Flera")
    ]


def test_english_is_read_with_english_words() -> None:
    old, new = "The region shall build homes by 2030.", "The region may build homes."
    assert found(old, new, "en") == [("modality", "weaker", "shall", "may"), ("time", "weaker", "by 2030", "")]
    assert found("We will reduce emissions.", "We should reduce emissions.", "en") == [
        ("modality", "weaker", "will", "should")
    ]


def test_the_same_text_weakens_nothing() -> None:
    assert found("Regionen ska senast 2030 ha minst 80 procent.", "Regionen ska senast 2030 ha minst 80 procent.") == []
