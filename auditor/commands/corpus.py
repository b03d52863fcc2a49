"""`auditor corpus`: many documents in one go."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from auditor.commands.audit import strictness_of
from auditor.commands.options import DocumentType, Encoder, OutFolder, ReportLang, Verbose
from auditor.commands.terminal import progress_bar
from auditor.messages import say

if TYPE_CHECKING:
    from auditor.records import Language


def corpus(
    folder: Annotated[Path, typer.Argument(help="Folder of documents.", readable=False)],
    out: OutFolder = Path("corpus"),
    scheduler: Annotated[
        str | None,
        typer.Option(
            help="Address of a Dask scheduler, as tcp://host:8786, whose workers see the same folders.",
            show_default=False,
        ),
    ] = None,
    lang: ReportLang = None,
    profile: Annotated[str, typer.Option(help="Relevance profile: a shipped name or a .yml file.")] = "sormland",
    framework: Annotated[list[str] | None, typer.Option(help="Further framework: a shipped name or a file.")] = None,
    document_type: DocumentType = "strategy",
    encoder: Encoder = None,
    strict: Annotated[bool, typer.Option("--strict", help="Count only clear matches.")] = False,
    lenient: Annotated[bool, typer.Option("--lenient", help="Count doubtful matches too.")] = False,
    verbose: Verbose = False,
) -> None:
    """Audit every document of a folder and set them side by side; finished ones are not audited again.

    A document that cannot be audited is listed with the reason, and the rest goes on. Exit code 1 where none could.

    Example: auditor corpus strategier --out översikt
    """
    strictness = strictness_of(strict, lenient)

    from auditor.audit import Settings
    from auditor.corpus.files import write_corpus_files
    from auditor.corpus.sources import find_sources
    from auditor.corpus.work import work_corpus
    from auditor.reference.documenttypes import document_type as known_type
    from auditor.reference.frameworks import load_framework
    from auditor.reference.profile import load_profile
    from auditor.reference.taxonomy import load_taxonomy

    sources, taxonomy = find_sources(folder), load_taxonomy()
    language: Language = "en" if lang == "en" else "sv"
    settings = Settings(language, profile, tuple(framework or ()), strictness, encoder, document_type)
    # What would be wrong for every document is told once, before the work.
    known_type(document_type)
    load_profile(profile, taxonomy.targets)
    for name in settings.frameworks:
        load_framework(name)
    with progress_bar() as progress:
        entries, skipped = work_corpus(sources, out, settings, progress, scheduler)
    page = write_corpus_files(entries, taxonomy, out, settings.language)
    failed = [entry for entry in entries if entry.status == "failed"]
    for entry in failed:
        typer.echo(say("corpus_failed", name=entry.name, why=entry.why), err=True)
    audited = len(entries) - len(failed)
    typer.echo(say("corpus_done", audited=audited, skipped=skipped, failed=len(failed)), err=True)
    typer.echo(str(page))
    if not audited:
        raise typer.Exit(1)
