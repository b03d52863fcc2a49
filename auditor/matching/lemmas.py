"""Base forms of inflected words, from the lookup tables that `spacy-lookups-data` ships."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Mapping
from importlib.util import find_spec
from pathlib import Path

from auditor.keptjson import kept


def lemmas(words: Iterable[str], language: str) -> Mapping[str, str]:
    """The base form of every form whose base form is one of some words, all in lower case.

    A table is long (660,000 forms in Swedish) and takes a second to read. What some words need
    of it is therefore kept in the cache folder, under a checksum of the table and the words.

    Args:
        words: Words in lower case.
        language: Its code; a language without a table has no lemmas.
    """
    table = table_of(language)
    if table is None:
        return {}
    packed, wanted = table.read_bytes(), frozenset(words)
    listed = "\n".join(sorted(wanted)).encode("utf-8")
    found: dict[str, str] = kept("lemmas", (packed, listed), lambda: _look_up(packed, wanted))
    return found


def _look_up(packed: bytes, wanted: frozenset[str]) -> dict[str, str]:
    # Lower case before parsing: one call for the whole table instead of two for each of its entries.
    forms: dict[str, str] = json.loads(gzip.decompress(packed).decode("utf-8").lower())
    return {form: lemma for form, lemma in forms.items() if lemma in wanted and form != lemma}


def table_of(language: str) -> Path | None:
    """Where the table of a language lies; None if there is none."""
    package = find_spec("spacy_lookups_data")
    if package is None or package.origin is None:
        return None
    path = Path(package.origin).parent / "data" / f"{language}_lemma_lookup.json.gz"
    return path if path.is_file() else None
