from __future__ import annotations

import pytest

from auditor.judging.elements import find_elements
from auditor.records import Element


@pytest.mark.parametrize(
    ("text", "elements"),
    [
        ("Alla barn i länet ska ha en trygg väg till skolan.", {"aim", "target_group"}),
        ("Regionen inrättar tre servicepunkter under 2026.", {"measure", "responsible", "time"}),
        ("Miljönämnden avsätter 3 mnkr för att restaurera våtmarker.", {"measure", "responsible", "resource"}),
        ("Andelen resor med buss ska öka till 30 procent senast 2030.", {"aim", "time", "level"}),
        (
            "Indikator: andel förnybar energi | Utgångsläge 2020: 47 % | Målvärde 2030: 60 %",
            {"indicator", "time", "level"},
        ),
        ("Målet följs upp årligen i regionens delårsrapport.", {"followup", "time"}),
        ("Insatserna konkretiseras i trafikförsörjningsprogrammet.", {"reference"}),
    ],
)
def test_the_links_of_a_commitment_are_found(text: str, elements: set[Element]) -> None:
    assert elements <= set(find_elements(text))


def test_another_authoritys_duty_gives_nobody_responsible_here() -> None:
    assert "responsible" not in find_elements("Trafikverket ansvarar för det statliga vägnätet.")


def test_a_figure_in_the_past_is_neither_level_nor_time() -> None:
    assert not {"level", "time", "aim"} & set(find_elements("Andelen behöriga var 47 procent 2020."))


def test_the_passive_names_nobody_responsible() -> None:
    found = find_elements("Regelverket för färdtjänst ska ses över.")
    assert "measure" in found
    assert "responsible" not in found


def test_what_is_done_is_no_measure() -> None:
    assert "measure" not in find_elements("Regionen har tagit fram en handlingsplan för psykisk hälsa.")


def test_headings_and_contents_hold_nothing() -> None:
    assert find_elements("Alla ska ha god hälsa", kind="heading") == ()
    assert find_elements("Uppföljning ..... 14", kind="contents") == ()


def test_a_judged_depth_brings_its_element() -> None:
    assert "measure" in find_elements("Kön kortas.", depth="measure")


def test_elements_stand_in_the_order_of_the_ladder() -> None:
    found = find_elements("Alla barn ska ha en trygg skolväg senast 2030.")
    assert found.index("aim") < found.index("time") < found.index("target_group")


def test_english_elements() -> None:
    found = find_elements("The region will establish three service points during 2026.", language="en")
    assert {"measure", "responsible", "time"} <= set(found)
