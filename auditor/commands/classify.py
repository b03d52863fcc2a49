"""`auditor classify`: passages in, matches out."""

from __future__ import annotations

from typing import Annotated

import typer

from auditor.commands.options import Encoder, Lang, OutFile, Verbose
from auditor.commands.terminal import write_lines
from auditor.messages import say


def classify(
    file: Annotated[str, typer.Argument(help="JSON Lines with id and text, or - for stdin.")] = "-",
    all_targets: Annotated[bool, typer.Option("--all-targets", help="Give all 169 targets.")] = False,
    encoder: Encoder = None,
    out: OutFile = None,
    lang: Lang = None,
    verbose: Verbose = False,
) -> None:
    """Say for each passage which goals, targets and dimensions it addresses, and how deep it goes.

    Example: echo '{"id": "1", "text": "Dricksvattnet ska skyddas."}' | auditor classify -
    """
    from auditor.matching.classify import classify as classify_passages
    from auditor.matching.classify import read_lines, read_passages

    passages = read_passages(read_lines(file))
    from auditor.audit import default_matcher
    from auditor.matching.sentences import load_alone
    from auditor.matching.zeroshot import zero_shot_matcher

    if encoder is None:
        load_alone()
    matcher = default_matcher() if encoder is None else zero_shot_matcher(encoder)
    if encoder is not None:
        typer.echo(say("uncalibrated", encoder=encoder), err=True)
    write_lines(classify_passages(passages, matcher, all_targets=all_targets), out)
