"""The command line's messages: two catalogues that say the same."""

from __future__ import annotations

from string import Formatter

import pytest

from auditor.messages import catalogue, say, user_language

VARIABLES = ("AUDITOR_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


def placeholders(message: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(message) if name is not None}


@pytest.fixture
def clean(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


def test_both_catalogues_have_the_same_messages() -> None:
    assert catalogue("sv").keys() == catalogue("en").keys()


@pytest.mark.parametrize("key", sorted(catalogue("en")))
def test_a_message_takes_the_same_values_in_both_languages(key: str) -> None:
    assert placeholders(catalogue("sv")[key]) == placeholders(catalogue("en")[key])


@pytest.mark.parametrize("key", sorted(catalogue("en")))
def test_a_message_is_not_left_untranslated(key: str) -> None:
    assert catalogue("sv")[key] != catalogue("en")[key]


def test_values_are_filled_in(clean: pytest.MonkeyPatch) -> None:
    clean.setenv("AUDITOR_LANG", "sv")
    assert say("audited", name="plan.pdf", pages=12, gaps=7).startswith("plan.pdf: 12 sidor, 7 luckor")


def test_an_unknown_message_raises() -> None:
    with pytest.raises(KeyError, match="nonsense"):
        say("nonsense")


@pytest.mark.parametrize(
    ("value", "language"), [("sv_SE.UTF-8", "sv"), ("SV", "sv"), ("en_GB.UTF-8", "en"), ("C.UTF-8", "en"), ("de", "en")]
)
def test_the_environment_chooses_the_language(value: str, language: str, clean: pytest.MonkeyPatch) -> None:
    clean.setenv("LANG", value)
    assert user_language() == language


def test_the_programs_own_variable_goes_before_the_systems(clean: pytest.MonkeyPatch) -> None:
    clean.setenv("LANG", "sv_SE.UTF-8")
    clean.setenv("LC_ALL", "sv_SE.UTF-8")
    clean.setenv("AUDITOR_LANG", "en")
    assert user_language() == "en"


def test_an_empty_variable_is_passed_over(clean: pytest.MonkeyPatch) -> None:
    clean.setenv("LC_ALL", "")
    clean.setenv("LANG", "sv_SE.UTF-8")
    assert user_language() == "sv"


def test_without_any_word_it_is_english(clean: pytest.MonkeyPatch) -> None:
    assert user_language() == "en"
