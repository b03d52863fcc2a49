"""The target level: how likely each of the 169 targets is, given the goals and six further kinds of evidence.

Beside the tuned head, the nearness to the reference data's examples and its phrases stand
the nearness to the mean direction of all passages that readers gave the target, that to
the wordings of the target and its indicators, and the labels of the nearest passages. Targets
of one goal compete, and a plan's paragraphs are ranked for one target: so each kind counts
twice, as it is and as its distance behind the best target of the same goal. No target is likelier than its goal.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file

from auditor.encoding.vectors import unit
from auditor.folders import MODELS
from auditor.matching.memory import Memory, unpack
from auditor.yamlfiles import load_yaml

Floats = NDArray[np.float32]
FOLDER = MODELS / "targets"
SETTINGS_FILE, ARRAYS_FILE = "model.yml", "targets.safetensors"
SURE = 1e-6
"""Goal probabilities are kept this far from 0 and 1, so that their odds are finite."""
logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class TargetLevel:
    """The fitted target level.

    Attributes:
        goals: The goal of each target, counted from 0.
        centre: Mean vector of the training passages.
        evening: Width × width; evens out the directions in which all passages vary most.
        passages: Targets × width, mean direction of the evened passages that readers gave the target.
        wordings: Targets × width, mean direction of the wordings, not evened.
        memory: The training passages with their targets.
        weights: One for each kind of evidence that `kinds` gives.
        bias: One for each target.
        thresholds: Probability from which a target counts as present, if its goal does.
    """

    goals: NDArray[np.int64]
    centre: Floats
    evening: Floats
    passages: Floats
    wordings: Floats
    memory: Memory
    weights: Floats
    bias: Floats
    thresholds: Floats

    def kinds(self, evidence: Sequence[Floats], vectors: Floats, goals: Floats) -> list[Floats]:
        """All kinds of evidence, each texts × targets.

        Args:
            evidence: Tuned head, nearness to the examples, phrases found.
            vectors: Texts × width, as the encoder gives them.
            goals: Texts × 17, probabilities of the goals.
        """
        head, examples, phrases = evidence
        likely = np.clip(goals, SURE, 1 - SURE)
        odds = np.log(likely / (1 - likely))[:, self.goals]
        centred = vectors - self.centre
        evened: Floats = (centred @ self.evening).astype(np.float32)
        passages = unit(evened) @ self.passages.T
        wordings = unit(centred) @ self.wordings.T
        near = self.memory.evidence(vectors)
        behind = [self._behind(array) for array in (head, examples, passages, wordings, near)]
        return [odds, head, examples, phrases, passages, wordings, near, *behind]

    def probabilities(self, evidence: Sequence[Floats], vectors: Floats, goals: Floats) -> Floats:
        """Calibrated probabilities (texts × targets); the arguments are those of `kinds`."""
        kinds = self.kinds(evidence, vectors, goals)
        logits = self.bias + sum(array * weight for array, weight in zip(kinds, self.weights, strict=True))
        chances: Floats = (1 / (1 + np.exp(-np.clip(logits, -30, 30)))).astype(np.float32)
        return np.minimum(chances, goals[:, self.goals])

    def _behind(self, evidence: Floats) -> Floats:
        """How far each target lies behind the best one of its goal."""
        behind = np.empty_like(evidence)
        for goal in np.unique(self.goals):
            own = self.goals == goal
            behind[:, own] = evidence[:, own] - evidence[:, own].max(1, keepdims=True)
        return behind


@lru_cache(maxsize=4)
def load_target_level(encoder: str, folder: Path = FOLDER) -> TargetLevel | None:
    """The target level fitted on an encoder; None if there is none, since vectors of two encoders do not compare.

    Args:
        encoder: Name of the tuned encoder.
        folder: Holds `model.yml` and `targets.safetensors`.
    """
    if not all((folder / name).is_file() for name in (SETTINGS_FILE, ARRAYS_FILE)):
        return None
    settings: dict[str, Any] = load_yaml(folder / SETTINGS_FILE)
    if settings["encoder"] != encoder:
        logger.warning("the target level was fitted on %s, not on %s: it is left out", settings["encoder"], encoder)
        return None
    arrays = load_file(str(folder / ARRAYS_FILE))
    memory = Memory(
        vectors=arrays.pop("memory.vectors"),
        labels=unpack(arrays.pop("memory.labels"), len(arrays["goals"])),
        centre=arrays["centre"].astype(np.float32),
        evening=arrays.pop("memory.evening").astype(np.float32),
        neighbours=int(settings["fit"]["neighbours"]),
        sharpness=float(settings["fit"]["sharpness"]),
        doubt=float(settings["fit"]["doubt"]),
    )
    goals = arrays.pop("goals").astype(np.int64)
    return TargetLevel(goals=goals, memory=memory, **{name: array.astype(np.float32) for name, array in arrays.items()})
