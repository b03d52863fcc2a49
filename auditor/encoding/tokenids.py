"""Token ids of texts, by a small copy of the tokenizer wherever a text's letters allow it.

Reading all 250,000 pieces of the multilingual tokenizer takes longer than tokenizing a whole
strategy. A unigram tokenizer weighs only pieces that stand in the text (Kudo 2018), so a text
in Latin script gets exactly the same tokens from the pieces that hold nothing else.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from auditor.files import replace_file

TOKENIZER = "tokenizer.json"
SMALL, PLACES = "latin.json", "latin.npy"
LATIN = re.compile(r"[\u0000-\u024f\u1e00-\u1eff\u2000-\u206f\u20a0-\u20cf\u2100-\u22ff\u2500-\u25ff]*")
"""Texts and pieces of Latin letters, figures, punctuation and signs; ▁, which marks a space, is among them."""


class TokenIds:
    """Gives the ids that the tokenizer in a folder gives.

    Args:
        folder: Holds `tokenizer.json`; the small copy is written beside it once.
        longest: Tokens of one text at most; the rest is cut.
    """

    def __init__(self, folder: Path, longest: int) -> None:
        self._folder, self._longest = folder, longest
        if not (folder / SMALL).is_file():
            write_small(folder)
        self._small = self._load(SMALL)
        self._places: NDArray[np.int64] = np.load(folder / PLACES)
        self._full: Tokenizer | None = None

    def of(self, texts: Sequence[str]) -> list[list[int]]:
        """The ids of each text, special tokens included."""
        plain = [LATIN.fullmatch(self._small.normalizer.normalize_str(text)) is not None for text in texts]
        small = self._small.encode_batch([text for text, is_plain in zip(texts, plain, strict=True) if is_plain])
        full = self._encode_fully([text for text, is_plain in zip(texts, plain, strict=True) if not is_plain])
        plainly = iter([self._places[encoding.ids].tolist() for encoding in small])
        fully = iter(full)
        return [next(plainly) if is_plain else next(fully) for is_plain in plain]

    def _encode_fully(self, texts: list[str]) -> list[list[int]]:
        if not texts:
            return []
        if self._full is None:
            self._full = self._load(TOKENIZER)
        return [encoding.ids for encoding in self._full.encode_batch(texts)]

    def _load(self, name: str) -> Tokenizer:
        tokenizer = Tokenizer.from_file(str(self._folder / name))
        tokenizer.enable_truncation(self._longest)
        tokenizer.no_padding()
        return tokenizer


def write_small(folder: Path) -> None:
    """Write the small copy: pieces in Latin script, and for each its id in the whole tokenizer."""
    description = json.loads((folder / TOKENIZER).read_bytes())
    vocabulary = description["model"]["vocab"]
    special = {token["id"] for token in description["added_tokens"]} | {description["model"]["unk_id"]}
    # What an unknown letter costs hangs on the lowest score of all, so that piece is kept whatever its script.
    lowest = min(range(len(vocabulary)), key=lambda at: float(vocabulary[at][1]))
    places = [at for at, (piece, _) in enumerate(vocabulary) if at in special or at == lowest or LATIN.fullmatch(piece)]
    small_id = {at: place for place, at in enumerate(places)}
    description["model"]["vocab"] = [vocabulary[at] for at in places]
    description["model"]["unk_id"] = small_id[description["model"]["unk_id"]]
    for token in description["added_tokens"]:
        token["id"] = small_id[token["id"]]
    for token in description["post_processor"]["special_tokens"].values():
        token["ids"] = [small_id[at] for at in token["ids"]]
    packed = io.BytesIO()
    np.save(packed, np.array(places, dtype=np.int64))
    replace_file(folder / PLACES, packed.getvalue())
    replace_file(folder / SMALL, json.dumps(description, ensure_ascii=False).encode("utf-8"))
