from __future__ import annotations

from pathlib import Path

import pytest

from auditor.audit import Settings
from auditor.corpus.sources import find_sources, made_with
from auditor.errors import AuditorError, SourceNotFound


def put(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).write_text("text", "utf-8")
    return folder


def test_documents_are_found_by_name_and_other_files_are_left_out(tmp_path: Path) -> None:
    put(tmp_path, "Örebro.pdf", "arvika.docx", "bild.png", "~$arvika.docx", ".dold.md")
    (tmp_path / "mapp.pdf").mkdir()
    assert [(source.path.name, source.folder) for source in find_sources(tmp_path)] == [
        ("arvika.docx", "arvika"),
        ("Örebro.pdf", "Örebro"),
    ]


def test_files_that_differ_by_ending_or_case_alone_go_to_different_folders(tmp_path: Path) -> None:
    put(tmp_path, "plan.pdf", "plan.docx", "Plan.md", "plan-pdf.txt")
    folders = [source.folder for source in find_sources(tmp_path)]
    assert len({folder.casefold() for folder in folders}) == 4


def test_a_folder_without_documents_is_told(tmp_path: Path) -> None:
    with pytest.raises(AuditorError, match="There is no document in"):
        find_sources(put(tmp_path, "bild.png"))


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(SourceNotFound):
        find_sources(tmp_path / "borta")


def test_a_changed_profile_of_ones_own_is_another_setting(tmp_path: Path) -> None:
    own = tmp_path / "egen.yml"
    own.write_text("a: 1", "utf-8")
    before = made_with(Settings(profile=str(own)))
    own.write_text("a: 2", "utf-8")
    assert made_with(Settings(profile=str(own))) != before
    assert made_with(Settings(strictness="strict")) != made_with(Settings())
