from __future__ import annotations

import subprocess
import sys
import types
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest

from auditor.audit import Settings
from auditor.corpus.sources import find_sources
from auditor.corpus.work import audit_apart, work_corpus
from auditor.errors import AuditorError
from auditor.messages import choose_language
from auditor.reporting.export import write_audit
from tests.audits import small_audit

Calls = list[list[str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "strategier"
    place.mkdir()
    for name in ("a.md", "b.md", "c.md"):
        (place / name).write_text(f"# {name}\n\nText.\n", "utf-8")
    return place


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Iterable[Calls]:
    """Audits that take no time: `a` works, `b` is refused in one sentence, `c` falls with its process."""
    made: Calls = []

    def run(command: Sequence[str], **_: Any) -> subprocess.CompletedProcess[bytes]:
        made.append(list(command))
        source, out = Path(command[4]), Path(command[command.index("--out") + 1])
        if source.stem == "b":
            return subprocess.CompletedProcess(command, 1, b"", "b.md kan inte läsas: den är tom.\n".encode())
        if source.stem == "c":
            return subprocess.CompletedProcess(command, -11, b"", b"")
        write_audit(small_audit(), out)
        (out / "report.html").write_text("rapport", "utf-8")
        return subprocess.CompletedProcess(command, 0, b"", b"")

    monkeypatch.setattr("auditor.corpus.work.subprocess.run", run)
    yield made
    choose_language(None)


def test_a_failed_document_does_not_stop_the_rest(folder: Path, calls: Calls, tmp_path: Path) -> None:
    entries, skipped = work_corpus(find_sources(folder), tmp_path / "ut", Settings())
    assert [entry.name for entry in entries] == ["a.md", "b.md", "c.md"]
    assert [entry.status for entry in entries] == ["audited", "failed", "failed"]
    assert entries[1].why == "b.md kan inte läsas: den är tom."
    assert "kod -11" in entries[2].why
    assert skipped == 0


def test_what_is_finished_is_not_audited_again_and_what_failed_is(folder: Path, calls: Calls, tmp_path: Path) -> None:
    work_corpus(find_sources(folder), tmp_path / "ut", Settings())
    calls.clear()
    entries, skipped = work_corpus(find_sources(folder), tmp_path / "ut", Settings())
    assert skipped == 1
    assert [Path(call[4]).name for call in calls] == ["b.md", "c.md"]
    assert entries[0].status == "audited"


@pytest.mark.parametrize("change", ["source", "settings", "report"])
def test_a_changed_source_or_setting_or_a_lost_report_is_audited_anew(
    change: str, folder: Path, calls: Calls, tmp_path: Path
) -> None:
    out = tmp_path / "ut"
    work_corpus(find_sources(folder)[:1], out, Settings())
    calls.clear()
    if change == "source":
        (folder / "a.md").write_text("# a\n\nEn annan text.\n", "utf-8")
    if change == "report":
        (out / "a" / "report.html").unlink()
    settings = Settings(strictness="strict") if change == "settings" else Settings()
    _, skipped = work_corpus(find_sources(folder)[:1], out, settings)
    assert (skipped, len(calls)) == (0, 1)
    assert ("--strict" in calls[0]) is (change == "settings")


def test_a_run_that_was_broken_off_goes_on_where_it_was(
    folder: Path, calls: Calls, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(name: str, done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        work_corpus(find_sources(folder), tmp_path / "ut", Settings(), interrupted)
    calls.clear()
    _, skipped = work_corpus(find_sources(folder), tmp_path / "ut", Settings())
    assert skipped == 1


def test_a_document_that_takes_too_long_is_ended_and_told(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(command: Sequence[str], **_: Any) -> None:
        raise subprocess.TimeoutExpired(list(command), 1)

    monkeypatch.setattr("auditor.corpus.work.subprocess.run", slow)
    entries, _ = work_corpus(find_sources(folder)[:1], tmp_path / "ut", Settings(language="en"))
    choose_language(None)
    assert "more than 60 minutes" in entries[0].why


def test_a_scheduler_without_its_package_is_told_in_one_sentence(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(AuditorError, match=r"pip install 'auditor\[cluster\]'"):
        work_corpus(find_sources(folder), tmp_path / "ut", Settings(), scheduler="tcp://127.0.0.1:1")


class Cluster:
    """What `distributed` offers, as far as it is used, in this process."""

    def __init__(self, address: str) -> None:
        if "nowhere" in address:
            raise OSError("timed out")

    def __enter__(self) -> Cluster:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def map(self, work: Callable[[Any], Any], tasks: Iterable[Any], pure: bool) -> list[Any]:
        return [types.SimpleNamespace(result=lambda task=task: work(task)) for task in tasks]


@pytest.fixture
def cluster(monkeypatch: pytest.MonkeyPatch) -> None:
    module = types.ModuleType("distributed")
    module.__dict__.update(Client=Cluster, as_completed=lambda futures: reversed(futures))
    monkeypatch.setitem(sys.modules, "distributed", module)


@pytest.mark.usefixtures("cluster")
def test_a_scheduler_gives_the_same_entries_in_the_same_order(folder: Path, calls: Calls, tmp_path: Path) -> None:
    alone, _ = work_corpus(find_sources(folder), tmp_path / "ensam", Settings())
    together, _ = work_corpus(find_sources(folder), tmp_path / "ihop", Settings(), scheduler="tcp://127.0.0.1:8786")
    assert together == alone


@pytest.mark.usefixtures("cluster")
def test_a_scheduler_that_does_not_answer_is_told(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(AuditorError, match="does not answer"):
        work_corpus(find_sources(folder), tmp_path / "ut", Settings(), scheduler="tcp://nowhere:1")


def test_the_work_can_travel_to_another_process() -> None:
    assert audit_apart.__module__ == "auditor.corpus.work"
