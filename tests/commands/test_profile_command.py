from __future__ import annotations

from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from auditor import cli
from auditor.commands import profile as command
from auditor.errors import AuditorError
from auditor.messages import choose_language
from auditor.reference.newprofile import ProfileStands
from auditor.reference.profile import load_profile
from auditor.reference.questions import AnswersMissing

RUN = CliRunner()


def test_a_profile_is_made_from_a_file_of_answers_and_options(tmp_path: Path) -> None:
    given = tmp_path / "answers.yml"
    given.write_text("kind: municipality\ncoast: yes\n", "utf-8")
    place = tmp_path / "falun.yml"
    done = RUN.invoke(
        cli.app,
        [
            "profile",
            "new",
            str(place),
            "--name",
            "Falu kommun",
            "--answers",
            str(given),
            "--defaults",
            "--answer",
            "coast=no",
        ],
    )
    assert done.exit_code == 0
    assert done.stdout.strip() == str(place)
    profile = load_profile(place)
    assert profile.name["sv"] == "Falu kommun"
    assert profile.target("14.5").relevance == "not_applicable"


def refused(arguments: list[str]) -> AuditorError:
    done = RUN.invoke(cli.app, ["profile", "new", *arguments])
    assert isinstance(done.exception, AuditorError)
    return done.exception


def test_without_a_terminal_missing_answers_are_an_error(tmp_path: Path) -> None:
    assert isinstance(refused([str(tmp_path / "a.yml")]), AnswersMissing)
    assert not (tmp_path / "a.yml").exists()


def test_a_file_that_is_there_is_left_alone_before_anything_is_asked(tmp_path: Path) -> None:
    place = tmp_path / "a.yml"
    place.write_text("mine", "utf-8")
    assert isinstance(refused([str(place)]), ProfileStands)
    assert place.read_text("utf-8") == "mine"


def test_an_answer_without_a_sign_is_wrong_usage(tmp_path: Path) -> None:
    done = RUN.invoke(cli.app, ["profile", "new", str(tmp_path / "a.yml"), "--answer", "coast"])
    assert done.exit_code == 2


def test_on_a_terminal_each_question_is_asked_and_asked_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from auditor.reference.questions import load_questions

    asked = iter(["sometimes", "no"])
    told: list[str] = []
    monkeypatch.setattr(typer, "prompt", lambda text, **more: next(asked))
    monkeypatch.setattr(typer, "echo", lambda text, **more: told.append(text))
    choose_language("en")
    assert command._ask(load_questions().questions["coast"], "yes") == "no"
    assert told == ["Choose one of the answers: yes / no."]
    choose_language(None)
