"""What an audit of each document in a folder takes and finds: `python -m auditor.measuring.survey FOLDER`.

Each document is audited in a process of its own with an empty vector cache, so that
time and peak memory are those of a first run.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from auditor.measuring.benchmark import fresh_cache

COLUMNS = ("document", "pages", "paragraphs", "unread", "goals", "targets", "gaps", "seconds", "peak MB")


def main(folder: Annotated[Path, typer.Argument(help="Folder of PDFs.")]) -> None:
    """Print the table, one row a document."""
    typer.echo(f"| {' | '.join(COLUMNS)} |\n|{'---|' * len(COLUMNS)}")
    for source in sorted(folder.glob("*.pdf")):
        typer.echo(f"| {' | '.join(str(cell) for cell in row(source))} |")


def row(source: Path) -> Iterator[str | int]:
    """The cells of one document; a document that cannot be audited says so in place of its counts."""
    with tempfile.TemporaryDirectory() as folder, fresh_cache():
        out = Path(folder) / "out"
        start = time.perf_counter()
        child = subprocess.Popen(
            [sys.executable, "-m", "auditor", "audit", str(source), "--out", str(out)],
            env=os.environ.copy(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _, status, used = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - start
        yield source.stem
        if status == 0:
            yield from counts(json.loads((out / "audit.json").read_text("utf-8")))
        else:
            yield from ("not audited", "", "", "", "", "")
        yield round(seconds)
        yield used.ru_maxrss // 1024


def counts(audit: dict[str, Any]) -> Iterator[int]:
    """Pages, paragraphs, unread pages, goals and targets found, gaps."""
    yield int(audit["source"]["pages"])
    yield len(audit["paragraphs"])
    yield len(audit["unread"])
    yield sum(goal["level"] != "missing" for goal in audit["goals"])
    yield sum(target["level"] != "missing" for target in audit["targets"])
    yield len(audit["gaps"])


if __name__ == "__main__":
    typer.run(main)
