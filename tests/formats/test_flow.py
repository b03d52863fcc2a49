from __future__ import annotations

from pathlib import Path

import pytest

from auditor.errors import SourceUnreadable
from auditor.formats.flow import MOST, Block, Origin, flow_document, fold, heading_paths, row

LONG = Block("body", "Länet ska vara klimatneutralt senast 2030 och alla kommuner bidrar. " * 4)
ORIGIN = Origin(Path("klimat_strategi.docx"), "0" * 64, "docx")


def kinds(*blocks: Block) -> list[str]:
    return [paragraph.kind for paragraph in flow_document(ORIGIN, blocks).paragraphs]


def test_spaces_are_folded_and_unseen_signs_dropped() -> None:
    assert fold(" håll\u00adbar\u00a0 \n\u200but\ufb01ra ") == "hållbar utfira"


def test_empty_cells_leave_no_gap() -> None:
    assert row(["Mål", " ", "2030"]) == "Mål | 2030"


def test_a_heading_closes_those_at_its_level_and_below() -> None:
    levels = [Block("heading", str(level), level) for level in (1, 3, 2, 1)]
    assert heading_paths(levels) == [(), ("1",), ("1",), ()]


def test_contents_and_boilerplate_stand_outside_the_chapters() -> None:
    blocks = [Block("heading", "Mål", 1), Block("contents", "Mål 4"), Block("boilerplate", "Tryck"), LONG]
    assert heading_paths(blocks) == [(), (), (), ("Mål",)]


def test_lines_that_tell_who_made_the_document_are_boilerplate() -> None:
    made = [Block("table", "Dokumenttyp | Strategi"), Block("body", "Diarienummer: 12"), Block("body", "Version 2")]
    assert kinds(*made, Block("heading", "Mål", 1), LONG) == ["boilerplate"] * 3 + ["heading", "body"]


def test_a_chapter_before_the_contents_is_no_cover() -> None:
    chapter = [Block("heading", "Sammanfattning", 1), Block("body", "Kort om målen.")]
    assert kinds(*chapter, Block("contents", "Mål 4"), LONG)[:2] == ["heading", "body"]


def test_what_is_far_too_long_is_no_heading() -> None:
    assert kinds(Block("heading", LONG.text, 1)) == ["body"]


def test_the_file_name_is_the_last_resort_for_a_title() -> None:
    assert flow_document(ORIGIN, [LONG]).title == "klimat strategi"


def test_repeated_texts_get_ids_of_their_own_and_all_stand_on_page_one() -> None:
    first, second = flow_document(ORIGIN, [LONG, LONG]).paragraphs
    assert (second.id, second.order, second.page, second.boxes) == (f"{first.id}-2", 1, 1, ())


def test_data_of_endless_paragraphs_is_refused() -> None:
    with pytest.raises(SourceUnreadable, match="paragraphs"):
        flow_document(ORIGIN, (Block("body", "a") for _ in range(MOST + 1)))
