"""Writing a trained model: differences in 8 bits, heads, lexical weights, memory, `model.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray
from safetensors.numpy import save_file

from auditor.matching.gate import Gate
from auditor.matching.goalmodel import Mixture
from auditor.matching.lexical import Lexical
from auditor.matching.memory import Memory, pack

STEPS = 127
"""An 8-bit difference has this many steps in each direction, scaled for each row."""


def quantise(difference: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """A matrix as whole steps and a scale for each row."""
    rows = difference.reshape(difference.shape[0], -1)
    scale = np.abs(rows).max(1, keepdims=True) / STEPS
    scale = np.where(scale == 0, 1e-6, scale).astype(np.float32)
    steps = np.clip(np.round(rows / scale), -STEPS, STEPS).astype(np.int8)
    return steps, scale


def write_encoder(
    tuned: Mapping[str, NDArray[np.float32]], base: Mapping[str, NDArray[np.float32]], path: Path
) -> None:
    """Write what tuning changed, by the names of a BERT model."""
    arrays: dict[str, NDArray[Any]] = {}
    for name, array in tuned.items():
        arrays[name], arrays[f"{name}.scale"] = quantise(array - base[name])
    save_file(arrays, str(path))


def write_heads(
    heads: Mapping[str, NDArray[np.float32]],
    mixtures: Mapping[str, Mixture],
    gate: Gate,
    prototypes: NDArray[np.float32],
    path: Path,
) -> None:
    """Write heads, mixtures, gate and prototypes, the last in half precision."""
    arrays: dict[str, NDArray[Any]] = {name: array.astype(np.float32) for name, array in heads.items()}
    arrays["prototypes"] = prototypes.astype(np.float16)
    for name, mixture in mixtures.items():
        arrays[f"{name}.mixture"] = mixture.weights
        arrays[f"{name}.mixture_bias"] = mixture.bias
        arrays[f"{name}.threshold"] = mixture.thresholds
    arrays["none.weight"], arrays["gate.weight"] = gate.head[0], gate.weights
    for name, value in {"none.bias": gate.head[1], "gate.bias": gate.bias, "gate.threshold": gate.threshold}.items():
        arrays[name] = np.array([value], dtype=np.float32)
    save_file(arrays, str(path))


def write_lexical(lexical: Lexical, path: Path) -> None:
    """Write the lexical model in half precision."""
    save_file(
        {
            "rarity": lexical.rarity.astype(np.float16),
            "weights": np.asarray(lexical.weights, dtype=np.float16),
            "bias": lexical.bias.astype(np.float32),
        },
        str(path),
    )


def write_memory(memory: Memory, path: Path) -> None:
    """Write the vectors of the training passages and their labels; no text."""
    settings = np.array([memory.neighbours, memory.sharpness, memory.doubt], dtype=np.float32)
    # safetensors writes the buffer as it lies: a transposed array would come back turned.
    evening = np.ascontiguousarray(memory.evening.astype(np.float16))
    arrays = {"vectors": memory.vectors, "labels": pack(memory.labels), "centre": memory.centre, "evening": evening}
    save_file(arrays | {"settings": settings}, str(path))


def write_settings(settings: Mapping[str, Any], path: Path) -> None:
    """Write `model.yml`."""
    path.write_text(yaml.safe_dump(dict(settings), allow_unicode=True, sort_keys=False, width=100), "utf-8")
