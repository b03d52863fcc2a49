"""Lower-layer states of the base encoder, made once, so that only the upper layers cost anything to train."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from transformers import BertModel

from auditor.encoding.encoder import PREFIX
from auditor.encoding.engines import batches, padded

FIRST_TUNED = 6
"""Layers below this one stay as they are."""
BUDGET = 3000
"""Tokens in one batch that only runs forward."""
LONGEST = 176
"""Tokens of a training text; nearly all labelled passages are shorter."""


@dataclass(frozen=True, slots=True)
class States:
    """Token states after the last frozen layer, one array (tokens × width) a text."""

    rows: tuple[NDArray[np.float16], ...]

    def batch(self, indices: Sequence[int]) -> tuple[torch.Tensor, torch.Tensor]:
        """Padded states (texts × tokens × width) and their mask."""
        longest = max(len(self.rows[index]) for index in indices)
        width = self.rows[indices[0]].shape[1]
        states = torch.zeros(len(indices), longest, width)
        mask = torch.zeros(len(indices), longest, dtype=torch.long)
        for at, index in enumerate(indices):
            row = self.rows[index]
            states[at, : len(row)] = torch.from_numpy(row.astype(np.float32))
            mask[at, : len(row)] = 1
        return states, mask

    def lengths(self) -> list[int]:
        """Tokens of each text."""
        return [len(row) for row in self.rows]


def lower_states(base: Path, texts: Sequence[str]) -> States:
    """Run the frozen layers over all texts.

    Args:
        base: Folder of the base encoder (`auditor.encoding.encoder.default_encoder`).
        texts: Any number of texts; memory is about 100 kB a text.
    """
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.enable_truncation(LONGEST)
    bert = BertModel.from_pretrained(base, add_pooling_layer=False).eval()
    bert.encoder.layer = bert.encoder.layer[:FIRST_TUNED]
    ids = [encoding.ids for encoding in tokenizer.encode_batch([PREFIX + text for text in texts])]
    rows: list[NDArray[np.float16]] = [np.zeros((0, 0), dtype=np.float16)] * len(ids)
    with torch.inference_mode():
        for indices in batches([len(row) for row in ids], BUDGET):
            tokens, mask = (torch.from_numpy(array) for array in padded(ids, indices))
            states = bert(input_ids=tokens, attention_mask=mask).last_hidden_state.half().numpy()
            for at, index in enumerate(indices):
                rows[index] = states[at, : len(ids[index])].copy()
    return States(tuple(rows))
