from __future__ import annotations

from auditor.comparing.chains import heaviest_chain


def test_pairs_that_keep_the_order_stay_together() -> None:
    assert heaviest_chain({(0, 0): 1.0, (1, 1): 1.0, (2, 2): 1.0}) == {(0, 0), (1, 1), (2, 2)}


def test_the_one_that_crosses_the_others_is_left_out() -> None:
    assert heaviest_chain({(0, 2): 1.0, (1, 0): 1.0, (2, 1): 1.0}) == {(1, 0), (2, 1)}


def test_of_two_that_cross_the_heavier_stays() -> None:
    assert heaviest_chain({(0, 1): 1.0, (1, 0): 1.5}) == {(1, 0)}


def test_a_place_is_taken_once() -> None:
    assert heaviest_chain({(0, 0): 0.6, (0, 1): 0.9, (1, 1): 0.5}) == {(0, 0), (1, 1)}


def test_nothing_makes_no_chain() -> None:
    assert heaviest_chain({}) == frozenset()
