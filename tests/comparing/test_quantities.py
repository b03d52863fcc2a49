from __future__ import annotations

from auditor.comparing.quantities import deadlines, levels, years
from auditor.comparing.wordingrules import load_wording_rules

RULES = load_wording_rules("sv")


def test_a_deadline_is_given_with_the_word_that_makes_it_one() -> None:
    for text in ("senast år 2030", "senast den sista december 2030", "fram till 2030"):
        assert [found.text for found in deadlines(f"Planen ska vara klar {text}.", RULES)] == [text]


def test_a_year_in_brackets_is_no_deadline() -> None:
    assert deadlines("Utgångsläget är 70 procent (2022).", RULES) == ()
    assert years("Utgångsläget är 70 procent (2022).") == {2022}


def test_thousands_and_decimals_are_read_as_one_number() -> None:
    found = levels("Bidraget ska vara minst 480 000 kronor och utsläppen 5,2 ton.", RULES)
    assert [(quantity.value, quantity.unit, quantity.bound) for quantity in found] == [
        (480000, "kronor", "floor"),
        (5.2, "ton", ""),
    ]


def test_a_number_without_a_unit_or_behind_a_label_is_no_level() -> None:
    assert levels("Mål 3 ska nås och tabell 4 kommuner läses.", RULES) == ()
