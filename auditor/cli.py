"""The command line: parse, call, print. Everything it does can be done from Python as well."""

from __future__ import annotations

import logging
import os
import sqlite3
import sys
from typing import Annotated, NoReturn

import typer

import auditor
from auditor.commands import profile, taxonomy
from auditor.commands.audit import audit
from auditor.commands.classify import classify
from auditor.commands.compare import compare
from auditor.commands.corpus import corpus
from auditor.commands.options import Lang, Verbose
from auditor.commands.project import evaluate, fetch, prepare
from auditor.commands.read import read
from auditor.commands.review import report, review
from auditor.commands.terminal import abandon_stdout
from auditor.errors import AuditorError
from auditor.messages import choose_language, say, tell, tell_system

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for command in (prepare, audit, read, classify, compare, corpus, review, report, fetch, evaluate):
    app.command()(command)
app.add_typer(taxonomy.app, name="taxonomy")
app.add_typer(profile.app, name="profile")


def main() -> None:
    """Run the command line; what is wrong with the input becomes one sentence and exit code 1."""
    try:
        app()
    except AuditorError as error:
        _stop(tell(error), error)
    except sqlite3.Error as error:
        from auditor.folders import cache_folder

        _stop(say("cache", folder=cache_folder(), why=error), error)
    except OSError as error:
        if error.filename is None:
            abandon_stdout()
        _stop(tell_system(error), error)


def _stop(sentence: str, error: Exception) -> NoReturn:
    typer.echo(sentence, err=True)
    raise SystemExit(1) from error


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"auditor {auditor.__version__}")
        raise typer.Exit()


@app.callback()
def options(
    lang: Lang = None,
    verbose: Verbose = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and stop.")
    ] = False,
) -> None:
    """Hållbarhetssäkring of strategies, offline.

    Exit code 0: done; 1: something about the input; 2: wrong usage.

    Example: auditor audit strategi.pdf --out rapport
    """
    logging.basicConfig(level=logging.WARNING, format="%(message)s", stream=sys.stderr, force=True)
    # A program may run several commands in turn: what the one before it asked for holds no longer.
    if lang is None:
        choose_language(None)
    if not verbose:
        logging.getLogger("auditor").setLevel(logging.WARNING)
    for name in ("sentence_transformers", "transformers", "huggingface_hub", "pdfminer", "openvino"):
        logging.getLogger(name).setLevel(logging.ERROR)
    if not sys.stderr.isatty():
        os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")
