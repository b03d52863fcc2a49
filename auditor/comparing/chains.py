"""The heaviest chain of pairs that keeps the order on both sides: what stayed in place."""

from __future__ import annotations

from collections.abc import Mapping


def heaviest_chain(weights: Mapping[tuple[int, int], float]) -> frozenset[tuple[int, int]]:
    """Choose pairs that follow each other on both sides and weigh most together.

    In time n log n for n pairs, by a tree of the best chains that end at or before each place (Fenwick 1994).

    Args:
        weights: Weight of each pair of places, above 0; a place may stand in several pairs.

    Returns:
        The chain; every place stands in it once at most.
    """
    if not weights:
        return frozenset()
    size = max(new for _, new in weights) + 1
    best: list[tuple[float, tuple[int, int] | None]] = [(0.0, None)] * (size + 1)
    before: dict[tuple[int, int], tuple[int, int] | None] = {}
    # Of pairs with the same old place the later new one comes first, so that one never follows the other.
    for pair in sorted(weights, key=lambda pair: (pair[0], -pair[1])):
        weight, last = _best_before(best, pair[1])
        before[pair] = last
        _enter(best, pair[1], (weight + weights[pair], pair))
    _, end = _best_before(best, size)
    chain = set()
    while end is not None:
        chain.add(end)
        end = before[end]
    return frozenset(chain)


def _best_before(best: list[tuple[float, tuple[int, int] | None]], place: int) -> tuple[float, tuple[int, int] | None]:
    found: tuple[float, tuple[int, int] | None] = (0.0, None)
    while place > 0:
        if best[place][0] > found[0]:
            found = best[place]
        place -= place & -place
    return found


def _enter(
    best: list[tuple[float, tuple[int, int] | None]], place: int, entry: tuple[float, tuple[int, int] | None]
) -> None:
    place += 1
    while place < len(best):
        if entry[0] > best[place][0]:
            best[place] = entry
        place += place & -place
