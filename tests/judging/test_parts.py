from __future__ import annotations

from auditor.judging.parts import missing_parts
from auditor.reference.taxonomy import Part

PARTS = (
    Part("7.x/1", {"sv": "Tillförlitlig elförsörjning", "en": "Reliable electricity supply"}),
    Part("7.x/2", {"sv": "Energi till rimligt pris", "en": "Energy at a reasonable price"}),
)


def test_a_part_that_no_passage_takes_up_is_missing() -> None:
    assert missing_parts(PARTS, ["Elförsörjningen i länet ska vara trygg."], "sv") == (PARTS[1],)


def test_nothing_is_missing_when_every_part_shows() -> None:
    texts = ["Elförsörjningen ska vara trygg.", "Energin ska ha ett rimligt pris för hushållen."]
    assert missing_parts(PARTS, texts, "sv") == ()


def test_nothing_is_said_of_a_target_that_is_not_composite_or_has_no_passage() -> None:
    assert missing_parts(PARTS[:1], ["Vatten."], "sv") == ()
    assert missing_parts(PARTS, [], "sv") == ()


def test_nothing_is_said_where_no_part_shows_for_the_words_may_simply_differ() -> None:
    assert missing_parts(PARTS, ["Strömmen ska räcka till alla."], "sv") == ()
