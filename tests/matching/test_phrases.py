"""Phrases found in Swedish and English texts, word by word."""

from __future__ import annotations

import pytest

from auditor.matching.phrases import PhraseIndex, taxonomy_index
from auditor.reference.taxonomy import load_taxonomy


def found(phrase: str, text: str, table: dict[str, str] | None = None) -> list[str]:
    """The stretches of a text in which one phrase is found."""
    hits = PhraseIndex({"6.1": [phrase]}, {} if table is None else table).find(text)
    return [text[hit.start : hit.end] for hit in hits]


@pytest.mark.parametrize(
    ("phrase", "text", "stretch"),
    [
        ("dricksvatten", "Länets Dricksvatten räcker.", "Dricksvatten"),
        ("vattentäkt*", "Skydda vattentäkterna!", "vattentäkterna"),
        ("vattentäkt*", "en vattentäkt.", "vattentäkt"),
        ("*avlopp", "Enskilda avlopp inventeras", "avlopp"),
        ("*avlopp", "allt dagvattenavlopp", "dagvattenavlopp"),
        ("*vatten*", "grundvattennivån sjunker", "grundvattennivån"),
        ("god ekologisk status", "nå god ekologisk status i alla sjöar", "god ekologisk status"),
        ("god ekologisk status", "god  ekologisk\nstatus", "god  ekologisk\nstatus"),
        ("biologisk* mångfald*", "den biologiska mångfalden minskar", "biologiska mångfalden"),
        ("egna *brunnar", "hushåll med egna dricksvattenbrunnar", "egna dricksvattenbrunnar"),
        ("va-plan", "kommunens VA-plan antas", "VA-plan"),
        ("gång- och cykel*", "nya gång- och cykelvägar", "gång- och cykelvägar"),
        ("risk- och sårbarhetsanalys*", "Risk- och sårbarhetsanalysen", "Risk- och sårbarhetsanalysen"),
        ("women's shelter", "a women's shelter opens", "women's shelter"),
        ("women's shelter", "a women’s shelter opens", "women’s shelter"),
    ],
)
def test_a_phrase_meets_the_words_it_names(phrase: str, text: str, stretch: str) -> None:
    assert found(phrase, text) == [stretch]


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("vatten", "vattenkraft ger el"),
        ("vattentäkt*", "grundvattentäkt"),
        ("*avlopp", "avloppet är nytt"),
        ("god ekologisk status", "god status"),
        ("god ekologisk status", "god kemisk och ekologisk status"),
        ("va-plan", "en plan för va"),
        ("egna brunnar", "egna"),
        ("vatten", ""),
    ],
)
def test_a_phrase_leaves_other_words_alone(phrase: str, text: str) -> None:
    assert found(phrase, text) == []


def test_an_inflected_form_is_met_through_its_lemma_in_any_place_of_the_phrase() -> None:
    table = {"skolorna": "skola", "fria": "fri"}
    assert found("fri skola", "de fria skolorna", table) == ["fria skolorna"]
    assert found("fri skola", "de fria skolorna") == []


def test_a_phrase_is_found_as_often_as_it_stands_and_in_reading_order() -> None:
    index = PhraseIndex({"6.1": ["dricksvatten"], "6.2": ["avlopp"]}, {})
    hits = index.find("Avlopp, dricksvatten, avlopp.")
    assert [(hit.item, hit.phrase) for hit in hits] == [
        ("6.2", "avlopp"),
        ("6.1", "dricksvatten"),
        ("6.2", "avlopp"),
    ]


def test_one_word_may_speak_for_several_items() -> None:
    index = PhraseIndex({"6": ["dricksvatten*"], "6.1": ["dricksvatten*", "*vatten"]}, {})
    assert sorted((hit.item, hit.phrase) for hit in index.find("Dricksvatten")) == [
        ("6", "dricksvatten*"),
        ("6.1", "*vatten"),
        ("6.1", "dricksvatten*"),
    ]


def test_the_shipped_phrases_tell_a_goal_and_its_target() -> None:
    index = taxonomy_index(load_taxonomy(), "sv")
    items = {hit.item for hit in index.find("Länets vattentäkter ska ha ett varaktigt vattenskyddsområde.")}
    assert {"6", "6.1"} <= items
    assert not any(item.startswith(("4", "16")) for item in items)
