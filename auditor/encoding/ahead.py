"""Vectors made a part ahead: while one part of the texts is judged, the encoder already works on the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager

from auditor.encoding.vectors import Encoder, VectorCache, Vectors

PART = 192
"""Texts in a part: enough for full batches, few enough that judging starts early."""


@contextmanager
def vectors_ahead(
    texts: Sequence[str], cache: VectorCache, encoder: Encoder
) -> Iterator[Iterator[tuple[list[int], Vectors]]]:
    """Parts of the texts with their vectors, made in a thread of their own.

    The engine computes outside Python, so that a second core is free for everything else.

    Args:
        texts: In any order; parts are cut by length, so that batches waste little on padding.
        cache: Keeps the vectors.
        encoder: Makes those that the cache lacks.

    Yields:
        An iterator over (indices into `texts`, vectors).
    """
    order = sorted(range(len(texts)), key=lambda at: (len(texts[at]), at))
    parts = [order[at : at + PART] for at in range(0, len(order), PART)]
    worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="encoder")
    try:
        waiting = [worker.submit(cache.encode, [texts[at] for at in part], encoder) for part in parts]
        yield _in_turn(parts, waiting)
    finally:
        worker.shutdown(wait=True, cancel_futures=True)


def _in_turn(parts: list[list[int]], waiting: list[Future[Vectors]]) -> Iterator[tuple[list[int], Vectors]]:
    for part, future in zip(parts, waiting, strict=True):
        yield part, future.result()
