from pathlib import Path

import numpy as np
from safetensors.numpy import load_file

from auditor.matching.goalmodel import _memory
from auditor.matching.memory import remember
from auditor.training.writing import write_memory


def test_a_memory_read_back_gives_the_same_evidence(tmp_path: Path) -> None:
    random = np.random.default_rng(1)
    vectors = random.normal(size=(60, 12)).astype(np.float32)
    labels = (random.random((60, 17)) < 0.2).astype(np.float32)
    memory = remember(vectors, labels, 5, 20.0, 0.01, 0.25)
    write_memory(memory, tmp_path / "memory.safetensors")
    again = _memory(load_file(str(tmp_path / "memory.safetensors")))
    asked = random.normal(size=(7, 12)).astype(np.float32)
    assert np.allclose(again.evidence(asked), memory.evidence(asked), atol=1e-4)
