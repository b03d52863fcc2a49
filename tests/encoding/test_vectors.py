"""The cache of vectors, with an encoder that counts what it is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest

from auditor.encoding.vectors import CHUNK, VectorCache, Vectors, unit


@dataclass
class Letters:
    """Encodes a text as its length, its number of spaces and its last code point."""

    name: str = "letters-1"
    asked: list[str] = field(default_factory=list)
    breaks_at: int | None = None

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.asked += texts
        if self.breaks_at is not None and len(self.asked) > self.breaks_at:
            raise RuntimeError("broken off")
        return np.array([[len(text), text.count(" "), ord(text[-1])] for text in texts], dtype=np.float32)


def test_rows_come_in_the_order_of_the_texts_repeats_included(tmp_path: Path) -> None:
    vectors = VectorCache(tmp_path).encode(["en å", "b", "en å", "cc"], Letters())
    assert vectors.tolist() == [[4, 1, ord("å")], [1, 0, ord("b")], [4, 1, ord("å")], [2, 0, ord("c")]]


def test_a_text_is_encoded_once_and_never_again(tmp_path: Path) -> None:
    encoder = Letters()
    first = VectorCache(tmp_path).encode(["a", "b", "a"], encoder)
    again = VectorCache(tmp_path).encode(["a", "b", "a", "c"], encoder)
    assert encoder.asked == ["a", "b", "c"]
    assert again[:3].tobytes() == first.tobytes()


def test_vectors_of_different_models_never_mix(tmp_path: Path) -> None:
    cache = VectorCache(tmp_path)
    cache.encode(["a"], Letters())
    other = Letters(name="someone/letters-2")
    cache.encode(["a"], other)
    assert other.asked == ["a"]
    assert sorted(file.name for file in tmp_path.iterdir()) == ["letters-1.sqlite", "someone--letters-2.sqlite"]


def test_the_text_itself_is_not_on_the_disk(tmp_path: Path) -> None:
    VectorCache(tmp_path).encode(["hemlig strategi"], Letters())
    assert all(b"hemlig" not in file.read_bytes() for file in tmp_path.iterdir())


def test_what_was_done_before_a_break_is_kept(tmp_path: Path) -> None:
    texts = [f"text {number}" for number in range(CHUNK + 10)]
    with pytest.raises(RuntimeError, match="broken off"):
        VectorCache(tmp_path).encode(texts, Letters(breaks_at=CHUNK))
    later = Letters()
    VectorCache(tmp_path).encode(texts, later)
    assert later.asked == texts[CHUNK:]


def test_progress_counts_every_text_once_cached_and_repeated_ones_too(tmp_path: Path) -> None:
    cache = VectorCache(tmp_path)
    cache.encode(["a", "b"], Letters())
    done: list[int] = []
    texts = ["a", "b", "a", *(f"text {number}" for number in range(CHUNK + 1)), "text 0"]
    cache.encode(texts, Letters(), done.append)
    assert done == [3, CHUNK + 1, 1]
    assert sum(done) == len(texts)


def test_no_texts_give_no_rows(tmp_path: Path) -> None:
    assert VectorCache(tmp_path).encode([], Letters()).shape[0] == 0


def test_rows_are_scaled_to_length_one_and_a_row_of_zeros_is_left(tmp_path: Path) -> None:
    scaled = unit(np.array([[3, 4], [0, 0]], dtype=np.float32))
    assert scaled == pytest.approx(np.array([[0.6, 0.8], [0, 0]]))
    assert scaled.dtype == np.float32
