from __future__ import annotations

import pytest

from auditor.reporting.office.text import cell_text, is_calculated, legal_text


def notice(number: int) -> str:
    return f"[{number} till]"


def test_an_ordinary_text_stands_as_it_is() -> None:
    text = "Länet ska – senast 2030 – ha god luft: 80\u00a0% <b> & ”så”."
    assert legal_text(text) == text
    assert cell_text(f"{text}\n{text}", 1000, notice) == f"{text}\n{text}"


@pytest.mark.parametrize("sign", ["\x00", "\x0b", "\x1f", "\x85", "\ud800", "\ufffe", "\uffff"])
def test_what_xml_cannot_hold_is_replaced(sign: str) -> None:
    assert legal_text(f"a{sign}b") in ("a b", "a\ufffdb")


def test_a_text_longer_than_a_cell_is_cut_with_a_notice_of_what_is_left_out() -> None:
    cut = cell_text("ö" * 500, 100, notice)
    kept, _, said = cut.partition("\n")
    assert len(cut) <= 100
    assert said == f"[{500 - len(kept)} till]"


def test_a_text_just_as_long_as_a_cell_is_whole() -> None:
    assert cell_text("ö" * 100, 100, notice) == "ö" * 100


def test_an_escape_of_the_spreadsheet_is_kept_as_it_was_written() -> None:
    assert cell_text("_x003D_1", 100, notice) == "_x005F_x003D_1"


@pytest.mark.parametrize("text", ["=1+1", "+46", "-1", "@SUM(A1)", "  =1", "\t=1", "\r=1"])
def test_what_a_spreadsheet_would_calculate_is_known(text: str) -> None:
    assert is_calculated(text)


@pytest.mark.parametrize("text", ["", "Länet", "1 = 1", "”=1”", "– ett mål"])
def test_other_texts_are_not_calculated(text: str) -> None:
    assert not is_calculated(text)
