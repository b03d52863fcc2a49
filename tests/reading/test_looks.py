from __future__ import annotations

from dataclasses import replace

from auditor.reading.drafts import Draft
from auditor.reading.glyphs import Style, Word
from auditor.reading.headings import Body
from auditor.reading.lines import make_line
from auditor.reading.looks import Looks

BODY = Body(10.0, False, 0)


def heading(text: str, size: float = 10.0, bold: bool = True, colour: int = 0) -> Draft:
    line = make_line([Word(text, 50, 200, 100.0, Style(size, bold, False, colour))])
    return Draft(((1, line),), 0, "heading")


def ranks(*headings: Draft) -> list[int]:
    looks = Looks(headings, BODY)
    return [looks.rank(draft) for draft in headings]


def test_of_looks_of_one_size_the_one_that_comes_first_in_each_chapter_is_the_outer() -> None:
    chapter = [heading("Kapitel", 18), heading("VATTEN", bold=False), heading("Grundvatten"), heading("Ytvatten")]
    found = ranks(*chapter, *(replace(draft) for draft in chapter))
    assert found[0] < found[1] < found[2] == found[3]


def test_chapters_with_colours_of_their_own_are_of_one_level() -> None:
    found = ranks(heading("Hälsa", 20, colour=0xC05000), heading("Miljö", 20), heading("Arbete", 20, colour=0x0A4C8A))
    assert len(set(found)) == 1


def test_the_title_of_the_document_stands_above_no_chapter() -> None:
    found = ranks(heading("Plan", 30), *(heading(text, 16) for text in ("Hälsa", "Miljö", "Arbete")))
    assert len(set(found)) == 1


def test_a_large_title_of_a_later_part_stays_above_its_chapters() -> None:
    found = ranks(*(heading(text, 16) for text in ("Hälsa", "Miljö", "Arbete")), heading("Del två", 30))
    assert found[3] < found[0]


def test_sizes_half_a_point_apart_are_one() -> None:
    assert len(set(ranks(heading("Hälsa", 13.4), heading("Miljö", 13.5), heading("Arbete", 13.5)))) == 1
