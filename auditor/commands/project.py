"""`auditor prepare`, `fetch` and `evaluate`: the encoder, the official strategy and the accuracy tables."""

from __future__ import annotations

import typer

from auditor.commands.options import Lang, Verbose
from auditor.messages import say


def prepare(lang: Lang = None, verbose: Verbose = False) -> None:
    """Build the encoder in the cache, so that the first audit starts at once.

    Example: auditor prepare
    """
    from auditor.matching.goalmodel import load_goal_model

    model = load_goal_model()
    typer.echo(say("prepared", encoder=model.encoder.name), err=True)


def fetch(lang: Lang = None, verbose: Verbose = False) -> None:
    """Bring the official strategy named in data/sormlandsstrategin/source.yml (uses the network).

    Example: auditor fetch
    """
    from auditor.fetch import fetch as bring

    fetched = bring()
    typer.echo(say("fetched", address=fetched.address, sha256=fetched.sha256), err=True)
    typer.echo(str(fetched.path))


def evaluate(lang: Lang = None, verbose: Verbose = False) -> None:
    """Print the accuracy tables, on the data sets named in the model cards.

    Example: auditor evaluate
    """
    from auditor.measuring.evaluation import tables

    for table in tables():
        typer.echo(table)
