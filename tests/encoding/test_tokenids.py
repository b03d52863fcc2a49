"""The small copy of the tokenizer gives the ids of the whole one, on every text of the reference data and odd ones."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tokenizers import Tokenizer

from auditor.encoding.encoder import default_encoder
from auditor.encoding.tokenids import SMALL, TOKENIZER, TokenIds
from auditor.reference.taxonomy import load_taxonomy
from tests.encoding.test_tokenizer import ODD

LONGEST = 40


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("tokenizer")
    shutil.copy(default_encoder() / TOKENIZER, path / TOKENIZER)
    return path


@pytest.fixture(scope="module")
def tokens(folder: Path) -> TokenIds:
    return TokenIds(folder, LONGEST)


@pytest.fixture(scope="module")
def whole(folder: Path) -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
    tokenizer.enable_truncation(LONGEST)
    tokenizer.no_padding()
    return tokenizer


def test_all_texts_of_the_reference_data_get_the_same_ids(tokens: TokenIds, whole: Tokenizer) -> None:
    targets = load_taxonomy().targets.values()
    texts = [text for target in targets for language in ("sv", "en") for text in target.examples[language]]
    assert len(texts) > 1000
    assert tokens.of(texts) == [encoding.ids for encoding in whole.encode_batch(texts)]


def test_letters_of_other_scripts_and_signs_without_a_piece_get_the_same_ids(
    tokens: TokenIds, whole: Tokenizer
) -> None:
    texts = [*ODD, "Länet och Москва", "ꜩ ƿ Ꞩ", "ŋ čáhci", "☃ snö", "", " ", "▁", "x\u0301\u0302", "漢字"]
    assert tokens.of(texts) == [encoding.ids for encoding in whole.encode_batch(texts)]


def test_latin_texts_leave_the_whole_tokenizer_unread(folder: Path) -> None:
    fresh = TokenIds(folder, LONGEST)
    (moved := folder / "moved.json").unlink(missing_ok=True)
    (folder / TOKENIZER).rename(moved)
    try:
        assert fresh.of(["Länets vatten – ½ km² à 3 €"])
    finally:
        moved.rename(folder / TOKENIZER)


def test_the_small_copy_is_less_than_half_of_the_whole(folder: Path, tokens: TokenIds) -> None:
    assert (folder / SMALL).stat().st_size < (folder / TOKENIZER).stat().st_size / 2
