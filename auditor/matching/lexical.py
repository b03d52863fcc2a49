"""Words and word pairs as evidence beside the vectors: precise where vectors are broad, and blind where they see.

Features are hashed into a fixed number of buckets (CRC-32, so the same on every
machine), weighted by rarity, and scaled to length one. A linear head for each
goal reads them. Texts of all languages share the buckets.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from auditor.matching.phrases import TOKEN

BUCKETS = 1 << 17

Floats = NDArray[np.float32]


def features(text: str) -> dict[int, float]:
    """Buckets of a text's words and neighbouring word pairs with their damped counts (1 + log n)."""
    words = [match.group().lower() for match in TOKEN.finditer(text)]
    counts = Counter(words)
    counts.update(f"{first} {second}" for first, second in pairwise(words))
    found: dict[int, float] = {}
    for term, count in counts.items():
        bucket = zlib.crc32(term.encode("utf-8")) % BUCKETS
        found[bucket] = found.get(bucket, 0.0) + 1.0 + float(np.log(count))
    return found


@dataclass(frozen=True, slots=True)
class Lexical:
    """A trained lexical model.

    Attributes:
        rarity: Inverse document frequency for each bucket kept, 0 for the others.
        weights: One row for each bucket, one column a goal.
        bias: One for each goal.
    """

    rarity: Floats
    weights: Floats
    bias: Floats

    def logits(self, texts: Sequence[str]) -> Floats:
        """Uncalibrated log odds, one row a text, one column a goal."""
        rows = np.zeros((len(texts), self.weights.shape[1]), dtype=np.float32)
        for at, text in enumerate(texts):
            found = features(text)
            if not found:
                continue
            buckets = np.fromiter(found, dtype=np.int64)
            values = np.fromiter(found.values(), dtype=np.float32) * self.rarity[buckets]
            length = float(np.linalg.norm(values))
            if length > 0:
                rows[at] = (values / length) @ self.weights[buckets].astype(np.float32)
        return rows + self.bias
