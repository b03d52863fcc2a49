"""Sentences of Swedish and English prose."""

from __future__ import annotations

import subprocess
import sys

import pytest

from auditor.matching.sentences import sentences


def test_sentences_come_in_order_without_spaces_at_their_ends() -> None:
    assert sentences("Vattnet ska bli renare.  Senast 2030! Hur då?") == (
        "Vattnet ska bli renare.",
        "Senast 2030!",
        "Hur då?",
    )


@pytest.mark.parametrize(
    "text",
    [
        "Vi vill bl.a. stärka kollektivtrafiken och t.ex. bygga cykelvägar.",
        "Utsläppen ska minska med 3.5 procent per år.",
        "Målet gäller bl.a. barn, unga m.fl. grupper i länet.",
    ],
)
def test_a_swedish_abbreviation_does_not_end_a_sentence(text: str) -> None:
    assert sentences(text) == (text,)


def test_an_english_abbreviation_does_not_end_an_english_sentence() -> None:
    text = "The plan covers e.g. rail and ports."
    assert sentences(text, "en") == (text,)


def test_a_text_without_stop_is_one_sentence() -> None:
    assert sentences("Trygghet i hela länet") == ("Trygghet i hela länet",)


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_nothing_has_no_sentences(text: str) -> None:
    assert sentences(text) == ()


def test_a_language_without_rules_is_read_as_swedish() -> None:
    assert sentences("Vi vill bl.a. bygga. Sedan mer.", "") == sentences("Vi vill bl.a. bygga. Sedan mer.", "sv")


@pytest.mark.parametrize("language", ["nb", "da", "fi"])
def test_neighbouring_languages_are_split_as_well(language: str) -> None:
    assert len(sentences("Vann er viktig. Luft er viktig.", language)) == 2


def test_a_program_of_our_own_loads_spacy_without_torch_and_torch_can_be_loaded_afterwards() -> None:
    program = (
        "import sys; from auditor.matching.sentences import load_alone, sentences; load_alone(); "
        "assert sentences('Rent vatten. God jord.') == ('Rent vatten.', 'God jord.'); "
        "assert 'torch' not in sys.modules; import torch; assert torch.ones(2).sum() == 2"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
