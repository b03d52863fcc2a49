from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest

from auditor.judging.depth import commits, judge_by_rules, judge_depth, states_lack
from auditor.records import Kind
from auditor.training.depth import macro_f1
from tests.builders import paragraph

ENGLISH_PASSAGES = Path(__file__).parent.parent / "fixtures" / "depth_en.txt"

# Passages of the project's own, one reading each; the traps are those of the method page.
LADDER = [
    ("I länet finns 83 klassade sjöar, och 31 av dem har god status.", "mention"),
    ("Regionen vill verka för att fler lanthandlar får en framtid.", "intent"),
    ("Fler unga bör få möjlighet att påverka besluten.", "intent"),
    ("• Främja möten mellan människor med olika bakgrund.", "intent"),
    ("Alla barn i länet ska ha en trygg väg till skolan.", "aim"),
    ("Skillnaderna i hälsa mellan kommunerna ska minska.", "aim"),
    ("Målet är att bottnarna åter hyser fisk och musslor.", "aim"),
    ("Regionen inrättar tre servicepunkter på landsbygden under 2026.", "measure"),
    ("• Kartlägga enskilda avlopp i länets skärgård senast 2027.", "measure"),
    ("Insats: ny brygga | Utförare: hamnkontoret | Budget: 2,4 mnkr | Klart: juni 2027", "measure"),
    ("Andelen resor med kollektivtrafik ska öka från 21 till 30 procent till 2030.", "followup"),
    ("Indikator: andel förnybar energi | Utgångsläge 2020: 47 % | Målvärde 2030: 60 %", "followup"),
    ("Målet följs upp varje år med indikatorn självskattad hälsa.", "followup"),
]


@pytest.mark.parametrize(("text", "depth"), LADDER)
def test_each_step_of_the_ladder_is_told_apart(text: str, depth: str) -> None:
    assert judge_depth(text) == depth
    assert judge_by_rules(text) == depth


ENGLISH = [
    ("In 2020, 47 percent of the pupils passed.", "mention"),
    ("We want to strengthen cooperation with the voluntary sector.", "intent"),
    ("All children shall have access to safe routes to school.", "aim"),
    ("The region will establish three service points in rural areas during 2026.", "measure"),
    ("Emissions in the county shall decrease by 60 per cent by 2030.", "followup"),
    ("The region has drawn up an action plan for health.", "mention"),
    ("The Swedish Transport Administration is responsible for the state roads.", "mention"),
    ("Under the Planning Act, municipalities must have a comprehensive plan.", "mention"),
]


@pytest.mark.parametrize(("text", "depth"), ENGLISH)
def test_english_is_read_with_signals_of_its_own(text: str, depth: str) -> None:
    assert judge_depth(text, language="en") == depth


def test_english_passages_written_under_the_codebook_are_judged_as_labelled() -> None:
    rows = [
        [cell.strip() for cell in line.split(" | ", 3)] for line in ENGLISH_PASSAGES.read_text("utf-8").splitlines()
    ]
    assert len(rows) >= 60
    truth = [depth for depth, *_ in rows]
    found = [
        judge_depth(text, kind=cast(Kind, kind), heading=(title,) if title else (), language="en")
        for _, kind, title, text in rows
    ]
    assert macro_f1(truth, found)[0] >= 0.85


@pytest.mark.parametrize(
    "text",
    [
        "Länsstyrelsen samordnar arbetet med klimatanpassning och ska ta fram en ny handlingsplan.",
        "Strategin har inga egna mål för avfall.",
        "Uppföljning sker i särskild ordning.",
    ],
)
def test_others_duties_stated_lacks_and_empty_follow_up_commit_to_nothing(text: str) -> None:
    assert judge_depth(text) == "mention"


def test_a_statement_of_lack_is_told_from_one_that_also_commits() -> None:
    assert states_lack(paragraph("Strategin har inga egna mål för avfall."))
    assert not states_lack(paragraph("Mål saknas i dag. Regionen tar fram en avfallsplan under 2027."))
    assert not states_lack(paragraph("Alla ska ha god hälsa."))


def test_the_heading_tells_what_a_bare_phrase_is() -> None:
    assert judge_depth("Säkrare skolvägar", kind="list_item", heading=("Mål",)) == "aim"
    assert judge_depth("Utbildning av chefer i jämställdhet", kind="list_item", heading=("Insatser",)) == "measure"


def test_a_row_tells_by_its_cells() -> None:
    assert judge_depth("Kompetensråd | Regionala utvecklingsnämnden | 2026", kind="table") == "measure"
    assert judge_depth("Elever med examen | 71 % (2024) | 82 % (2032) | Kolada", kind="table") == "followup"


def test_statistics_on_the_state_of_things_are_no_aim() -> None:
    assert judge_depth("Andelen behöriga till gymnasiet var 47 procent 2020.") == "mention"


def test_another_authoritys_duty_is_not_the_regions_commitment() -> None:
    assert judge_depth("Trafikverket ansvarar för det statliga vägnätet i länet.") == "mention"
    assert judge_depth("Länsstyrelsen ska upprätta åtgärdsprogram för hotade arter.") == "mention"


def test_a_duty_in_quoted_law_is_no_aim() -> None:
    assert judge_depth("Enligt plan- och bygglagen ska varje kommun ha en aktuell översiktsplan.") == "mention"


def test_ska_in_a_heading_commits_to_nothing() -> None:
    assert judge_depth("Alla ska ha god hälsa", kind="heading") == "mention"
    assert judge_depth("Alla ska ha god hälsa ..... 14", kind="contents") == "mention"


def test_a_goal_number_as_a_label_is_no_aim() -> None:
    assert judge_depth("Mål 3: Hälsa och välbefinnande") == "mention"


def test_the_perfect_tells_what_is_done() -> None:
    assert judge_depth("Regionen har tagit fram en handlingsplan för psykisk hälsa.") == "mention"


def test_the_passive_is_a_measure_without_anybody_responsible() -> None:
    assert judge_depth("Regelverket för färdtjänst ska ses över.") == "measure"


def test_a_possibility_is_no_measure() -> None:
    assert judge_depth("Fler våtmarker kan bidra till bättre vattenkvalitet.") in ("mention", "intent")


def test_a_stated_lack_is_no_aim() -> None:
    assert judge_depth("Länet saknar i dag mål för biologisk mångfald.") == "mention"


def test_the_heading_lifts_what_stands_under_it() -> None:
    text = "Länet har levande byar och trygga stadsdelar."
    assert judge_depth(text, heading=("Boende",)) == "mention"
    assert judge_depth(text, heading=("Boende", "Målbild 2040")) == "aim"


def test_the_deepest_sentence_decides() -> None:
    text = "Arbetslösheten har ökat i fem år. Regionen inrättar därför ett kompetenscentrum under hösten 2026."
    assert judge_depth(text) == "measure"


@pytest.mark.parametrize(
    ("kind", "heading"),
    [("body", ("Förord",)), ("body", ("Agenda 2030",)), ("body", ("Läsanvisning",)), ("heading", ("Mål",))],
)
def test_forewords_frameworks_and_headings_do_not_commit(kind: Kind, heading: tuple[str, ...]) -> None:
    assert not commits(paragraph("Alla ska ha god hälsa.", kind=kind, heading=heading))


def test_an_ordinary_chapter_commits() -> None:
    assert commits(paragraph("Alla ska ha god hälsa.", heading=("2 Jämlika livsvillkor", "Mål")))


def test_an_empty_text_is_a_mention() -> None:
    assert judge_depth("") == "mention"
