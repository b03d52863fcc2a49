from __future__ import annotations

import errno
import logging
import os
from pathlib import Path

import pytest

from auditor.files import prove_readable, replace_file, staged


def test_a_file_appears_whole_in_a_folder_that_was_missing(tmp_path: Path) -> None:
    path = replace_file(tmp_path / "a" / "b.txt", b"hela")
    assert path.read_bytes() == b"hela"
    assert list(path.parent.iterdir()) == [path]


def test_what_stood_there_stays_when_writing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = replace_file(tmp_path / "b.txt", b"gammal")

    def full(_: Path, __: Path) -> Path:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="disk full"):
        replace_file(path, b"ny")
    assert path.read_bytes() == b"gammal"
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_names_the_file_that_was_wanted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: Path, __: bytes) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space left") as caught:
        replace_file(tmp_path / "b.txt", b"ny")
    assert caught.value.filename == str(tmp_path / "b.txt")
    assert caught.value.errno == errno.ENOSPC


def test_a_place_that_is_a_folder_is_refused_by_its_own_name(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError) as caught:
        replace_file(tmp_path, b"ny")
    assert caught.value.filename == str(tmp_path)


def test_what_is_written_is_told_to_those_who_ask(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "auditor"):
        replace_file(tmp_path / "b.txt", b"hela")
    assert "b.txt: 4 bytes" in caplog.text


def test_staged_files_come_to_their_places_together(tmp_path: Path) -> None:
    out = tmp_path / "a" / "out"
    with staged(out) as folder:
        replace_file(folder / "one.txt", b"1")
        replace_file(folder / "deep" / "two.txt", b"2")
        assert not (out / "one.txt").exists()
    assert {path.relative_to(out).as_posix() for path in out.rglob("*")} == {"one.txt", "deep", "deep/two.txt"}


def test_a_failure_leaves_an_older_set_of_files_whole(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_bytes(b"old 1")
    (tmp_path / "mine.txt").write_bytes(b"mine")
    with pytest.raises(ValueError, match="broken"), staged(tmp_path) as folder:  # noqa: PT012 - the failure comes second
        replace_file(folder / "one.txt", b"new 1")
        raise ValueError("broken")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"one.txt": b"old 1", "mine.txt": b"mine"}


def test_a_failure_takes_away_the_folders_that_were_made(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="broken"), staged(tmp_path / "a" / "b"):
        raise ValueError("broken")
    assert list(tmp_path.iterdir()) == []


def test_a_failure_leaves_a_folder_that_was_there_though_it_is_empty(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    with pytest.raises(ValueError, match="broken"), staged(tmp_path / "a"):
        raise ValueError("broken")
    assert (tmp_path / "a").is_dir()


@pytest.mark.parametrize("below", ["", "deeper"])
def test_a_file_in_the_place_of_the_folder_is_refused_and_kept(below: str, tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"a file")
    with pytest.raises((FileExistsError, NotADirectoryError)), staged(tmp_path / "out" / below):
        pytest.fail("there is no folder to write into")
    assert (tmp_path / "out").read_bytes() == b"a file"


def test_a_folder_in_the_place_of_a_file_stops_all_moves(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"old")
    (tmp_path / "b.txt").mkdir()
    with pytest.raises(IsADirectoryError), staged(tmp_path) as folder:  # noqa: PT012 - the move fails, at the end
        replace_file(folder / "a.txt", b"new")
        replace_file(folder / "b.txt", b"new")
    assert (tmp_path / "a.txt").read_bytes() == b"old"


def test_a_forbidden_file_is_told_by_name(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(b"x")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")
    with pytest.raises(PermissionError) as caught:
        prove_readable(path)
    assert caught.value.filename == str(path)


def test_a_folder_or_nothing_is_left_to_the_reader(tmp_path: Path) -> None:
    prove_readable(tmp_path)
    prove_readable(tmp_path / "nothing")
