from __future__ import annotations

import re
from typing import get_args

import pytest
import yaml

from auditor.comparing.wordingrules import FILE, load_wording_rules
from auditor.comparing.wordings import Matter


def test_the_longest_phrase_wins() -> None:
    text = "Åkermark får inte bebyggas, men en del av den kan inte brukas och en del kan det."
    assert [(w.sense, w.text) for w in load_wording_rules("sv").find("modality", text)] == [
        *(("3", "får inte"), ("none", "kan inte"), ("1", "kan")),
    ]
    assert [w.sense for w in load_wording_rules("sv").find("scope", text)] == ["none", "1"]


def test_a_star_stands_for_letters_and_nothing_else_does() -> None:
    found = load_wording_rules("sv").find("actor", "Kollektivtrafiknämnden och nämndens ordförande")
    assert [word.text for word in found] == ["Kollektivtrafiknämnden"]


def test_signs_are_found_as_words_are() -> None:
    assert [word.text for word in load_wording_rules("sv").find("unit", "76 % av 3 kr/år")] == ["%", "kr"]


def test_a_language_without_words_of_its_own_is_read_with_the_swedish_ones() -> None:
    assert load_wording_rules("nb").find("modality", "ska") == load_wording_rules("sv").find("modality", "ska")


@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_phrase_stands_on_two_steps_of_a_scale(language: str) -> None:
    for scale in yaml.safe_load(FILE.read_text("utf-8"))[language]["scales"].values():
        phrases = [phrase for step, listed in scale.items() if step != "plain" for phrase in listed]
        assert len(phrases) == len(set(phrases))


def test_every_scale_is_a_matter_and_every_phrase_a_text() -> None:
    settings = yaml.safe_load(FILE.read_text("utf-8"))
    for language in ("sv", "en"):
        assert set(settings[language]["scales"]) <= set(get_args(Matter))
        assert settings[language].keys() == settings["sv"].keys()
        for group in ("hedges", "indicator", "actor", "unit", "level", "label", "floor", "ceiling", "not_after"):
            assert all(isinstance(phrase, str) and re.search(r"\w|%|§", phrase) for phrase in settings[language][group])
