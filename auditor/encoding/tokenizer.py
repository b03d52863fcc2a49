"""The encoder's tokenizer, rebuilt from the pieces in the weight file as an ordinary `tokenizers` object."""

from __future__ import annotations

import unicodedata
from collections import defaultdict

from tokenizers import Regex, Tokenizer, decoders, normalizers, pre_tokenizers, processors
from tokenizers.models import Unigram

from auditor.encoding.weights import Pieces

LONGEST = 512
"""Positions the encoder has; longer texts are cut."""


def build_tokenizer(pieces: Pieces) -> Tokenizer:
    """Make a tokenizer that splits texts as the package's own engine does.

    The file's normalisation map is NFKC but for some control and space
    characters; those are replaced one class at a time before NFKC, which keeps
    the normaliser short.
    """
    vocabulary = list(zip(pieces.pieces, pieces.scores, strict=True))
    tokenizer = Tokenizer(Unigram(vocabulary, unk_id=pieces.unknown, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [
            *(normalizers.Replace(Regex(chars), to) for to, chars in _exceptions(pieces.normalisation).items()),
            normalizers.NFKC(),
            normalizers.Replace(Regex(" {2,}"), " "),
            normalizers.Strip(left=True, right=True),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.decoder = decoders.Metaspace(replacement="▁", prepend_scheme="always")
    begin, end = pieces.pieces[pieces.begin], pieces.pieces[pieces.end]
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{begin} $A {end}",
        pair=f"{begin} $A {end} {end} $B {end}",
        special_tokens=[(begin, pieces.begin), (end, pieces.end)],
    )
    return tokenizer


def _exceptions(normalisation: dict[str, str]) -> dict[str, str]:
    """Character classes by replacement, for the entries of the map that NFKC does not give."""
    classes: dict[str, list[str]] = defaultdict(list)
    for char, replacement in normalisation.items():
        if unicodedata.normalize("NFKC", char) != replacement:
            classes[replacement].append(char)
    return {to: "[" + "".join(f"\\x{{{ord(char):04X}}}" for char in chars) + "]" for to, chars in classes.items()}
