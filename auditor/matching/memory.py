"""The memory: what readers found in the labelled passages nearest to a text, as evidence beside the heads.

A head draws one line through all passages of a goal; everyday wording ("bussen går
bara två gånger om dagen") lies in small clusters of its own that only its neighbours
tell. The memory keeps the vectors of the training passages, never their texts.
Nearest-neighbour evidence beside a trained classifier: Khandelwal et al., 2020,
"Generalization through Memorization"; the gain here is measured in docs/method/3-matches.md.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from auditor.encoding.vectors import unit

Floats = NDArray[np.float32]
STEPS = 127
"""Parts of a unit vector are kept in so many steps in each direction."""
LEAST_SPREAD = 1e-4
"""Share of the widest spread below which a direction counts as noise."""
CLOSE = 2048
"""Texts compared at once, so that memory does not grow with the document."""


@dataclass(frozen=True, slots=True)
class Memory:
    """Labelled passages as a model remembers them.

    Attributes:
        vectors: Passages × width, centred, evened and of unit length, in steps of 1/127.
        labels: Passages × 17, 1 where the goal is addressed.
        centre: Mean vector of the passages.
        evening: Width × width; turns a centred vector so that the directions in which all passages vary most, which
            tell the goals that everybody names, do not drown the others.
        neighbours: How many passages are asked.
        sharpness: How much more a nearer one counts: weights are exp(sharpness × cosine).
        doubt: Added to the share for and against, so that the odds are finite.
    """

    vectors: NDArray[np.int8]
    labels: NDArray[np.uint8]
    centre: Floats
    evening: Floats
    neighbours: int
    sharpness: float
    doubt: float

    def evidence(self, vectors: Floats) -> Floats:
        """Log odds of each goal among the nearest passages (texts × 17).

        Args:
            vectors: Texts × width, as the encoder gives them.
        """
        known: Floats = (self.vectors / np.float32(STEPS)).astype(np.float32)
        parts = [self._part(vectors[at : at + CLOSE], known) for at in range(0, len(vectors), CLOSE)]
        return np.concatenate(parts) if parts else np.zeros((0, self.labels.shape[1]), dtype=np.float32)

    def _part(self, vectors: Floats, known: Floats) -> Floats:
        evened: Floats = ((vectors - self.centre) @ self.evening).astype(np.float32)
        cosine = unit(evened) @ known.T
        nearest = np.argpartition(-cosine, self.neighbours, axis=1)[:, : self.neighbours]
        near = np.take_along_axis(cosine, nearest, axis=1)
        weights = np.exp(self.sharpness * (near - near.max(1, keepdims=True)))
        share = np.einsum("tn,tng->tg", weights, self.labels[nearest]) / weights.sum(1, keepdims=True)
        odds: Floats = np.log((share + self.doubt) / (1 + self.doubt - share)).astype(np.float32)
        return odds


def pack(labels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Labels as files hold them: eight columns in a byte."""
    return np.packbits(labels, axis=1)


def unpack(packed: NDArray[np.uint8], items: int) -> NDArray[np.uint8]:
    """Labels from a file: passages × items.

    Args:
        packed: As `pack` gives them.
        items: Goals or targets that the labels speak of.
    """
    return np.unpackbits(packed, axis=1, count=items)


def remember(
    vectors: Floats, labels: Floats, neighbours: int, sharpness: float, doubt: float, evenness: float
) -> Memory:
    """A memory of labelled passages.

    Args:
        vectors: Passages × width, as the encoder gives them.
        labels: Passages × 17.
        neighbours: See `Memory`.
        sharpness: See `Memory`.
        doubt: See `Memory`.
        evenness: How far directions are evened out: 0 not at all, 1 until the passages vary equally in all of them.
    """
    centre = vectors.mean(0)
    _, spread, directions = np.linalg.svd(vectors - centre, full_matrices=False)
    evening = (directions.T / (spread / spread[0] + LEAST_SPREAD) ** evenness).astype(np.float16).astype(np.float32)
    steps = np.round(unit((vectors - centre) @ evening) * STEPS).astype(np.int8)
    return Memory(steps, (labels > 0.5).astype(np.uint8), centre, evening, neighbours, sharpness, doubt)
