"""`auditor profile`: relevance profiles of one's own."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from auditor.commands.options import Lang, Verbose
from auditor.messages import say, user_language

if TYPE_CHECKING:
    from auditor.records import Language
    from auditor.reference.questions import Question

app = typer.Typer(no_args_is_help=True, help="Relevance profiles: which targets a strategy can be expected to take up.")


@app.callback()
def group() -> None:
    """Relevance profiles: which targets a strategy can be expected to take up."""


@app.command()
def new(
    file: Annotated[Path, typer.Argument(help="Where the profile shall stand, a .yml file.", readable=False)],
    name: Annotated[str, typer.Option(help="Name of the region or municipality; the file's name if not given.")] = "",
    answers: Annotated[
        Path | None, typer.Option(help="YAML file of answers, a line `question: answer` for each.", readable=False)
    ] = None,
    answer: Annotated[list[str] | None, typer.Option(help="One answer, as coast=no; goes before the file.")] = None,
    defaults: Annotated[bool, typer.Option("--defaults", help="Take the proposed answer where none is given.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
    lang: Lang = None,
    verbose: Verbose = False,
) -> None:
    """Make an editable relevance profile from questions: coast, mountains, tasks; asked on a terminal.

    Example: auditor profile new falun.yml --name "Falu kommun" --answer kind=municipality
    """
    from auditor.reference.newprofile import prove_free, write_profile
    from auditor.reference.profile import load_profile
    from auditor.reference.questions import load_questions, read_answers
    from auditor.reference.taxonomy import load_taxonomy

    path = file if file.suffix in (".yml", ".yaml") else file.with_name(f"{file.name}.yml")
    prove_free(path, force=force)
    questions = load_questions()
    given = {} if answers is None else read_answers(answers)
    given |= questions.read(dict(_pair(entry) for entry in answer or ()))
    ask = _proposed if defaults else _ask if sys.stdin.isatty() else None
    called = name or path.stem
    whole = questions.completed(given, ask)
    write_profile(path, whole, {"sv": called, "en": called}, _language(), force=force)
    made = load_profile(path, load_taxonomy().targets)
    counts = [sum(entry.relevance == kind for entry in made.targets.values()) for kind in ("direct", "indirect")]
    typer.echo(say("profile_made", direct=counts[0], indirect=counts[1]), err=True)
    typer.echo(str(path))


def _pair(entry: str) -> tuple[str, str]:
    question, sign, given = entry.partition("=")
    if not sign:
        raise typer.BadParameter(say("answer_form"))
    return question.strip(), given


def _language() -> Language:
    return "sv" if user_language() == "sv" else "en"


def _proposed(question: Question, proposed: str) -> str:
    return proposed


def _ask(question: Question, proposed: str) -> str:
    """Ask until the answer is one of the question's."""
    from auditor.reference.questions import AnswerUnfit

    language = _language()
    choices = " / ".join(words[language] for words in question.choices.values())
    while True:
        given = typer.prompt(
            f"{question.text[language]} ({choices})", default=question.choices[proposed][language], err=True
        )
        try:
            return question.read(given)
        except AnswerUnfit:
            typer.echo(say("answer_choices", choices=choices), err=True)
