"""Which parts of a composite target the passages leave out.

Composite targets are split into parts (Teilziele, after the German indicators for
municipalities). A part counts as found if a passage of the target holds a word that sets
this part apart from the others; compounds count, inflection is cut off. That is a hint to
read, not a finding: synonyms are missed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from auditor.records import Language
from auditor.reference.taxonomy import Part

SHORTEST, STEM = 5, 6  # letters: shorter words set nothing apart; `kvalitet` and `kvaliteten` share six
WORD = re.compile(r"[^\W\d_]+")


def missing_parts(parts: Sequence[Part], texts: Sequence[str], language: Language) -> tuple[Part, ...]:
    """The parts that no text takes up, if at least one other part is taken up.

    Args:
        parts: Of one target.
        texts: The passages of that target, with their headings if short.
        language: Of the texts.
    """
    if len(parts) < 2 or not texts:
        return ()
    stems = [_stems(part.text[language], language) for part in parts]
    body = " ".join(texts).casefold()
    found = []
    for place, own in enumerate(stems):
        others = frozenset[str]().union(*(other for at, other in enumerate(stems) if at != place))
        distinctive = own - others
        found.append(not distinctive or any(stem in body for stem in distinctive))
    told = [part for part, there in zip(parts, found, strict=True) if not there]
    return tuple(told) if any(found) else ()


def _stems(text: str, language: Language) -> frozenset[str]:
    words = (word.casefold() for word in WORD.findall(text))
    return frozenset(word[:STEM] for word in words if len(word) >= SHORTEST and word not in _stop_words(language))


@lru_cache(maxsize=2)
def _stop_words(language: Language) -> frozenset[str]:
    from auditor.matching.sentences import splitter

    return frozenset(splitter(language).Defaults.stop_words)
