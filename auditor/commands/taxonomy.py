"""`auditor taxonomy`: the reference data."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from auditor.commands.options import Lang, Verbose
from auditor.messages import translate

app = typer.Typer(no_args_is_help=True, help="The reference data: goals, targets, frameworks.")


@app.command()
def check(
    files: Annotated[
        list[Path] | None, typer.Argument(help="Frameworks of your own; none: the shipped data.", readable=False)
    ] = None,
    lang: Lang = None,
    verbose: Verbose = False,
) -> None:
    """Prove the reference data, or a framework of your own.

    Example: auditor taxonomy check vår-modell.yml
    """
    from auditor.reference.taxonomycheck import check_files, check_shipped

    for line in check_files(files) if files else check_shipped():
        typer.echo(_told(line))


def _told(line: str) -> str:
    """A line of the proof in the user's language: behind the file's name a verdict, or a place and what is wrong."""
    name, _, said = line.partition(": ")
    verdict = translate(said)
    if verdict == said and ": " in said:
        place, _, what = said.partition(": ")
        verdict = f"{place}: {translate(what)}"
    return f"{name}: {verdict}"
