"""`auditor compare`: two revisions of one strategy."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from auditor.commands.options import OutFolder, ReportLang, Verbose
from auditor.messages import say


def compare(
    old: Annotated[Path, typer.Argument(help="Audit of the older revision: its folder or audit.json.")],
    new: Annotated[Path, typer.Argument(help="Audit of the newer revision: its folder or audit.json.")],
    out: OutFolder = Path("comparison"),
    lang: ReportLang = None,
    verbose: Verbose = False,
) -> None:
    """Compare the audits of two revisions: text, levels, gaps, conflicts, wording and decisions.

    Example: auditor compare rapport-2023 rapport-2026 --out jämförelse
    """
    from auditor.comparing.compare import compare_audits
    from auditor.comparing.comparisonfiles import write_comparison
    from auditor.comparing.revisions import read_revisions
    from auditor.reference.taxonomy import load_taxonomy

    result = compare_audits(*read_revisions(old, new))
    page = write_comparison(result, load_taxonomy(), out, "en" if lang == "en" else "sv")
    changed = sum(change.pairing.fate != "unchanged" for change in result.changes)
    closed = sum(turn.turn == "closed" for turn in result.gaps)
    opened = sum(turn.turn == "opened" for turn in result.gaps)
    typer.echo(say("compared", changed=changed, closed=closed, opened=opened), err=True)
    typer.echo(str(page))
