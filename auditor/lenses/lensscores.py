"""How near texts lie to the items of a framework: features, weights, score.

The rule and the neutral texts stand in `settings/lenses.yml`, with where they come from.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from auditor.encoding.vectors import unit
from auditor.folders import SETTINGS
from auditor.reference.frameworks import Item
from auditor.reference.taxonomy import Lists
from auditor.yamlfiles import load_yaml

Floats = NDArray[np.float32]
Encode = Callable[[Sequence[str]], Floats]
"""Vectors of texts, one row a text, from the encoder that made the paragraphs' vectors."""

FILE = SETTINGS / "lenses.yml"


@dataclass(frozen=True, slots=True)
class LensRule:
    """How a lens decides, see `settings/lenses.yml`."""

    weights: Mapping[str, float]
    bias: float
    nearest_neutral: int
    clear: float
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Nearness:
    """Unit vectors of one item.

    Attributes:
        examples: One row an example; of its name and text where it has none.
        direction: Their mean direction.
        counter: One row a counter-example; no rows where it has none.
    """

    examples: Floats
    direction: Floats
    counter: Floats


def item_nearness(item: Item, encode: Encode) -> Nearness:
    """The vectors that an item is read by."""
    rows = unit(encode(example_texts(item)))
    counter = listed(item.counterexamples)
    return Nearness(rows, mean_direction(rows), unit(encode(counter)) if counter else rows[:0])


def example_texts(item: Item) -> list[str]:
    """The item's examples; without any, its name and text stand for them."""
    return listed(item.examples) or list(dict.fromkeys((*item.name.values(), *item.text.values())))


def mean_direction(rows: Floats) -> Floats:
    """Direction of the mean of unit vectors."""
    direction: Floats = unit(np.asarray(rows.mean(axis=0), dtype=np.float32).reshape(1, -1))[0]
    return direction


def lens_scores(known: Sequence[Nearness], phrases: Floats, vectors: Floats, neutral: Floats) -> Floats:
    """Scores of texts for items: addressed from 0 upwards, without unit.

    Args:
        known: The items.
        phrases: Texts × items, 1 where a phrase of the item stands in the text.
        vectors: Unit vectors of the texts.
        neutral: Unit vectors of the neutral texts.
    """
    own = vectors @ np.stack([item.direction for item in known]).T
    counter = np.stack([counter_nearness(item, vectors, neutral) for item in known], axis=1)
    return weigh(margins(own, counter, neutral_nearness(vectors, neutral)[:, None], rivals(own, counter), phrases))


def margins(own: Floats, counter: Floats, neutral: Floats, rival: Floats, phrase: Floats) -> dict[str, Floats]:
    """The features of the rule; only margins, because the cosines of long texts are lower all round."""
    return {"counter": own - counter, "neutral": own - neutral, "rival": own - rival, "phrase": phrase}


def weigh(features: Mapping[str, Floats]) -> Floats:
    """Bias and weighted sum of features of shapes that fit each other."""
    rule = load_rule()
    weighted = sum(np.float32(rule.weights[name]) * feature for name, feature in features.items())
    total: Floats = np.asarray(np.float32(rule.bias) + weighted, dtype=np.float32)
    return total


def neutral_nearness(vectors: Floats, neutral: Floats) -> Floats:
    """Mean cosine to the nearest neutral texts, one a text."""
    nearest = np.sort(vectors @ neutral.T, axis=1)[:, -load_rule().nearest_neutral :]
    mean: Floats = np.asarray(nearest.mean(axis=1), dtype=np.float32)
    return mean


def counter_nearness(item: Nearness, vectors: Floats, neutral: Floats) -> Floats:
    """Cosine to the nearest counter-example, one a text; to the nearest neutral text where the item has none."""
    against = item.counter if len(item.counter) else neutral
    nearest: Floats = (vectors @ against.T).max(axis=1)
    return nearest


def rivals(own: Floats, counter: Floats) -> Floats:
    """For each text and item the cosine to the nearest other item; as the counter-examples where there is no other."""
    if own.shape[1] < 2:
        return counter
    ranked = np.sort(own, axis=1)
    best, second = ranked[:, -1:], ranked[:, -2:-1]
    others: Floats = np.where(own == best, second, best)
    return others


@lru_cache(maxsize=1)
def load_rule() -> LensRule:
    """Read how a lens decides."""
    settings = load_yaml(FILE)
    return LensRule(
        settings["weights"], settings["bias"], settings["nearest_neutral"], settings["clear"], tuple(settings["texts"])
    )


def listed(lists: Lists) -> list[str]:
    """The texts of all languages."""
    return [text for texts in lists.values() for text in texts]
