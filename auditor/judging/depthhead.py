"""The trained head of depth: multinomial regression over signals, words and word endings.

The endings carry Swedish tense (`-ar`, `-ade`, `-at`, `-as`), the signals modality
and actors. `models/depth/` holds names, weights and card; `training.depth` writes them. A second
head in `models/depth/signs/` knows no words, only what means the same in every language.
A vector of the passage can be added when the head was trained with one.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file, save_file

from auditor.folders import MODELS
from auditor.judging.ladder import STEPS, Step, Verdict, heading_kinds, layout
from auditor.judging.signals import Sentence
from auditor.records import Kind

FOLDER = MODELS / "depth"
SIGNS = "signs"
"""Folder of the head that reads no words."""
SIGN_KINDS = frozenset({"sentences", "signal", "rule", "deepest", "under", "within"})
"""First words of the features that mean the same in every language."""
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


def save_head(head: DepthHead, folder: Path) -> None:
    """Write a head's names and weights."""
    folder.mkdir(parents=True, exist_ok=True)
    arrays = {"weights": head.weights.astype(np.float16), "bias": head.bias, "vector": head.vector}
    save_file(arrays, folder / "head.safetensors")
    (folder / "features.json").write_text(json.dumps(list(head.names), ensure_ascii=False, indent=0) + "\n", "utf-8")


@lru_cache(maxsize=2)
def load_head(*, signs: bool = False) -> DepthHead:
    """Read a trained head from `models/depth/`.

    Args:
        signs: Whether the one without words is wanted, which reads languages that it was not trained on.
    """
    folder = FOLDER / SIGNS if signs else FOLDER
    arrays = load_file(folder / "head.safetensors")
    names = json.loads((folder / "features.json").read_text("utf-8"))
    return DepthHead(
        {name: place for place, name in enumerate(names)},
        arrays["weights"].astype(np.float32),
        arrays["bias"].astype(np.float32),
        arrays["vector"].astype(np.float32),
    )


def read_features(
    sentences: Sequence[Sentence], verdict: Verdict, kind: Kind = "body", heading: Sequence[str] = ()
) -> dict[str, float]:
    """Features of a passage: all that needs no words, and the words.

    Sentences that commit to nothing are left out where others stand beside them.

    Args:
        sentences: Its sentences with their signals.
        verdict: What the rules say of them.
        kind: What the paragraph is on the page.
        heading: The headings above it, outermost first.
    """
    idle = verdict.idle if not verdict.inert else ()
    kept = [at for at in range(len(sentences)) if at >= len(idle) or not idle[at]]
    told = [sentences[at] for at in kept]
    steps = [verdict.places[at] for at in kept]
    return read_signs(told, steps, kind, heading) | read_words(told)


def read_signs(
    sentences: Sequence[Sentence], steps: Sequence[Step], kind: Kind = "body", heading: Sequence[str] = ()
) -> dict[str, float]:
    """Features that mean the same in every language: signals, rules, look and headings."""
    features: dict[str, float] = {"sentences": min(len(sentences), MOST_SENTENCES) / MOST_SENTENCES}
    found = [frozenset(sentence.signals) | layout(sentence, kind) for sentence in sentences]
    for name in {name for names in found for name in names}:
        features[f"signal {name}"] = math.sqrt(min(sum(name in names for names in found), 2))
    for step in set(steps):
        features[f"rule {step}"] = 1.0
    if steps:
        features[f"deepest {max(steps, key=STEPS.index)}"] = 1.0
    features |= {f"under {name}": 1.0 for name in heading_kinds(heading[-1:])}
    return features | {f"within {name}": 1.0 for name in heading_kinds(heading)}


def is_sign(name: str) -> bool:
    """Whether a feature needs no words."""
    return name.partition(" ")[0] in SIGN_KINDS


def read_words(sentences: Sequence[Sentence]) -> dict[str, float]:
    """Words, pairs of words and word endings."""
    features: dict[str, float] = {}
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
