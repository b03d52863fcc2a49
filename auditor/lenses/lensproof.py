"""Whether a lens finds the examples of its items and leaves their counter-examples, each left out in turn.

The text that is read does not take part in the item's own direction or counter-examples
while it is read, so the rates are those of new texts of the same kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from auditor.encoding.vectors import unit
from auditor.lenses.lenses import index_of
from auditor.lenses.lensscores import (
    Encode,
    Floats,
    Nearness,
    counter_nearness,
    item_nearness,
    load_rule,
    margins,
    mean_direction,
    neutral_nearness,
    weigh,
)
from auditor.reference.frameworks import Framework, Item

Kind = Literal["example", "counterexample", "other"]


@dataclass(frozen=True, slots=True)
class Proof:
    """A text of a framework read for one of its items.

    Attributes:
        item: Its id.
        kind: Example or counter-example of the item, or example of another item.
        language: Of the text.
        text: The text.
        features: See `settings/lenses.yml`.
    """

    item: str
    kind: Kind
    language: str
    text: str
    features: dict[str, Floats]

    @property
    def score(self) -> float:
        """The score under the rule as it stands."""
        return float(weigh(self.features))

    @property
    def right(self) -> bool:
        """Whether an example is found, or a counter-example left."""
        return (self.score >= 0) == (self.kind == "example")


def prove(framework: Framework, encode: Encode) -> Iterator[Proof]:
    """Read every example and counter-example for its item, and every example for all other items.

    Args:
        framework: Items without examples are passed over.
        encode: Gives vectors.
    """
    leaves = [item for item in framework.items if item.leaf and any(item.examples.values())]
    known = [item_nearness(item, encode) for item in leaves]
    neutral = unit(encode(load_rule().texts))
    indexes = {language: index_of(leaves, language) for language in ("sv", "en")}

    def read(at: int, kind: Kind, language: str, text: str, vector: Floats, less: Nearness) -> Proof:
        found = {hit.item for hit in indexes[language].find(text)}
        own = vector @ less.direction
        counter = counter_nearness(less, vector[None], neutral)[0]
        others = [float(vector @ other.direction) for place, other in enumerate(known) if place != at]
        near = neutral_nearness(vector[None], neutral)[0]
        rival = np.asarray(max(others, default=float(counter)), dtype=np.float32)
        held = np.asarray(leaves[at].id in found, dtype=np.float32)
        return Proof(leaves[at].id, kind, language, text, margins(own, counter, near, rival, held))

    for at, item in enumerate(leaves):
        for row, (language, text) in enumerate(_texts(item, "example")):
            vector = known[at].examples[row]
            yield read(at, "example", language, text, vector, _without_example(known[at], row))
            for other in range(len(leaves)):
                if other != at:
                    yield read(other, "other", language, text, vector, known[other])
        for row, (language, text) in enumerate(_texts(item, "counterexample")):
            yield read(at, "counterexample", language, text, known[at].counter[row], _without_counter(known[at], row))


def _texts(item: Item, kind: Kind) -> list[tuple[str, str]]:
    lists = item.examples if kind == "example" else item.counterexamples
    return [(language, text) for language, texts in lists.items() for text in texts]


def _without_example(known: Nearness, row: int) -> Nearness:
    rest = np.delete(known.examples, row, axis=0)
    return Nearness(rest, mean_direction(rest if len(rest) else known.examples), known.counter)


def _without_counter(known: Nearness, row: int) -> Nearness:
    return Nearness(known.examples, known.direction, np.delete(known.counter, row, axis=0))


def rates(proofs: Sequence[Proof]) -> dict[Kind, float]:
    """Share of the examples found, and of the counter-examples and the other items' examples left."""
    kinds: tuple[Kind, ...] = ("example", "counterexample", "other")
    return {
        kind: float(np.mean([proof.right for proof in proofs if proof.kind == kind]))
        for kind in kinds
        if any(proof.kind == kind for proof in proofs)
    }
