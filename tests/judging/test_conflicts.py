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


def test_an_aim_on_infrastructure_in_a_priority_silent_on_ecology_raises_the_question() -> None:
    assert [c.status for c in conflicts(road(), air(heading="Klimat"))] == ["unaddressed"]


def test_a_mere_mention_raises_nothing() -> None:
    found, _ = road()
    assert conflicts((found, match(found, [9], ["9.1"], depth="mention"))) == ()


def test_a_foreword_raises_nothing() -> None:
    found = paragraph(ROAD, heading=("Förord",))
    assert conflicts((found, match(found, [9], ["9.1"], depth="aim"))) == ()


def test_a_passage_that_sets_the_sides_against_each_other_and_decides_is_weighed() -> None:
    found = paragraph(TRADE, heading=("Tillgänglighet",))
    both = (found, match(found, [9, 13], ["9.1", "13.2"], depth="aim"))
    assert [(c.id, c.status) for c in conflicts(road(), air(), both)] == [("transport-climate", "weighed")]


def test_a_passage_that_only_admits_the_conflict_is_mentioned() -> None:
    text = "Här finns en målkonflikt mellan nya vägar och minskade utsläpp."
    found = paragraph(text, heading=("Tillgänglighet",))
    both = (found, match(found, [9, 13], ["9.1", "13.2"], depth="mention"))
    assert [(c.id, c.status) for c in conflicts(road(), both)] == [("transport-climate", "mentioned")]


def test_a_conflict_outside_the_list_is_reported_with_the_passages_own_targets() -> None:
    text = "Kortare serveringstider minskar våldet, men omkring tjugo nattjobb försvinner."
    found = paragraph(text, heading=("Trygghet",))
    named = match(found, {16: 0.9, 8: 0.8}, {"16.1": 0.9, "8.5": 0.7}, depth="intent")
    assert [(c.id, c.pair, c.status) for c in conflicts((found, named))] == [("named", ("16.1", "8.5"), "mentioned")]


def test_the_same_topic_without_growth_wording_raises_nothing() -> None:
    found = paragraph("Cykelbanorna till skolorna ska vara upplysta.", heading=("Tillgänglighet",))
    assert conflicts((found, match(found, [9], ["9.1"], depth="aim"))) == ()


def test_words_for_a_conflict_and_a_contrast_with_a_loss_are_recognised() -> None:
    assert names_conflict("Här finns en intressekonflikt mellan åker och bostäder.", "sv")
    assert names_conflict("Fler verk ger mer el, men två häckningsplatser försvinner.", "sv")
    assert names_conflict("There is a trade-off between housing and farmland.", "en")
    assert not names_conflict("Länet ska ha god luft och rent vatten.", "sv")


def test_a_text_about_one_goal_cannot_set_two_against_each_other() -> None:
    text = "Omvandlingen ska inte tränga undan redskapsbodar."
    assert names_conflict(text, "sv")
    assert not names_conflict(text, "sv", [14])
