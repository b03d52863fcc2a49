"""The engines, on a real transformer of two thousand weights."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from auditor.encoding.engines import LONGEST, TOKEN_BUDGET, GraphEngine, batches, write_graph
from auditor.encoding.tokenizer import build_tokenizer
from auditor.encoding.weights import Pieces

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from transformers import BertModel

WORDS = ["rent", "vatten", "i", "hela", "länet", "skolan", "öppnar", "vägen"]
PIECES = Pieces(
    ("<s>", "<pad>", "</s>", "<unk>", *(f"▁{word}" for word in WORDS)),
    (0.0,) * 4 + (-1.0,) * len(WORDS),
    0,
    2,
    1,
    3,
    {},
)
TEXTS = ["rent vatten", "skolan", "rent vatten i hela länet skolan öppnar vägen", "vägen", ""]


@pytest.fixture(scope="module")
def bert() -> BertModel:
    import torch
    from transformers import BertConfig, BertModel

    torch.manual_seed(3)
    config = BertConfig(
        vocab_size=len(PIECES.pieces),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=24,
        max_position_embeddings=LONGEST,
    )
    return BertModel(config, add_pooling_layer=False).eval()


@pytest.fixture(scope="module")
def folder(bert: BertModel, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("encoder")
    build_tokenizer(PIECES).save(str(path / "tokenizer.json"))
    write_graph(bert, path)
    return path


def _by_hand(bert: BertModel, text: str) -> NDArray[np.float32]:
    import torch

    ids = build_tokenizer(PIECES).encode(text).ids[:LONGEST]
    with torch.no_grad():
        states: NDArray[np.float32] = bert(torch.tensor([ids]))[0][0].numpy()
    mean: NDArray[np.float32] = states.mean(axis=0)
    return mean


def test_the_graph_gives_the_mean_over_all_tokens_whatever_the_batch(bert: BertModel, folder: Path) -> None:
    vectors = GraphEngine(folder, "", "f32").encode(TEXTS)
    for text, vector in zip(TEXTS, vectors, strict=True):
        assert vector == pytest.approx(_by_hand(bert, text), abs=2e-3)


def test_the_prefix_stands_before_every_text(bert: BertModel, folder: Path) -> None:
    (vector,) = GraphEngine(folder, "hela ", "f32").encode(["vägen"])
    assert vector == pytest.approx(_by_hand(bert, "hela vägen"), abs=2e-3)


def test_a_long_paragraph_is_read_up_to_the_limit(folder: Path) -> None:
    engine = GraphEngine(folder, "", "f32")
    read = ["vägen"] * (LONGEST - 2)
    cut, whole = engine.encode([" ".join(read + ["vatten"] * 200), " ".join(read)])
    assert cut == pytest.approx(whole, abs=1e-5)


def test_no_texts_give_no_rows(folder: Path) -> None:
    assert GraphEngine(folder, "", "f32").encode([]).shape == (0, 16)


def test_the_precision_is_chosen_among_those_that_give_the_same_vectors(folder: Path) -> None:
    engine = GraphEngine(folder, "")
    assert engine.precision in ("f32", "bf16")
    exact = GraphEngine(folder, "", "f32").encode(TEXTS[:3])
    found = engine.encode(TEXTS[:3])
    cosine = (exact * found).sum(1) / (np.linalg.norm(exact, axis=1) * np.linalg.norm(found, axis=1))
    assert cosine.min() >= 0.999


def test_the_same_texts_give_the_same_bytes(folder: Path) -> None:
    engine = GraphEngine(folder, "")
    assert engine.encode(TEXTS).tobytes() == engine.encode(TEXTS).tobytes()


def test_every_text_is_in_exactly_one_batch() -> None:
    lengths = [5, 300, 17, 17, 1, 90, 300, 2]
    found = [index for batch in batches(lengths, budget=400) for index in batch]
    assert sorted(found) == list(range(len(lengths)))


def test_a_batch_padded_to_its_longest_text_stays_within_the_budget() -> None:
    lengths = [length % 97 + 1 for length in range(500)]
    for batch in batches(lengths):
        assert len(batch) * max(lengths[index] for index in batch) <= TOKEN_BUDGET


def test_a_text_longer_than_the_budget_goes_alone() -> None:
    assert list(batches([5000, 10], budget=100)) == [[0], [1]]


def test_texts_of_equal_length_keep_their_order() -> None:
    assert list(batches([3, 3, 3, 3], budget=6)) == [[0, 1], [2, 3]]
