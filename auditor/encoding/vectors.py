"""Paragraph → vector, through any encoder, each text encoded once and never again.

An encoder is anything with a name and an `encode` method; matching sees no model
library. The name holds the revision, so that vectors of different models never mix.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
Progress = Callable[[int], None]

CHUNK = 256
"""Texts encoded between two reports of progress; what is done by then is kept if the run is broken off."""


class Encoder(Protocol):
    """Turns texts into vectors."""

    @property
    def name(self) -> str:
        """Name and revision, part of the cache key and of the report's provenance."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row a text, in the order given."""


class VectorCache:
    """Vectors on disk by content and model.

    Only a hash of a text is kept, never the text.

    Args:
        folder: Where the files lie, one for each model; made if missing.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def encode(self, texts: Sequence[str], encoder: Encoder, progress: Progress | None = None) -> Vectors:
        """Vectors for all texts, from the cache where it has them, else from the encoder.

        Args:
            texts: In any order, repeats allowed.
            encoder: Called only for texts that the cache lacks.
            progress: Called with the number of texts done since the last call.
        """
        keys = [hashlib.sha256(text.encode("utf-8")).digest() for text in texts]
        self._folder.mkdir(parents=True, exist_ok=True)
        file = self._folder / f"{encoder.name.replace('/', '--')}.sqlite"
        with closing(sqlite3.connect(file, timeout=60)) as store:
            store.execute("CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB NOT NULL)")
            known = _look_up(store, set(keys))
            missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
            if progress is not None:
                progress(sum(key not in missing for key in keys))
            waiting = list(missing)
            for at in range(0, len(waiting), CHUNK):
                part = waiting[at : at + CHUNK]
                rows = encoder.encode([missing[key] for key in part]).astype("<f4")
                known.update(zip(part, rows, strict=True))
                with store:
                    store.executemany(
                        "INSERT OR REPLACE INTO vectors VALUES (?, ?)",
                        [(key, row.tobytes()) for key, row in zip(part, rows, strict=True)],
                    )
                if progress is not None:
                    done = set(part)
                    progress(sum(key in done for key in keys))
        if not keys:
            return np.zeros((0, 0), dtype=np.float32)
        return np.stack([known[key] for key in keys])


def _look_up(store: sqlite3.Connection, keys: set[bytes]) -> dict[bytes, Vectors]:
    found: dict[bytes, Vectors] = {}
    for key in keys:
        row = store.execute("SELECT vector FROM vectors WHERE key = ?", (key,)).fetchone()
        if row is not None:
            found[key] = np.frombuffer(row[0], dtype="<f4")
    return found


def unit(vectors: Vectors) -> Vectors:
    """Rows scaled to length one; a row of zeros stays as it is."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    scaled: Vectors = (vectors / np.where(lengths == 0, 1, lengths)).astype(np.float32)
    return scaled
