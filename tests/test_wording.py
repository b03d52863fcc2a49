from __future__ import annotations

import re
import string

import pytest

from auditor.errors import UnknownCode
from auditor.records import Language
from auditor.wording import FOLDER, Words, load_words

# Words that are spelt alike in both languages.
COGNATES = frozenset(
    (
        *("agenda", "ambition", "audit", "dimension", "filter", "global", "hand", "indirect"),
        *("json", "relevant", "sha", "social", "text", "trend", "under", "version"),
    )
)
# Errors are worded in English where they are raised; only their Swedish stands in a catalogue.
CATALOGUES = sorted(
    path.name.removesuffix(".sv.yml") for path in FOLDER.glob("*.sv.yml") if path.name != "errors.sv.yml"
)


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def tokens(words: Words) -> set[str]:
    plain = re.sub(r"\{\w*\}", " ", " ".join(words.entries.values()))
    return set(re.findall(r"[a-zåäö]{3,}", plain.lower()))


@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_both_languages_have_the_same_keys_with_the_same_fields(catalogue: str) -> None:
    swedish, english = load_words("sv", catalogue).entries, load_words("en", catalogue).entries
    assert set(swedish) == set(english)
    assert len(swedish) > 3
    assert {key: fields(swedish[key]) for key in swedish} == {key: fields(english[key]) for key in english}


def test_the_swedish_catalogue_holds_no_english_and_the_english_no_swedish() -> None:
    shared = tokens(load_words("sv")) & tokens(load_words("en"))
    assert shared - COGNATES == set()


@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_text_is_empty_or_unfinished(language: Language) -> None:
    for key, text in load_words(language).entries.items():
        assert text.strip(), key
        assert not re.search(r"TODO|XXX|  ", text), key


def test_values_are_put_in_and_never_read_as_fields_themselves() -> None:
    words = Words("sv", {"page": "sida {page}"})
    assert words("page", page="{0.__class__}") == "sida {0.__class__}"


def test_one_and_many_have_texts_of_their_own() -> None:
    words = load_words("sv")
    assert words.count("passages", 1) == "1 textställe"
    assert words.count("passages", 0) == "0 textställen"


def test_an_unknown_key_or_language_is_named() -> None:
    words = load_words("sv")
    with pytest.raises(UnknownCode, match="'no\\.such'"):
        words("no.such")
    with pytest.raises(UnknownCode, match="'no\\.list'"):
        words.lines("no.list")
    with pytest.raises(UnknownCode, match="'fi'"):
        load_words("fi")


def test_texts_are_joined_as_an_enumeration() -> None:
    words = load_words("sv")
    assert words.joined(["a", "b", "c"]) == "a, b och c"
    assert words.joined(["a"]) == "a"
    assert words.joined([]) == ""
