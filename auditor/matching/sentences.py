"""Sentences of a text, by spaCy's rule-based splitter, with the abbreviations each language's tokenizer knows."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

NEAREST = {"nb": "nb", "da": "da", "fi": "fi", "en": "en"}
"""spaCy's rules for a detected language; Swedish for any other."""


@lru_cache(maxsize=8)
def splitter(language: str) -> Language:
    """A blank spaCy pipeline that only splits sentences."""
    import spacy

    pipeline = spacy.blank(NEAREST.get(language, "sv"))
    pipeline.add_pipe("sentencizer")
    return pipeline


def sentences(text: str, language: str = "sv") -> tuple[str, ...]:
    """The sentences of a text in order, white space at their ends removed."""
    found = (sentence.text.strip() for sentence in splitter(language)(text).sents)
    return tuple(sentence for sentence in found if sentence)
