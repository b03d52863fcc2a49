from __future__ import annotations

from auditor.reading.glyphs import Style, Word
from auditor.reading.graphics import Graphics
from auditor.reading.pages import Page
from auditor.reading.placement import Area
from auditor.reading.unread import page_problem

WORD = Word("ord", 0, 10, 10, Style(10, False, False, 0))


def page(words: tuple[Word, ...] = (), pictures: tuple[Area, ...] = (), damaged: bool = False) -> Page:
    return Page(3, 100, 100, words, Graphics(pictures=pictures), damaged=damaged)


def test_a_scan_without_text_asks_for_text_recognition() -> None:
    problem = page_problem(page(pictures=(Area(0, 0, 100, 90),)), broken=False)
    assert problem is not None
    assert (problem.page, problem.reason) == (3, "no_text_layer")
    assert "recognition" in problem.remedy


def test_each_reason_has_a_remedy() -> None:
    found = [page_problem(page((WORD,)), broken=True), page_problem(page(damaged=True), broken=False)]
    assert [problem.reason for problem in found if problem] == ["broken_encoding", "damaged"]
    assert all(problem.remedy.endswith(".") for problem in found if problem)


def test_a_page_with_text_is_no_problem() -> None:
    assert page_problem(page((WORD,)), broken=False) is None
