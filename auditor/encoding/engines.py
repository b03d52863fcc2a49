"""Engines that run an encoder on a processor: OpenVINO for the default encoder, torch for any other.

Both take texts and give mean-pooled vectors. Texts are sorted by length and
batched by a budget of tokens, so that little is spent on padding.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from torch import nn

TOKEN_BUDGET = 2048
"""Tokens in one batch; the fastest of 1,024, 2,048 and 4,096 on two cores (docs/method/2-vectors.md)."""

LONGEST = 320
"""Tokens read of one paragraph; longer ones are cut (docs/method/2-vectors.md)."""

GRAPH = "encoder.xml"
COMPILED = "compiled"
AGREEMENT = 0.999
"""Least cosine between a faster number format and float32 for the faster one to be used."""


def batches(lengths: Sequence[int], budget: int = TOKEN_BUDGET) -> Iterator[list[int]]:
    """Split indices into batches of similar length whose padded size stays within a budget of tokens."""
    order = sorted(range(len(lengths)), key=lambda index: (-lengths[index], index))
    at = 0
    while at < len(order):
        size = max(1, budget // max(1, lengths[order[at]]))
        yield order[at : at + size]
        at += size


def padded(ids: Sequence[Sequence[int]], rows: Sequence[int]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Token ids of some texts, longest first, filled up to the same length, and a mask of the tokens that count."""
    tokens = np.ones((len(rows), len(ids[rows[0]])), dtype=np.int64)
    mask = np.zeros_like(tokens)
    for at, row in enumerate(rows):
        tokens[at, : len(ids[row])] = ids[row]
        mask[at, : len(ids[row])] = 1
    return tokens, mask


def write_graph(bert: nn.Module, folder: Path) -> None:
    """Write a BERT model with mean pooling as an OpenVINO graph, weights in half precision."""
    import openvino
    import torch

    class Pooled(torch.nn.Module):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            self.bert = bert

        def forward(self, input_ids: Any, attention_mask: Any) -> Any:
            states = self.bert(input_ids=input_ids, attention_mask=attention_mask)[0]
            kept = attention_mask.unsqueeze(-1).to(states.dtype)
            return (states * kept).sum(1) / kept.sum(1)

    bert.config._attn_implementation = "eager"  # type: ignore[union-attr,unused-ignore]
    sample = torch.ones(2, 7, dtype=torch.long)
    graph = openvino.convert_model(Pooled().eval(), example_input={"input_ids": sample, "attention_mask": sample})
    openvino.save_model(graph, str(folder / GRAPH), compress_to_fp16=True)


class GraphEngine:
    """Runs a folder with `encoder.xml` and `tokenizer.json`.

    Args:
        folder: The folder.
        prefix: Word put before every text.
        precision: `f32` or `bf16`; None takes bf16 where the processor has it and the vectors agree.
    """

    def __init__(self, folder: Path, prefix: str, precision: str | None = None) -> None:
        import openvino

        from auditor.encoding.tokenids import TokenIds

        self._core = openvino.Core()
        self._folder = folder
        self._tokens = TokenIds(folder, LONGEST)
        self._prefix = prefix
        self._compiled: Any = None
        self.precision = self._choose() if precision is None else precision
        if self._compiled is None:
            self._compiled = self._compile(self.precision)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Mean-pooled vectors, one row a text."""
        return self._run(self._compiled, texts)

    def _compile(self, precision: str) -> Any:
        # What OpenVINO compiled for this processor is kept; it proves a kept graph before it takes it.
        kept = str(self._folder / COMPILED)
        hints = {"PERFORMANCE_HINT": "THROUGHPUT", "INFERENCE_PRECISION_HINT": precision, "CACHE_DIR": kept}
        return self._core.compile_model(str(self._folder / GRAPH), "CPU", hints)

    def _choose(self) -> str:
        """The fastest number format that gives the same vectors on a few sentences."""
        if "BF16" not in self._core.get_property("CPU", "OPTIMIZATION_CAPABILITIES"):
            return "f32"
        probe = ["Länets vatten ska nå god status 2030.", "The region supports small firms.", "Kollektivtrafik"]
        fast, exact = self._compile("bf16"), self._compile("f32")
        a, b = self._run(fast, probe), self._run(exact, probe)
        cosine = (a * b).sum(1) / (np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1))
        agrees = bool(cosine.min() >= AGREEMENT)
        self._compiled = fast if agrees else exact
        return "bf16" if agrees else "f32"

    def _run(self, compiled: Any, texts: Sequence[str]) -> NDArray[np.float32]:
        ids = self._tokens.of([self._prefix + text for text in texts])
        vectors = np.zeros((len(ids), compiled.output(0).get_partial_shape()[1].get_length()), dtype=np.float32)
        # Requests in turn instead of OpenVINO's queue with callbacks: freeing a model soon after a callback can hang.
        requests = [compiled.create_infer_request() for _ in range(_parallel(compiled))]
        under_way: list[tuple[Any, list[int]]] = []
        for number, rows in enumerate(batches([len(row) for row in ids])):
            if len(under_way) == len(requests):
                _collect(*under_way.pop(0), vectors)
            tokens, mask = padded(ids, rows)
            request = requests[number % len(requests)]
            request.start_async({0: tokens, 1: mask})
            under_way.append((request, rows))
        for request, rows in under_way:
            _collect(request, rows, vectors)
        return vectors


def _parallel(compiled: Any) -> int:
    """How many requests the processor runs best at once."""
    return int(compiled.get_property("OPTIMAL_NUMBER_OF_INFER_REQUESTS"))


def _collect(request: Any, rows: list[int], vectors: NDArray[np.float32]) -> None:
    request.wait()
    vectors[rows] = request.get_output_tensor(0).data


class SentenceTransformerEngine:
    """Runs any sentence-transformers model that lies on this machine; loaded when it is first asked for vectors.

    Args:
        model: A local folder, or the id of a model in the hub's local cache.

    Attributes:
        name: Name and revision: the hub's commit, or a checksum of the folder's files, so that vectors never mix.
        precision: Number format of the calculation.

    Raises:
        EncoderUnavailable: There is no such model here, or it cannot be loaded.
    """

    def __init__(self, model: str) -> None:
        from auditor.encoding.othermodels import find_model

        self._folder, self.name = find_model(model)
        self._model: Any = None
        self.precision = "f32"

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Sentence vectors as the model's own pooling makes them, one row a text."""
        if self._model is None:
            from auditor.encoding.othermodels import load_model

            self._model = load_model(self._folder, LONGEST)
        vectors: NDArray[np.float32] = self._model.encode(list(texts), convert_to_numpy=True, show_progress_bar=False)
        return vectors
