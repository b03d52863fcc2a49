"""`auditor review`: the local review page over one audit; `auditor report`: its reports written anew."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from auditor.commands.options import Lang, Verbose
from auditor.messages import say, user_language

if TYPE_CHECKING:
    from auditor.records import Audit, Language
    from auditor.reviewing.server import ReviewServer

AuditFolder = Annotated[Path, typer.Argument(help="Folder of an audit, or its audit.json.", readable=False)]


def review(
    folder: AuditFolder,
    port: Annotated[int, typer.Option(help="Port to listen on; 0: a free one.", min=0, max=65535)] = 0,
    show: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
    lang: Lang = None,
    verbose: Verbose = False,
) -> None:
    """Go through gaps, possible conflicts and borderline cases in the browser, on this computer alone.

    Every decision is saved in decisions.json beside the audit. Ctrl+C ends it and writes the reports anew with the
    decisions.

    Example: auditor review rapport --open
    """
    from auditor.reference.taxonomy import load_taxonomy
    from auditor.reporting.export import read_audit
    from auditor.reporting.reports import sheets_beside
    from auditor.reviewing.page import build_page
    from auditor.reviewing.server import ReviewServer

    audit = read_audit(folder)
    place = folder if folder.is_dir() else folder.parent
    sheets = sheets_beside(place)
    language: Language = audit.language if lang is None else "sv" if user_language() == "sv" else "en"
    page = build_page(audit, load_taxonomy(), language, pictures=sheets is not None)
    with ReviewServer(place, page, sheets.path if sheets is not None else None, port) as server:
        typer.echo(say("reviewing", name=audit.document.name, points=len(server.keys)), err=True)
        typer.echo(server.address)
        if show:
            webbrowser.open(server.address)
        _serve(server)
        taken = server.keys.keys() & server.decisions().keys()
        if server.saved:
            typer.echo(say("rewriting"), err=True)
            rewrite(audit, place, place, audit.language)
        typer.echo(say("reviewed", decided=len(taken), points=len(server.keys)), err=True)


def _serve(server: ReviewServer) -> None:
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        # Ctrl+C is how a review ends.
        typer.echo("", err=True)


def report(
    folder: AuditFolder,
    out: Annotated[
        Path | None, typer.Option(help="Folder for the reports; that of the audit if not given.", readable=False)
    ] = None,
    lang: Lang = None,
    verbose: Verbose = False,
) -> None:
    """Write the reports of an audit anew, with the decisions that lie beside it.

    Example: auditor report rapport --lang en --out report-in-english
    """
    from auditor.reporting.export import read_audit

    audit = read_audit(folder)
    place = folder if folder.is_dir() else folder.parent
    language: Language = audit.language if lang is None else "sv" if user_language() == "sv" else "en"
    typer.echo(str(rewrite(audit, place, place if out is None else out, language)))


def rewrite(audit: Audit, folder: Path, out: Path, language: Language) -> Path:
    """Write all reports of an audit with the decisions beside it, all or none; returns `report.html`."""
    from auditor.comparing.decisions import read_decisions
    from auditor.files import staged
    from auditor.reference.taxonomy import load_taxonomy
    from auditor.reporting.reports import sheets_beside, write_reports

    decisions = read_decisions(folder)
    with staged(out) as waiting:
        page = write_reports(
            audit, load_taxonomy(), waiting, language, sheets=sheets_beside(folder), decisions=decisions
        )
    return out / page.name
