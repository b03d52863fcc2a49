"""The command line: parse, call, print. Everything it does can be done from Python as well."""

from __future__ import annotations

import json
import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

import auditor
from auditor.errors import AuditorError
from auditor.messages import say

if TYPE_CHECKING:
    from auditor.audit import Progress

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Hållbarhetssäkring of strategies, offline. Exit code 0: done; 1: something about the input; 2: wrong usage.",
)
taxonomy_app = typer.Typer(no_args_is_help=True, help="The reference data: goals, targets, frameworks.")
app.add_typer(taxonomy_app, name="taxonomy")

Source = Annotated[Path | None, typer.Argument(help="A .pdf, .docx, .html, .md or .txt file.", show_default=False)]
Out = Annotated[Path, typer.Option(help="Folder for the results.")]
Report = Annotated[str, typer.Option("--lang", help="Language of the report: sv or en.")]


def main() -> None:
    """Run the command line; input errors become one sentence and exit code 1."""
    try:
        app()
    except AuditorError as error:
        print(error, file=sys.stderr)  # noqa: T201 - the door is the one place that prints
        raise SystemExit(1) from error
    except OSError as error:
        if error.filename is None:
            raise
        print(f"{error.filename} cannot be used: {error.strerror}.", file=sys.stderr)  # noqa: T201
        raise SystemExit(1) from error


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"auditor {auditor.__version__}")
        raise typer.Exit()


@app.callback()
def options(
    verbose: Annotated[bool, typer.Option("--verbose", help="Tell on stderr what is being done.")] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and stop.")
    ] = False,
) -> None:
    """Options that hold for every command."""
    logging.basicConfig(level=logging.INFO if verbose else logging.WARNING, format="%(message)s", stream=sys.stderr)
    for name in ("sentence_transformers", "transformers", "pdfminer", "openvino"):
        logging.getLogger(name).setLevel(logging.ERROR)


@app.command()
def prepare() -> None:
    """Build the encoder in the cache, so that the first audit starts at once.

    Example: auditor prepare
    """
    from auditor.goalmodel import load_goal_model

    model = load_goal_model()
    typer.echo(say("prepared", encoder=model.encoder.name), err=True)


@app.command()
def audit(
    source: Source = None,
    out: Out = Path("out"),
    lang: Report = "sv",
    profile: Annotated[str, typer.Option(help="Relevance profile: a shipped name or a file.")] = "sormland",
    framework: Annotated[list[str] | None, typer.Option(help="Further framework: a shipped name or a file.")] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Count only clear matches.")] = False,
    lenient: Annotated[bool, typer.Option("--lenient", help="Count doubtful matches too.")] = False,
) -> None:
    """Audit a strategy and write the report; without SOURCE the strategy in data/sormlandsstrategin/.

    Example: auditor audit strategi.pdf --out rapport
    """
    from auditor.audit import Settings, run_audit
    from auditor.export import write_audit
    from auditor.report import write_report
    from auditor.strategy import choose_document, is_example
    from auditor.taxonomy import load_taxonomy

    if lang not in ("sv", "en"):
        raise typer.BadParameter("sv or en", param_hint="--lang")
    if strict and lenient:
        raise typer.BadParameter("choose one of --strict and --lenient")
    path = choose_document().path if source is None else source
    settings = Settings(
        language="sv" if lang == "sv" else "en",
        profile=profile,
        frameworks=tuple(framework or ()),
        strictness="strict" if strict else "lenient" if lenient else "published",
    )
    with progress_bar() as progress:
        result = run_audit(path, settings, progress)
    write_audit(result, out)
    report = write_report(result, load_taxonomy(), out, settings.language)
    if is_example(path):
        typer.echo(say("example"), err=True)
    for unread in result.document.unread:
        typer.echo(say("unread", page=unread.page, reason=unread.reason, remedy=unread.remedy), err=True)
    typer.echo(say("audited", name=result.document.name, pages=result.document.pages, gaps=len(result.gaps)), err=True)
    typer.echo(str(report))


@app.command()
def read(
    source: Annotated[Path, typer.Argument(help="A .pdf, .docx, .html, .md or .txt file.")],
    out: Annotated[Path | None, typer.Option(help="File for the result; stdout if not given.")] = None,
) -> None:
    """Read a document into paragraphs, one JSON object a line.

    Example: auditor read strategi.pdf > stycken.jsonl
    """
    from auditor.paragraphjson import paragraph_record
    from auditor.sources import read_document

    document = read_document(source)
    for unread in document.unread:
        typer.echo(say("unread", page=unread.page, reason=unread.reason, remedy=unread.remedy), err=True)
    write_lines((paragraph_record(paragraph) for paragraph in document.paragraphs), out)


@app.command()
def classify(
    file: Annotated[str, typer.Argument(help="JSON Lines with id and text, or - for stdin.")] = "-",
    all_targets: Annotated[bool, typer.Option("--all-targets", help="Give all 169 targets.")] = False,
    out: Annotated[Path | None, typer.Option(help="File for the result; stdout if not given.")] = None,
) -> None:
    """Say for each passage which goals, targets and dimensions it addresses, and how deep it goes.

    Example: echo '{"id": "1", "text": "Dricksvattnet ska skyddas."}' | auditor classify -
    """
    from auditor.audit import default_matcher
    from auditor.classify import classify as classify_passages
    from auditor.classify import read_lines, read_passages

    passages = read_passages(read_lines(file))
    write_lines(classify_passages(passages, default_matcher(), all_targets=all_targets), out)


@app.command()
def fetch() -> None:
    """Bring the official strategy named in data/sormlandsstrategin/source.yml (uses the network).

    Example: auditor fetch
    """
    from auditor.fetch import fetch as bring

    fetched = bring()
    typer.echo(say("fetched", address=fetched.address, sha256=fetched.sha256), err=True)
    typer.echo(str(fetched.path))


@app.command()
def evaluate() -> None:
    """Print the accuracy tables, on the data sets named in the model cards.

    Example: auditor evaluate
    """
    from auditor.evaluation import tables

    for table in tables():
        typer.echo(table)


@taxonomy_app.command("check")
def taxonomy_check(
    files: Annotated[list[Path] | None, typer.Argument(help="Frameworks of your own; none: the shipped data.")] = None,
) -> None:
    """Prove the reference data, or a framework of your own.

    Example: auditor taxonomy check vår-modell.yml
    """
    from auditor.taxonomycheck import check_files, check_shipped

    for line in check_files(files) if files else check_shipped():
        typer.echo(line)


def write_lines(records: Iterator[dict[str, object]], out: Path | None) -> None:
    """Write records as JSON Lines to stdout, or to a file that appears only when it is whole."""
    from auditor.files import replace_file

    lines = (json.dumps(record, ensure_ascii=False) for record in records)
    if out is None:
        try:
            for line in lines:
                sys.stdout.write(line + "\n")
            sys.stdout.flush()
        except BrokenPipeError:
            # The reader of a pipe (head, say) has gone: nothing is wrong with the input.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return
    replace_file(out, "".join(line + "\n" for line in lines).encode("utf-8"))


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """A progress bar on a terminal; nothing elsewhere."""
    from tqdm import tqdm

    bar: tqdm[NoReturn] = tqdm(leave=False, disable=not sys.stderr.isatty(), file=sys.stderr)
    with bar:

        def show(stage: str, done: int, total: int) -> None:
            bar.total = total
            bar.set_description(stage)
            bar.update(done)

        yield show
