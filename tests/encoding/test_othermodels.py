"""Other encoders: found on this machine, named by their revision, never downloaded."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import NoReturn

import pytest

from auditor.encoding.engines import SentenceTransformerEngine
from auditor.encoding.othermodels import checksum, find_model, load_model
from auditor.errors import EncoderUnavailable


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "min modell"
    (path / "1_Pooling").mkdir(parents=True)
    (path / "modules.json").write_text("[]", "utf-8")
    (path / "1_Pooling" / "config.json").write_text("{}", "utf-8")
    return path


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The hub's cache with one model; the network may not be asked."""

    def forbidden(*_: object) -> NoReturn:
        pytest.fail("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", forbidden)
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path))
    commit = "0123456789abcdef0123456789abcdef01234567"
    for owner in ("lab", "sentence-transformers"):
        model = tmp_path / f"models--{owner}--small"
        (model / "snapshots" / commit).mkdir(parents=True)
        (model / "snapshots" / commit / "modules.json").write_text("[]", "utf-8")
        (model / "refs").mkdir()
        (model / "refs" / "main").write_text(commit, "utf-8")
    return tmp_path


def test_a_folder_is_named_by_its_name_and_a_checksum_that_can_stand_in_a_file_name(folder: Path) -> None:
    found, name = find_model(str(folder))
    assert found == folder
    assert name == f"min-modell@{checksum(folder)[:12]}"


def test_the_name_changes_with_any_file_so_that_vectors_never_mix(folder: Path) -> None:
    before = SentenceTransformerEngine(str(folder)).name
    (folder / "1_Pooling" / "config.json").write_text('{"mode": "cls"}', "utf-8")
    assert SentenceTransformerEngine(str(folder)).name != before


def test_the_name_changes_when_a_file_moves(folder: Path) -> None:
    before = checksum(folder)
    (folder / "1_Pooling").rename(folder / "2_Pooling")
    assert checksum(folder) != before


def test_hidden_files_do_not_count(folder: Path) -> None:
    before = checksum(folder)
    (folder / ".git").mkdir()
    (folder / ".git" / "HEAD").write_text("x", "utf-8")
    (folder / ".DS_Store").write_text("x", "utf-8")
    assert checksum(folder) == before


def test_a_folder_without_a_model_is_told(tmp_path: Path) -> None:
    with pytest.raises(EncoderUnavailable, match="holds no sentence-transformers model"):
        find_model(str(tmp_path))


@pytest.mark.parametrize(("asked", "named"), [("lab/small", "lab/small"), ("small", "sentence-transformers/small")])
def test_a_hub_id_is_found_in_the_hubs_cache_and_named_by_its_commit(asked: str, named: str, hub: Path) -> None:
    found, name = find_model(asked)
    assert found.name == "0123456789abcdef0123456789abcdef01234567"
    assert name == f"{named}@0123456789ab"


@pytest.mark.parametrize("name", ["lab/other", "no such folder/at all", "x" * 200])
def test_a_model_that_is_not_here_is_told_without_asking_the_network(name: str, hub: Path) -> None:
    with pytest.raises(EncoderUnavailable, match="neither a folder nor in the hub's cache"):
        find_model(name)


def test_a_broken_model_is_told_with_the_reason_in_one_line(folder: Path) -> None:
    (folder / "modules.json").write_text("{broken", "utf-8")
    with pytest.raises(EncoderUnavailable, match="could not be loaded") as caught:
        load_model(folder, 320)
    assert "\n" not in str(caught.value)
