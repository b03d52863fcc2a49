"""The trained model: a tuned encoder, linear heads, a lexical model, a memory and their calibrated mixture.

`models/goals/` holds what training changed, as safetensors: the tuned layers as
8-bit differences from the base encoder, the heads, the lexical weights, the vectors of
the training passages and the mixture. The tuned encoder is put together once, in the cache.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file

from auditor.encoding.encoder import PREFIX, built_once, default_encoder
from auditor.encoding.engines import GraphEngine, write_graph
from auditor.encoding.vectors import Vectors
from auditor.errors import ModelUnavailable
from auditor.folders import MODELS, cache_folder
from auditor.matching.gate import Gate
from auditor.matching.lexical import Lexical
from auditor.matching.memory import Memory, unpack
from auditor.matching.targets import TargetLevel, load_target_level
from auditor.records import GOALS
from auditor.yamlfiles import load_yaml

Floats = NDArray[np.float32]
FILES = ("model.yml", "encoder.safetensors", "heads.safetensors", "lexical.safetensors", "memory.safetensors")


@dataclass(frozen=True, slots=True)
class Heads:
    """Linear heads over the tuned encoder's mean vectors: weights (out × 384) and bias."""

    goal: tuple[Floats, Floats]
    target: tuple[Floats, Floats]
    dimension: tuple[Floats, Floats]


@dataclass(frozen=True, slots=True)
class Mixture:
    """How the evidence is put together to a probability, for each item.

    Attributes:
        weights: One row for each kind of evidence, one column an item.
        bias: One for each item.
        thresholds: Probability from which an item counts as present.
    """

    weights: Floats
    bias: Floats
    thresholds: Floats

    def probabilities(self, evidence: Sequence[Floats]) -> Floats:
        """Calibrated probabilities from evidence, one array (texts × items) for each row of `weights`."""
        logits = self.bias + sum(array * row for array, row in zip(evidence, self.weights, strict=True))
        chances: Floats = 1 / (1 + np.exp(-np.clip(logits, -30, 30)))
        return chances


class TunedEncoder:
    """The encoder that the heads were trained on."""

    def __init__(self, folder: Path, name: str) -> None:
        self.name = name
        self._folder = folder
        self._engine: GraphEngine | None = None

    @property
    def engine(self) -> GraphEngine:
        """The engine, started at its first use."""
        if self._engine is None:
            self._engine = GraphEngine(self._folder, PREFIX)
        return self._engine

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Mean vectors, not scaled."""
        return self.engine.encode(texts)


@dataclass(frozen=True, slots=True)
class GoalModel:
    """Everything that `models/goals/` holds, ready to use, and the target level fitted on it, if there is one."""

    encoder: TunedEncoder
    heads: Heads
    lexical: Lexical
    memory: Memory
    goals: Mixture
    targets: Mixture
    dimensions: Mixture
    gate: Gate
    codes: tuple[str, ...]
    prototypes: Floats
    settings: dict[str, Any]
    level: TargetLevel | None = None


@lru_cache(maxsize=2)
def load_goal_model(folder: Path = MODELS / "goals") -> GoalModel:
    """Load the shipped model; the tuned encoder is built in the cache if it is not there yet.

    Raises:
        ModelUnavailable: The folder lacks a file.
    """
    missing = [name for name in FILES if not (folder / name).is_file()]
    if missing:
        raise ModelUnavailable(folder, missing)
    settings: dict[str, Any] = load_yaml(folder / "model.yml")
    arrays = {name: array.astype(np.float32) for name, array in load_file(str(folder / "heads.safetensors")).items()}
    lexical = load_file(str(folder / "lexical.safetensors"))
    encoder, targets = _tuned(folder / "encoder.safetensors"), _mixture(arrays, "target")
    level = load_target_level(encoder.name)
    return GoalModel(
        encoder=encoder,
        heads=Heads(
            *((arrays[f"{head}.weight"], arrays[f"{head}.bias"]) for head in ("goal", "target", "dimension")),
        ),
        lexical=Lexical(lexical["rarity"].astype(np.float32), lexical["weights"], lexical["bias"].astype(np.float32)),
        memory=_memory(load_file(str(folder / "memory.safetensors"))),
        goals=_mixture(arrays, "goal"),
        # Whichever gives the probabilities, the thresholds stand in one place.
        targets=targets if level is None else replace(targets, thresholds=level.thresholds),
        dimensions=_mixture(arrays, "dimension"),
        gate=_gate(arrays),
        codes=tuple(settings["targets"]),
        prototypes=arrays["prototypes"],
        settings=settings,
        level=level,
    )


def _mixture(arrays: dict[str, Floats], head: str) -> Mixture:
    return Mixture(arrays[f"{head}.mixture"], arrays[f"{head}.mixture_bias"], arrays[f"{head}.threshold"])


def _memory(arrays: dict[str, Any]) -> Memory:
    neighbours, sharpness, doubt = (float(value) for value in arrays["settings"])
    evening = arrays["evening"].astype(np.float32)
    labels = unpack(arrays["labels"], len(GOALS))
    return Memory(arrays["vectors"], labels, arrays["centre"], evening, int(neighbours), sharpness, doubt)


def _gate(arrays: dict[str, Floats]) -> Gate:
    bias, threshold = float(arrays["gate.bias"][0]), float(arrays["gate.threshold"][0])
    return Gate((arrays["none.weight"], float(arrays["none.bias"][0])), arrays["gate.weight"], bias, threshold)


def _tuned(differences: Path) -> TunedEncoder:
    digest = hashlib.sha256(differences.read_bytes()).hexdigest()[:8]
    name = f"goals-{digest}"
    folder = built_once(cache_folder() / "encoders" / name, lambda target: _build_tuned(differences, target))
    return TunedEncoder(folder, name)


def _build_tuned(differences: Path, folder: Path) -> None:
    """Base encoder plus differences, as a graph."""
    import torch
    from transformers import BertModel

    base = default_encoder()
    bert = BertModel.from_pretrained(base, add_pooling_layer=False).eval()
    state = bert.state_dict()
    arrays = load_file(str(differences))
    with torch.no_grad():
        for name, steps in arrays.items():
            if name.endswith(".scale"):
                continue
            change = steps.astype(np.float32) * arrays[f"{name}.scale"].astype(np.float32)
            state[name] += torch.from_numpy(change.reshape(tuple(state[name].shape)))
    bert.load_state_dict(state)
    write_graph(bert, folder)
    shutil.copy(base / "tokenizer.json", folder / "tokenizer.json")
