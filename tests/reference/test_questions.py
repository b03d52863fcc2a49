from __future__ import annotations

from pathlib import Path

import pytest

from auditor.errors import SourceNotFound, TaxonomyInvalid, UnknownCode
from auditor.reference.profile import load_profile
from auditor.reference.questions import AnswersMissing, AnswerUnfit, Question, load_questions, read_answers

QUESTIONS = load_questions()


def test_coast_mountains_kind_and_tasks_are_asked_for() -> None:
    assert {"kind", "coast", "mountains", "care", "transit", "development", "farmland", "university", "harbour"} <= set(
        QUESTIONS.questions
    )


def test_every_rule_asks_for_answers_that_its_question_has() -> None:
    for rule in QUESTIONS.rules:
        for question, answer in rule.when.items():
            assert answer in QUESTIONS.questions[question].choices


def test_every_rule_names_targets_and_reasons_that_there_are() -> None:
    base = load_profile(QUESTIONS.base)
    known = set(base.reasons) | set(QUESTIONS.reasons)
    for rule in QUESTIONS.rules:
        assert set(rule.targets) <= set(base.targets)
        assert rule.reason in known


def test_a_rule_says_who_steers_unless_the_target_does_not_apply() -> None:
    assert all((rule.scope == "none") == (rule.relevance == "not_applicable") for rule in QUESTIONS.rules)


@pytest.mark.parametrize("said", ["no", "nej", "NEJ", " no ", False])
def test_an_answer_is_understood_in_both_languages_and_as_yaml_reads_it(said: object) -> None:
    assert QUESTIONS.read({"coast": said}) == {"coast": "no"}


def test_a_municipality_is_proposed_its_own_tasks() -> None:
    schools = QUESTIONS.questions["schools"]
    assert (schools.proposed("municipality"), schools.proposed("region")) == ("yes", "no")


def test_only_what_is_not_answered_is_asked_and_in_order() -> None:
    asked: list[str] = []

    def ask(question: Question, proposed: str) -> str:
        asked.append(question.id)
        return proposed

    answers = QUESTIONS.completed({"kind": "municipality", "coast": "yes"}, ask)
    assert asked == [name for name in QUESTIONS.questions if name not in ("kind", "coast")]
    assert (answers["coast"], answers["care"], answers["schools"]) == ("yes", "no", "yes")


def test_without_anybody_to_ask_the_missing_answers_are_named() -> None:
    given = {name: "no" for name in QUESTIONS.questions if name not in ("coast", "tourism")}
    with pytest.raises(AnswersMissing, match="coast, tourism: give each with --answer coast="):
        QUESTIONS.completed(given, None)


def test_an_odd_answer_or_question_is_answered_with_those_there_are() -> None:
    with pytest.raises(AnswerUnfit, match="choose one of yes, no"):
        QUESTIONS.read({"coast": "a little"})
    with pytest.raises(UnknownCode, match="kind, coast"):
        QUESTIONS.read({"cost": "no"})


def test_answers_are_read_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "answers.yml"
    file.write_text("kind: kommun\ncoast: no\nmountains: ja\n", "utf-8")
    assert read_answers(file) == {"kind": "municipality", "coast": "no", "mountains": "yes"}


def test_a_file_without_answers_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "answers.yml"
    file.write_text("- coast\n", "utf-8")
    with pytest.raises(TaxonomyInvalid, match="question: answer"):
        read_answers(file)
    with pytest.raises(SourceNotFound):
        read_answers(tmp_path / "none.yml")
