"""Sentences of a text, by spaCy's rule-based splitter, with the abbreviations each language's tokenizer knows."""

from __future__ import annotations

import sys
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

NEAREST = {"nb": "nb", "da": "da", "fi": "fi", "en": "en"}
"""spaCy's rules for a detected language; Swedish for any other."""


def load_alone() -> None:
    """Load spaCy without torch; for a program of our own, before it starts its first thread.

    spaCy's neural half (thinc) imports torch wherever it is installed, which costs twice as
    much as spaCy itself, and no blank pipeline uses it. thinc has no switch for that, but
    asks `except ImportError`; None in `sys.modules` is what Python's language reference
    (5.3.1) gives for an import that shall fail. Afterwards torch can be imported as ever, but
    thinc holds it for missing as long as the process lives: so the library never calls
    this by itself, since its user may have trained pipelines of their own.
    """
    if "torch" in sys.modules or "thinc" in sys.modules:
        return
    sys.modules["torch"] = None  # type: ignore[assignment]
    try:
        import spacy  # noqa: F401
    finally:
        del sys.modules["torch"]


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
