"""`auditor audit`: the whole road for one strategy."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from auditor.commands.options import DocumentType, Encoder, MaybeSource, OutFolder, ReportLang, Verbose
from auditor.commands.terminal import progress_bar, tell_recognised, tell_unread
from auditor.messages import say, user_language

if TYPE_CHECKING:
    from auditor.audit import Strictness
    from auditor.records import Audit, Language


def audit(
    source: MaybeSource = None,
    out: OutFolder = Path("out"),
    lang: ReportLang = None,
    profile: Annotated[str, typer.Option(help="Relevance profile: a shipped name or a .yml file.")] = "sormland",
    framework: Annotated[list[str] | None, typer.Option(help="Further framework: a shipped name or a file.")] = None,
    document_type: DocumentType = "strategy",
    encoder: Encoder = None,
    strict: Annotated[bool, typer.Option("--strict", help="Count only clear matches.")] = False,
    lenient: Annotated[bool, typer.Option("--lenient", help="Count doubtful matches too.")] = False,
    verbose: Verbose = False,
) -> None:
    """Audit a strategy and write the report; without SOURCE the strategy in data/sormlandsstrategin/.

    Example: auditor audit strategi.pdf --out rapport
    """
    strictness = strictness_of(strict, lenient)

    from auditor.audit import Settings, run_audit
    from auditor.files import prove_readable, staged
    from auditor.matching.sentences import load_alone
    from auditor.reference.taxonomy import load_taxonomy
    from auditor.reporting.export import write_audit
    from auditor.reporting.reports import Sheets, write_reports
    from auditor.strategy import choose_document, is_example

    path = choose_document().path if source is None else source
    prove_readable(path)
    if encoder is None:
        load_alone()
    settings = Settings(
        language="en" if lang == "en" else "sv",
        profile=profile,
        frameworks=tuple(framework or ()),
        strictness=strictness,
        encoder=encoder,
        document_type=document_type,
    )
    with staged(out) as folder:
        with progress_bar() as progress:
            result = run_audit(path, settings, progress)
        write_audit(result, folder)
        sheets = Sheets(path) if result.document.media == "pdf" else None
        report = write_reports(result, load_taxonomy(), folder, settings.language, sheets=sheets)
        if path.suffix.lower() == ".pdf":
            annotate(result, path, folder, settings.language)
    if is_example(path):
        typer.echo(say("example"), err=True)
    tell_unread(result.document.unread)
    tell_recognised(result.document)
    if encoder is not None:
        typer.echo(say("uncalibrated", encoder=result.provenance["encoder"]), err=True)
    typer.echo(say("audited", name=result.document.name, pages=result.document.pages, gaps=len(result.gaps)), err=True)
    typer.echo(str(out / report.name))


def annotate(result: Audit, source: Path, folder: Path, language: Language) -> None:
    """Write the annotated copy of a PDF beside its report, or say why there is none: the audit stands without it."""
    from auditor.reference.taxonomy import load_taxonomy
    from auditor.reporting.annotated import ANNOTATED, write_annotated
    from auditor.reporting.marking.rights import AnnotationRefused

    try:
        write_annotated(result, load_taxonomy(), source, folder / ANNOTATED, language)
    except AnnotationRefused as refused:
        typer.echo(refused.told("sv" if user_language() == "sv" else "en"), err=True)


def strictness_of(strict: bool, lenient: bool) -> Strictness:
    """What the two options ask for together.

    Raises:
        typer.BadParameter: Both are given.
    """
    if strict and lenient:
        raise typer.BadParameter(say("one_strictness"))
    return "strict" if strict else "lenient" if lenient else "published"
