from __future__ import annotations

from auditor.judging.conflicts import find_conflicts, names_conflict
from auditor.judging.sections import sections
from auditor.records import Conflict, Match, Paragraph
from tests.builders import document, match, paragraph

ROAD = "En ny väg förbi staden ska korta restiderna till storstaden."
AIR = "Utsläppen av växthusgaser från resorna i länet ska minska."
TRADE = (
    "Den nya vägen kortar restiden, men utsläppen från trafiken riskerar att öka. "
    "Klimatet har företräde: vägen byggs bara där järnväg saknas."
)


def conflicts(*pairs: tuple[Paragraph, Match]) -> tuple[Conflict, ...]:
    text = document([found for found, _ in pairs])
    return find_conflicts(text, [m for _, m in pairs], sections(text))


def road(**more) -> tuple[Paragraph, Match]:  # type: ignore[no-untyped-def]
    found = paragraph(ROAD, heading=("Tillgänglighet",), **more)
    return found, match(found, [9], ["9.1"], depth="aim", elements=["aim"])


def air(text: str = AIR, heading: str = "Tillgänglighet") -> tuple[Paragraph, Match]:
    found = paragraph(text, heading=(heading,))
    return found, match(found, [13], ["13.2"], depth="aim", elements=["aim"])


def test_two_sides_in_one_priority_without_a_word_about_it_are_unaddressed() -> None:
    found = conflicts(road(), air())
    assert [(c.id, c.pair, c.status) for c in found] == [("transport-climate", ("9.1", "13.2"), "unaddressed")]
    assert found[0].paragraphs == (paragraph(ROAD).id, paragraph(AIR).id)


def test_road_and_climate_pull_apart_wherever_in_the_strategy_they_stand() -> None:
    assert [c.status for c in conflicts(road(), air(heading="Klimat"))] == ["unaddressed"]


def test_homes_and_farmland_far_apart_without_a_common_place_raise_nothing() -> None:
    homes = paragraph("Kommunen bygger 300 lägenheter.", heading=("Boende",))
    field = paragraph("Åkermarken ska brukas.", heading=("Mat",))
    far = ((homes, match(homes, [11], ["11.1"], depth="measure")), (field, match(field, [2], ["2.4"], depth="aim")))
    assert conflicts(*far) == ()


def test_a_place_named_on_both_sides_ties_them_together() -> None:
    homes = paragraph("Kommunen bygger 300 lägenheter vid Lillgården.", heading=("Boende",))
    field = paragraph("Åkermarken vid Lillgården ska brukas.", heading=("Mat",))
    near = ((homes, match(homes, [11], ["11.1"], depth="measure")), (field, match(field, [2], ["2.4"], depth="aim")))
    assert [(c.id, c.pair) for c in conflicts(*near)] == [("housing-land", ("11.1", "2.4"))]


def test_a_mere_mention_raises_nothing() -> None:
    found, _ = road()
    assert conflicts((found, match(found, [9], ["9.1"], depth="mention"))) == ()


def test_a_foreword_raises_nothing() -> None:
    found = paragraph(ROAD, heading=("Förord",))
    assert conflicts((found, match(found, [9], ["9.1"], depth="aim"))) == ()


def test_a_passage_that_sets_the_sides_against_each_other_and_decides_is_weighed() -> None:
    found = paragraph(TRADE, heading=("Tillgänglighet",))
    both = (found, match(found, [9, 13], ["9.1", "13.2"], depth="aim", conflict=True))
    assert [(c.id, c.status) for c in conflicts(road(), air(), both)] == [("transport-climate", "weighed")]


def test_a_passage_that_leaves_the_conflict_open_is_mentioned() -> None:
    text = "Den nya vägen ökar utsläppen. Målkonflikten är inte löst."
    found = paragraph(text, heading=("Tillgänglighet",))
    both = (found, match(found, [9, 13], ["9.1", "13.2"], depth="mention", conflict=True))
    assert [(c.id, c.status) for c in conflicts(road(), both)] == [("transport-climate", "mentioned")]


def test_a_conflict_outside_the_list_is_reported_with_the_passages_own_targets() -> None:
    text = "Kortare serveringstider minskar våldet, men omkring tjugo nattjobb försvinner."
    found = paragraph(text, heading=("Trygghet",))
    named = match(found, {16: 0.9, 8: 0.8}, {"16.1": 0.9, "8.5": 0.7}, depth="intent", conflict=True)
    assert [(c.id, c.pair, c.status) for c in conflicts((found, named))] == [("named", ("16.1", "8.5"), "mentioned")]


def test_two_passages_in_a_row_about_the_same_goals_are_one_conflict_with_the_better_answer() -> None:
    first = paragraph("Mellan täta turer i stråken och landsbygden finns en målkonflikt.", heading=("Resor",))
    second = paragraph("Vi väljer stråken och låser pengar för byarna som ersättning.", heading=("Resor",))
    pairs = [(p, match(p, [11], ["11.2", "11.a"], depth="measure", conflict=True)) for p in (first, second)]
    found = conflicts(*pairs)
    assert [(c.pair, c.status) for c in found] == [(("11.2", "11.a"), "weighed")]
    assert found[0].paragraphs == (first.id, second.id)


def test_the_same_topic_without_growth_wording_raises_nothing() -> None:
    found = paragraph("Cykelbanorna till skolorna ska vara upplysta.", heading=("Tillgänglighet",))
    assert conflicts((found, match(found, [9], ["9.1"], depth="aim")), air()) == ()


def test_a_passage_that_tells_what_is_lost_sets_goals_against_each_other_with_or_without_a_word_for_it() -> None:
    assert names_conflict("Här står arbetstillfällen mot vatten. Gruvan ger jobb men hotar täkten.", "sv")
    assert names_conflict("Vindkraften ger förnybar el men örnarnas häckningsplatser försvinner.", "sv")
    assert names_conflict("There is a trade-off between housing and farmland.", "en")


def test_aims_side_by_side_that_help_one_another_are_no_conflict() -> None:
    assert not names_conflict("Länet ska ha god luft och rent vatten.", "sv")
    assert not names_conflict("Cykelvägarna bidrar både till renare luft och bättre hälsa.", "sv")


def test_a_passage_whose_goals_were_missed_keeps_its_conflict() -> None:
    text = "Vindkraften ger förnybar el men örnarnas häckningsplatser försvinner."
    assert names_conflict(text, "sv")
    found = paragraph(text, heading=("Energi",))
    assert len(conflicts((found, match(found, {7: 0.3, 15: 0.4}, conflict=True)))) == 1


def test_a_law_that_is_quoted_raises_nothing() -> None:
    law = "Enligt miljöbalken får jordbruksmark tas i anspråk för bostäder bara om annan mark inte kan användas."
    found = paragraph(law, heading=("Mark",))
    assert conflicts((found, match(found, [2, 11], depth="mention", conflict=True))) == ()


def test_a_side_known_by_its_goal_alone_needs_a_common_place() -> None:
    homes = paragraph("Kommunen bygger 300 lägenheter vid Lillgården.", heading=("Boende",))
    field = paragraph("Vid Lillgården ska kommunens mat växa.", heading=("Boende",))
    elsewhere = paragraph("Vid Storgården ska kommunens mat växa.", heading=("Boende",))
    one = (homes, match(homes, [11], ["11.1"], depth="measure"))
    assert [c.pair for c in conflicts(one, (field, match(field, [2], ["2.4"], depth="aim")))] == [("11.1", "2.4")]
    assert conflicts(one, (elsewhere, match(elsewhere, [2], ["2.4"], depth="aim"))) == ()


def test_what_the_text_sets_against_each_other_most_plainly_comes_first() -> None:
    weak = paragraph("Det ena vinner och det andra förlorar.", heading=("Trygghet",))
    strong = paragraph("Vindkraften ger förnybar el men örnarnas häckningsplatser försvinner.", heading=("Energi",))
    found = conflicts(
        (weak, match(weak, {16: 0.9, 8: 0.8}, conflict=True)),
        (strong, match(strong, [7, 15], ["7.2", "15.5"], conflict=True)),
    )
    assert [c.paragraphs[0] for c in found] == [strong.id, weak.id]
