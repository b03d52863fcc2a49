"""The trained head of depth: multinomial regression over signals, words and word endings.

The endings carry Swedish tense (`-ar`, `-ade`, `-at`, `-as`), the signals modality
and actors. `models/depth/` holds names, weights and card; `training.depth` writes them.
A vector of the passage can be added when the head was trained with one.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file

from auditor.folders import MODELS
from auditor.judging.ladder import STEPS, Step
from auditor.judging.signals import Sentence

FOLDER = MODELS / "depth"
Floats = NDArray[np.float32]

# Weights of the groups of features against each other, chosen on the documents looked at: a word counts half a signal.
WORD, ENDING = 0.5, 0.15
MOST_ENDINGS, MOST_SENTENCES = 3, 6


@dataclass(frozen=True, slots=True)
class DepthHead:
    """The regression.

    Attributes:
        names: Place of each feature in `weights`.
        weights: Features × steps.
        bias: One for each step.
        vector: Vector components × steps; no rows when trained without vectors.
    """

    names: dict[str, int]
    weights: Floats
    bias: Floats
    vector: Floats

    def scores(self, features: dict[str, float], vector: Floats | None = None) -> dict[Step, float]:
        """Probability of each step.

        Args:
            features: From `read_features`; names that training did not see count nothing.
            vector: The passage's vector; left out of account when the head was trained without.
        """
        logits = self.bias.astype(np.float64)
        for name, value in features.items():
            place = self.names.get(name)
            if place is not None:
                logits = logits + value * self.weights[place]
        if vector is not None and len(self.vector):
            logits = logits + vector @ self.vector
        chances = np.exp(logits - logits.max())
        return {step: float(chance) for step, chance in zip(STEPS, chances / chances.sum(), strict=True)}


@lru_cache(maxsize=1)
def load_head() -> DepthHead:
    """Read the trained head from `models/depth/`."""
    arrays = load_file(FOLDER / "head.safetensors")
    names = json.loads((FOLDER / "features.json").read_text("utf-8"))
    return DepthHead(
        {name: place for place, name in enumerate(names)},
        arrays["weights"].astype(np.float32),
        arrays["bias"].astype(np.float32),
        arrays["vector"].astype(np.float32),
    )


def read_features(sentences: Sequence[Sentence], steps: Sequence[Step]) -> dict[str, float]:
    """Features of a passage.

    Args:
        sentences: Its sentences with their signals.
        steps: What the rules say of each.
    """
    features: dict[str, float] = {"sentences": min(len(sentences), MOST_SENTENCES) / MOST_SENTENCES}
    features["item"] = float(any(sentence.item for sentence in sentences))
    features["row"] = float(any(" | " in sentence.text for sentence in sentences))
    for name in {name for sentence in sentences for name in sentence.signals}:
        often = sum(name in sentence.signals for sentence in sentences)
        features[f"signal {name}"] = math.sqrt(min(often, 2))
    for step in set(steps):
        features[f"rule {step}"] = 1.0
    if steps:
        features[f"deepest {max(steps, key=STEPS.index)}"] = 1.0
    endings: dict[str, float] = {}
    for sentence in sentences:
        words = ["^", *("#" if word[0].isdigit() else word for word in sentence.words)]
        features |= {f"word {word}": WORD for word in words}
        features |= {f"pair {first} {second}": WORD for first, second in pairwise(words)}
        for word in words[1:]:
            if len(word) > 4:
                for ending, weight in ((word[-2:], 1.0), (word[-3:], 0.5)):
                    endings[ending] = endings.get(ending, 0.0) + weight
        features |= {f"early {word[-2:]}": WORD for word in words[2:4] if len(word) > 3}
    return features | {f"ending {end}": ENDING * min(count, MOST_ENDINGS) for end, count in endings.items()}
