"""Lists of goals are no commitment."""

from __future__ import annotations

from auditor.matching.goallist import lists_goals


def test_a_page_of_icons_lists_goals() -> None:
    assert lists_goals("[Ikon] Mål 11 Hållbara städer och samhällen. [Ikon] Mål 14 Hav och marina resurser.")


def test_a_legend_that_ties_priorities_to_goals_lists_goals() -> None:
    assert lists_goals("Prioritering 1: mål 3 och mål 10. Prioritering 2: mål 4, mål 8 och mål 9.")


def test_a_measure_that_names_its_goal_is_no_list() -> None:
    text = "Regionen anlägger våtmarker i tre avrinningsområden senast 2028 (mål 6)."
    assert not lists_goals(text)


def test_a_measure_tied_to_two_goals_says_more_than_a_list() -> None:
    text = (
        "Kommunen bygger ut fjärrvärmen till alla skolor och förskolor före 2029, byter oljepannor mot biobränsle och "
        "utbildar fastighetsskötare i energieffektiv drift av äldre hus; bidrar till mål 7 och mål 13."
    )
    assert not lists_goals(text)
