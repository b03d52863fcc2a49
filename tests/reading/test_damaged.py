"""Damaged PDFs neither crash nor hang the reader: a clear sentence, or a partial reading that says what is missing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from tests.damaged import Case, heavy_cases, light_cases

ROOT = Path(__file__).parents[2]
MEGABYTES = 1000
SECONDS = 30
Outcomes = dict[str, dict[str, Any]]


def outcomes(cases: Iterable[Case], folder: Path, seconds: float) -> Outcomes:
    """Read the cases one after the other in one process that is held to limits, without text recognition."""
    paths = []
    for name, make in cases:
        paths.append(folder / f"{name}.pdf")
        paths[-1].write_bytes(make())
    (folder / "programs").mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "tests.damaged", str(MEGABYTES), *map(str, paths)],
        capture_output=True,
        timeout=seconds,
        check=False,
        cwd=ROOT,
        env={**os.environ, "PATH": str(folder / "programs"), "OPENBLAS_NUM_THREADS": "1", "PYTHONUTF8": "1"},
    )
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["name"] for line in lines] == [path.stem for path in paths]
    return {line["name"]: line for line in lines}


def is_clear(outcome: dict[str, Any]) -> bool:
    """Whether a reader's outcome is a sentence, paragraphs, or a list of what is missing."""
    said = str(outcome["said"])
    if said.startswith("read "):
        return said != "read 0" or bool(outcome["missing"])
    return "cannot be read: " in said and said.endswith(".")


@pytest.fixture(scope="module")
def light(tmp_path_factory: pytest.TempPathFactory) -> Outcomes:
    return outcomes(light_cases(), tmp_path_factory.mktemp("light"), 240)


def test_every_damaged_file_ends_in_time_and_memory_with_a_clear_outcome(light: Outcomes) -> None:
    assert len(light) >= 70
    assert [name for name, outcome in light.items() if not is_clear(outcome)] == []
    assert max(outcome["seconds"] for outcome in light.values()) < SECONDS
    assert max(outcome["megabytes"] for outcome in light.values()) < MEGABYTES


@pytest.mark.parametrize(
    "name", ["fonts-without-file", "locked-owner", "start-0", "table-gone", "tree-loop", "box-none"]
)
def test_what_is_still_there_is_read_whole(light: Outcomes, name: str) -> None:
    assert light[name]["said"] == light["truncated-19"]["said"] == "read 12"
    assert light[name]["missing"] == []


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("locked-user", "password"),
        ("no-pages", "pages"),
        ("picture", "no PDF"),
        ("text", "no PDF"),
        ("truncated-03", "damaged"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(light: Outcomes, name: str, why: str) -> None:
    assert why in light[name]["said"]


@pytest.mark.parametrize(
    ("name", "reason"), [("box-0-0-1e+06-1e+06", "damaged"), ("contents-gone", "empty"), ("tree-deep", "damaged")]
)
def test_pages_that_are_lost_are_listed(light: Outcomes, name: str, reason: str) -> None:
    assert light[name]["missing"] == [reason]


@pytest.mark.slow
@pytest.mark.parametrize("case", heavy_cases(), ids=lambda case: case[0])
def test_what_unpacks_to_very_much_ends_in_memory_with_a_clear_outcome(case: Case, tmp_path: Path) -> None:
    outcome = outcomes([case], tmp_path, 170)[case[0]]
    assert is_clear(outcome)
    assert outcome["megabytes"] < MEGABYTES
    if "CI" not in os.environ:
        assert outcome["seconds"] < SECONDS
