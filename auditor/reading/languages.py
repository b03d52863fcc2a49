"""The language of a document and of its paragraphs, among those a Swedish region writes in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from lingua import Language, LanguageDetector, LanguageDetectorBuilder

from auditor.reading.readingsettings import reading_settings

_CODES = {
    Language.SWEDISH: "sv",
    Language.ENGLISH: "en",
    Language.BOKMAL: "nb",
    Language.DANISH: "da",
    Language.FINNISH: "fi",
}
# Shorter texts take the document's language: names and figures tell too little.
ENOUGH = 50
# So many signs of a text decide; more only cost time.
PROBE = 200
# So many different words that belong to one language alone decide without asking the detector.
TELLING = 2
# How sure the detector must be, of 1, before a paragraph parts from its document's language.
SURE = 0.8


@lru_cache(maxsize=1)
def _detector() -> LanguageDetector:
    """The detector, built when first asked for; its small models load twenty times faster and do for paragraphs."""
    return LanguageDetectorBuilder.from_languages(*_CODES).with_low_accuracy_mode().build()


def detect_languages(texts: Sequence[str]) -> tuple[str, list[str]]:
    """Detect the language of a document and of each of its paragraphs.

    Args:
        texts: The paragraphs.

    Returns:
        The document's language code (Swedish where nothing tells otherwise), and one code for each text.
    """
    telling = reading_settings().telling
    plain: dict[int, str] = {}
    for index, text in enumerate(texts):
        words = set(text.lower().split())
        hits = [code for code, known in telling.items() if len(known & words) >= TELLING]
        if len(hits) == 1:
            plain[index] = hits[0]
    long = [index for index, text in enumerate(texts) if len(text) >= ENOUGH and index not in plain]
    probe = [texts[index][:PROBE] for index in long]
    if not plain and not long:
        probe = [" ".join(texts)[:PROBE]]
    found = _detector().detect_languages_in_parallel_of(probe)
    weights: Counter[str] = Counter()
    for text, language in zip(probe, found, strict=True):
        if language is not None:
            weights[_CODES[language]] += len(text)
    for index, code in plain.items():
        weights[code] += len(texts[index])
    document = weights.most_common(1)[0][0] if weights.total() else "sv"
    codes = [plain.get(index, document) for index in range(len(texts))]
    for index, language in zip(long, found, strict=False):
        if language is None or _CODES[language] == document:
            continue
        confidence = _detector().compute_language_confidence(texts[index][:PROBE], language)
        if confidence >= SURE:
            codes[index] = _CODES[language]
    return document, codes
