"""How fast documents are read beside pdfplumber and pdftotext: `make readingspeed FOLDER=…`.

In each round every side reads all documents once, one side after the other, each in a process of its own
with its libraries loaded before the clock starts. Seconds are those that processors spend (user and system,
threads and child processes among them). A ratio is formed inside a round, since machines are not the same
from one minute to the next; the median of the rounds is told. pdftotext is started anew for each file.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import Annotated

import typer

Seconds = dict[str, float]
WIDTH = 52


def main(
    folder: Annotated[Path, typer.Argument(help="A folder of PDFs.")],
    rounds: Annotated[int, typer.Option(min=1)] = 3,
    side: Annotated[str, typer.Option(hidden=True, help="Run this side alone and print its seconds.")] = "",
) -> None:
    """Measure the reading of all PDFs in a folder."""
    paths = sorted(folder.glob("*.pdf"))
    if side:
        typer.echo(json.dumps(timed(SIDES[side](), paths)))
        return
    names = [name for name in SIDES if name != "pdftotext" or shutil.which(name)]
    held: dict[str, list[Seconds]] = {name: [] for name in names}
    for number in range(1, rounds + 1):
        for name in names:
            held[name].append(apart(name, folder))
        told = "  ".join(f"{name} {sum(held[name][-1].values()):.2f}" for name in names)
        typer.echo(f"round {number}: {told}")
    for path in [None, *paths]:
        chosen = [path.name] if path is not None else [path.name for path in paths]
        typer.echo(f"{(path.name if path else 'all')[:WIDTH]:{WIDTH}}" + "".join(ratios(held, chosen)))


def ratios(held: dict[str, list[Seconds]], names: Sequence[str]) -> list[str]:
    """For each other side its seconds in ours over these documents: the median of the rounds."""
    found = []
    for side in held:
        if side != "auditor":
            pairs = zip(held[side], held["auditor"], strict=True)
            middle = median(sum(other[n] for n in names) / sum(ours[n] for n in names) for other, ours in pairs)
            found.append(f"  {side} {middle:6.2f}")
    return found


def apart(side: str, folder: Path) -> Seconds:
    """One side's seconds for each document, measured in a process of its own."""
    command = [sys.executable, "-m", "auditor.measuring.readingspeed", str(folder), "--side", side]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    seconds: Seconds = json.loads(done.stdout)
    return seconds


def timed(read: Callable[[Path], object], paths: Sequence[Path]) -> Seconds:
    """The processor seconds that each document takes."""
    seconds: Seconds = {}
    for path in paths:
        before = spent()
        read(path)
        seconds[path.name] = spent() - before
    return seconds


def spent() -> float:
    """Processor seconds of this process and of the children that have ended."""
    used = (resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def auditor() -> Callable[[Path], object]:
    """The reading stage."""
    from auditor.reading.pdf import read_pdf

    return read_pdf


def plumber() -> Callable[[Path], object]:
    """The words of all pages with pdfplumber."""
    import pdfplumber

    def read(path: Path) -> None:
        with pdfplumber.open(path) as document:
            for page in document.pages:
                page.extract_words()

    return read


def poppler() -> Callable[[Path], object]:
    """The program of poppler."""

    def read(path: Path) -> None:
        command = ["pdftotext", "-bbox-layout", str(path), os.devnull]
        subprocess.run(command, check=True, stderr=subprocess.DEVNULL)

    return read


SIDES = {"pdfplumber": plumber, "auditor": auditor, "pdftotext": poppler}


if __name__ == "__main__":
    typer.run(main)
