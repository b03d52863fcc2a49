"""The trained heads of the flag `conflict`: regressions over signals of tension, what is spoken of, and words.

Swedish has a head that reads words too. The other has no words, so that English, of which few
labelled passages exist, is judged by what the Swedish ones taught about signals and things.

`models/conflict/` holds names, weights, threshold and card; `training.conflict` writes them.
It reads no vector and no goal, so that it stays as it is when the encoder is trained anew.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file

from auditor.folders import MODELS
from auditor.judging.conflictsignals import find_tension
from auditor.judging.tensions import find_things, load_conflicts

FOLDER = MODELS / "conflict"
Floats = NDArray[np.float32]

# Weights of the groups of features against each other, chosen on folds of documents: a word counts less than a signal.
TOGETHER, THING, WORD = 0.5, 0.4, 0.4
WORDLESS = ("en",)
MOST_SENTENCES, MOST_WORDS = 6, 100


@dataclass(frozen=True, slots=True)
class ConflictHead:
    """The regression.

    Attributes:
        names: Place of each feature in `weights`.
        weights: One a feature.
        bias: Log odds of a passage without any feature.
        threshold: Chance from which a passage counts as setting two goals against each other.
    """

    names: Mapping[str, int]
    weights: Floats
    bias: float
    threshold: float

    def chance(self, features: Mapping[str, float]) -> float:
        """How likely it is that a passage sets two goals against each other; unknown features count nothing."""
        known = ((self.names.get(name), value) for name, value in features.items())
        odds = self.bias + sum(value * float(self.weights[place]) for place, value in known if place is not None)
        return 1 / (1 + math.exp(-odds))


@lru_cache(maxsize=4)
def load_head(language: str = "sv") -> ConflictHead:
    """Read the trained head of a language from `models/conflict/`."""
    name, features = ("plain", "plain") if language in WORDLESS else ("head", "features")
    arrays = load_file(FOLDER / f"{name}.safetensors")
    names = json.loads((FOLDER / f"{features}.json").read_text("utf-8"))
    places = {name: place for place, name in enumerate(names)}
    weights = arrays["weights"].astype(np.float32)
    return ConflictHead(places, weights, float(arrays["bias"][0]), float(arrays["threshold"][0]))


def read_features(text: str, language: str = "sv") -> dict[str, float]:
    """Features of a passage, with its words where the language's head knows words.

    Args:
        text: The passage.
        language: Whose patterns read it.
    """
    return read_signals(text, language) | ({} if language in WORDLESS else read_words(text, language))


def read_signals(text: str, language: str) -> dict[str, float]:
    """Features that mean the same in every language: signals, things, opposed pairs, length."""
    sentences, things = find_tension(text, language), find_things(text, language)
    often = Counter(name for sentence in sentences for name in sentence.signals)
    features = {f"signal {name}": math.sqrt(min(count, 2)) for name, count in often.items()}
    features |= {f"signals {one} {other}": TOGETHER for one, other in combinations(sorted(often), 2)}
    features |= {f"thing {name}": THING for name in things}
    opposed = sum(all(entry.spoken(things)) for entry in load_conflicts())
    features["opposed"] = math.sqrt(min(opposed, 4))
    features["sentences"] = min(len(sentences), MOST_SENTENCES) / MOST_SENTENCES
    features["length"] = min(sum(len(sentence.words) for sentence in sentences), MOST_WORDS) / MOST_WORDS
    return features


def read_words(text: str, language: str) -> dict[str, float]:
    """Words and pairs of words."""
    features: dict[str, float] = {}
    for sentence in find_tension(text, language):
        words = ["^", *("#" if word[0].isdigit() else word for word in sentence.words)]
        features |= {f"word {word}": WORD for word in words}
        features |= {f"pair {first} {second}": WORD for first, second in pairwise(words)}
    return features
