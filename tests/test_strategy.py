"""Which document is audited when none is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.errors import SourceNotFound
from auditor.strategy import choose_document, is_example, read_strategy

SOURCE = """\
title: "Länets strategi"
publisher: "Region Åmark"
pages: ["https://example.org/strategi", "https://example.org/mal"]
file: strategi.pdf
priorities: ["Jämlika livsvillkor"]
dimension_roles: {social: goal, economic: means, environmental: frame}
example: {path: example/example.pdf}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "source.yml").write_text(SOURCE, "utf-8")
    (tmp_path / "example").mkdir()
    (tmp_path / "example" / "example.pdf").write_bytes(b"%PDF-1.7 example")
    return tmp_path


def test_the_source_file_is_read_whole(folder: Path) -> None:
    strategy = read_strategy(folder)
    assert strategy.pages[0] == "https://example.org/strategi"
    assert strategy.priorities == ("Jämlika livsvillkor",)
    assert strategy.roles["environmental"] == "frame"


def test_without_the_official_file_the_example_is_audited_and_said_to_be_one(folder: Path) -> None:
    chosen = choose_document(folder)
    assert chosen.example
    assert chosen.path == folder / "example" / "example.pdf"


def test_the_official_file_goes_before_all_others(folder: Path) -> None:
    (folder / "strategi.pdf").write_bytes(b"%PDF-1.7 official")
    (folder / "annan.pdf").write_bytes(b"%PDF-1.7 other")
    chosen = choose_document(folder)
    assert (chosen.path.name, chosen.example) == ("strategi.pdf", False)


@pytest.mark.parametrize("name", ["Sörmlandsstrategin 2030.pdf", "STRATEGI-2.PDF"])
def test_a_file_put_there_by_hand_is_picked_up_whatever_its_name(name: str, folder: Path) -> None:
    (folder / name).write_bytes(b"%PDF-1.7 by hand")
    assert choose_document(folder).path == folder / name


def test_of_two_files_put_there_by_hand_none_is_guessed(folder: Path) -> None:
    for name in ("en.pdf", "två.pdf"):
        (folder / name).write_bytes(b"%PDF-1.7")
    assert choose_document(folder).example


def test_a_new_file_beside_a_kept_one_is_not_taken_for_a_strategy(folder: Path) -> None:
    (folder / "strategi-12345678.pdf.new").write_bytes(b"%PDF-1.7")
    assert choose_document(folder).example


def test_without_even_the_example_the_error_names_it(folder: Path) -> None:
    (folder / "example" / "example.pdf").unlink()
    with pytest.raises(SourceNotFound, match=r"example\.pdf"):
        choose_document(folder)


def test_the_example_is_known_by_its_place_not_by_its_name(folder: Path) -> None:
    copy = folder / "example.pdf"
    copy.write_bytes(b"%PDF-1.7")
    assert is_example(folder / "example" / ".." / "example" / "example.pdf", folder)
    assert not is_example(copy, folder)


def test_the_shipped_source_names_an_official_page_five_priorities_and_a_role_for_each_dimension() -> None:
    strategy = read_strategy()
    assert all(page.startswith("https://") for page in strategy.pages)
    assert len(strategy.priorities) == 5
    assert dict(strategy.roles) == {"social": "goal", "economic": "means", "environmental": "frame"}
