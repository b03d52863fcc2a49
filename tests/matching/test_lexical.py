"""The lexical model, with weights small enough to reckon by hand."""

from __future__ import annotations

import zlib

import numpy as np
import pytest

from auditor.matching.lexical import BUCKETS, Lexical, features


def bucket(term: str) -> int:
    return zlib.crc32(term.encode("utf-8")) % BUCKETS


def small(weights: dict[str, float], rarity: dict[str, float] | None = None, bias: float = 0.0) -> Lexical:
    """A model of one goal; words that are not named have no rarity."""
    rare = np.zeros(BUCKETS, dtype=np.float32)
    rows = np.zeros((BUCKETS, 1), dtype=np.float32)
    for term, weight in weights.items():
        rare[bucket(term)] = 1.0 if rarity is None else rarity[term]
        rows[bucket(term)] = weight
    return Lexical(rare, rows, np.array([bias], dtype=np.float32))


def test_words_and_neighbouring_pairs_are_features_whatever_their_case() -> None:
    assert features("Rent VATTEN, tack") == features("rent vatten tack")
    assert set(features("Rent vatten")) == {bucket("rent"), bucket("vatten"), bucket("rent vatten")}


def test_a_repeated_word_counts_with_damping() -> None:
    assert features("vatten vatten vatten")[bucket("vatten")] == pytest.approx(1 + np.log(3))


def test_a_compound_with_hyphen_is_one_word() -> None:
    assert bucket("va-plan") in features("Kommunens VA-plan")
    assert bucket("plan") not in features("Kommunens VA-plan")


def test_a_text_is_scaled_to_length_one_so_that_length_does_not_speak() -> None:
    model = small({"vatten": 2.0, "avlopp": 2.0})
    one, both = model.logits(["vatten", "vatten eller avlopp"])
    assert one[0] == pytest.approx(2.0)
    assert both[0] == pytest.approx(4 / np.sqrt(2))


def test_a_rarer_word_weighs_more() -> None:
    model = small({"vatten": 1.0, "och": -1.0}, {"vatten": 3.0, "och": 1.0})
    assert model.logits(["vatten och"])[0, 0] == pytest.approx((3 - 1) / np.sqrt(10))


@pytest.mark.parametrize("text", ["", "… – !", "okända ord"])
def test_a_text_without_known_words_gets_the_bias(text: str) -> None:
    assert small({"vatten": 5.0}, bias=-1.5).logits([text]).tolist() == [[-1.5]]


def test_a_row_for_each_text_in_order() -> None:
    assert small({"vatten": 1.0}).logits(["vatten", "luft", "vatten"])[:, 0].tolist() == [1.0, 0.0, 1.0]
