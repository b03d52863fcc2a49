"""The work on a corpus: each document in a process of its own, so that what ends one leaves the others alone."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from auditor.audit import Settings
from auditor.corpus.entries import Entry, read_corpus, read_entry, write_corpus
from auditor.corpus.sources import Source, checksum, corpus_settings, made_with
from auditor.errors import AuditorError, SourceUnreadable
from auditor.folders import PROJECT
from auditor.messages import choose_language, say, tell, tell_system
from auditor.reporting.report import REPORT

Progress = Callable[[str, int, int], None]
# Seconds in the minute of the settings.
MINUTE = 60


@dataclass(frozen=True, slots=True)
class Task:
    """A document to audit, as it travels to a process or to another machine that sees the same folders."""

    source: Path
    out: Path
    entry: Entry
    settings: Settings


def work_corpus(
    sources: Sequence[Source],
    out: Path,
    settings: Settings,
    progress: Progress | None = None,
    scheduler: str | None = None,
) -> tuple[tuple[Entry, ...], int]:
    """Audit all documents that have no audit of the same file, version and settings.

    `corpus.json` is written after each, so that a run that was broken off goes on where it was.

    Args:
        sources: The documents.
        out: Folder of the corpus.
        settings: For all of them.
        progress: Called with a file name, 1, and the number of documents.
        scheduler: Address of a Dask scheduler; without one the documents are audited one after the other, here.

    Returns:
        One entry for each document, in the order of the sources, and how many were finished already.

    Raises:
        AuditorError: The scheduler cannot be used.
        OSError: The folder cannot be written.
    """
    known, basis = read_corpus(out), made_with(settings)
    entries: dict[str, Entry] = {}
    tasks = []
    for source in sources:
        fresh = Entry(source.path.name, source.folder, checksum(source.path), basis, "failed")
        held = known.get(source.path.name)
        if held is not None and _still_holds(held, fresh, out):
            entries[held.name] = held
        else:
            tasks.append(Task(source.path.absolute(), out.absolute(), fresh, settings))
    skipped = len(entries)
    for entry in _worked(tasks, scheduler):
        entries[entry.name] = entry
        write_corpus(_ordered(sources, entries), out)
        if progress is not None:
            progress(entry.name, 1, len(tasks))
    ordered = _ordered(sources, entries)
    write_corpus(ordered, out)
    return ordered, skipped


def audit_apart(task: Task) -> Entry:
    """Audit one document in a process of its own; never raises for what is wrong with it."""
    settings, entry = task.settings, task.entry
    choose_language(settings.language)
    try:
        ended = subprocess.run(
            [sys.executable, "-m", "auditor", "audit", str(task.source), "--out", str(task.out / entry.folder),
             *_options(settings)],
            env={**os.environ, "PYTHONPATH": os.pathsep.join([str(PROJECT), os.environ.get("PYTHONPATH", "")])},
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
            timeout=corpus_settings()["minutes"] * MINUTE, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return replace(entry, why=say("corpus_slow", minutes=corpus_settings()["minutes"]))
    except OSError as error:
        return replace(entry, why=tell_system(error))
    if ended.returncode == 0:
        try:
            return read_entry(entry, task.out)
        except SourceUnreadable as error:
            return replace(entry, why=tell(error))
    lines = ended.stderr.decode("utf-8", "replace").strip().splitlines()
    if ended.returncode == 1 and lines and "Traceback" not in lines[0]:
        return replace(entry, why=lines[-1])
    return replace(entry, why=say("corpus_crash", code=ended.returncode))


def _options(settings: Settings) -> list[str]:
    options = ["--lang", settings.language, "--profile", settings.profile, "--type", settings.document_type]
    options += [part for name in settings.frameworks for part in ("--framework", name)]
    options += [] if settings.strictness == "published" else [f"--{settings.strictness}"]
    return [*options, *(["--encoder", settings.encoder] if settings.encoder is not None else [])]


def _still_holds(held: Entry, fresh: Entry, out: Path) -> bool:
    same = (held.folder, held.sha256, dict(held.made_with)) == (fresh.folder, fresh.sha256, dict(fresh.made_with))
    return same and held.status == "audited" and (out / held.folder / REPORT).is_file()


def _ordered(sources: Iterable[Source], entries: dict[str, Entry]) -> tuple[Entry, ...]:
    return tuple(entries[source.path.name] for source in sources if source.path.name in entries)


def _worked(tasks: Sequence[Task], scheduler: str | None) -> Iterator[Entry]:
    if scheduler is None:
        yield from map(audit_apart, tasks)
        return
    try:
        from distributed import Client, as_completed
    except ImportError as error:
        raise AuditorError("A scheduler needs the package distributed: run pip install 'auditor[cluster]'.") from error
    try:
        with Client(scheduler) as client:
            for future in as_completed(client.map(audit_apart, tasks, pure=False)):
                yield future.result()
    except (OSError, ValueError) as error:
        raise AuditorError(
            "The scheduler {scheduler} does not answer: check its address.", scheduler=scheduler
        ) from error
