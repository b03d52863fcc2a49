from __future__ import annotations

from dataclasses import replace

import pytest

from auditor.reporting.passages import LONGEST, clean_text, collect_passages, pick, shorten
from tests.audits import piece, small_audit


def test_passages_are_numbered_in_reading_order_and_the_silent_left_out() -> None:
    passages = collect_passages(small_audit())
    assert list(passages) == ["p-aaa", "p-bbb", "p-ccc", "p-ddd", "p-eee"]
    assert [passage.number for passage in passages.values()] == [1, 2, 3, 4, 5]


def test_a_paragraph_that_a_gap_points_at_is_kept_even_without_a_goal() -> None:
    audit = small_audit()
    pointing = replace(audit, gaps=(replace(audit.gaps[0], paragraphs=("p-fff",)),))
    assert collect_passages(pointing)["p-fff"].goals == ()


def test_a_finding_that_points_at_nothing_is_an_error() -> None:
    audit = small_audit()
    with pytest.raises(KeyError, match="p-gone"):
        collect_passages(replace(audit, gaps=(replace(audit.gaps[0], paragraphs=("p-gone",)),)))


def test_a_quote_in_a_foreword_counts_as_a_mention_without_elements() -> None:
    audit = small_audit([piece("a", "Utsläppen ska halveras.", {13: 0.9}, heading="Förord")])
    counted = collect_passages(audit)["p-a"].counted
    assert (counted.level, counted.elements) == ("mention", ())


def test_a_long_paragraph_is_cut_and_says_by_how_much() -> None:
    passage = collect_passages(small_audit([piece("a", "x" * (LONGEST + 7), {3: 0.9})]))["p-a"]
    assert (len(passage.text), passage.cut) == (LONGEST, 7)


def test_control_characters_go_and_turning_characters_are_named() -> None:
    assert clean_text("a\x00b\tc\u202ed\ud800") == "a b c⟨U+202E⟩d\ufffd"
    assert clean_text("Åäö – ”citat” 10\u00a0%") == "Åäö – ”citat” 10\u00a0%"


def test_a_text_is_cut_between_words_if_it_has_any() -> None:
    assert shorten("ett två tre", 9) == "ett två …"
    assert shorten("abcdefghij", 4) == "abcd …"
    assert shorten("kort", 4) == "kort"


def test_picking_keeps_the_order_asked_for_and_takes_each_once() -> None:
    passages = collect_passages(small_audit())
    assert [passage.id for passage in pick(passages, ("p-ccc", "p-aaa", "p-ccc"))] == ["p-ccc", "p-aaa"]
