"""Precise phrases of the reference data, found in a text: word by word, inflected forms and compounds included.

A phrase is a row of words. Each word meets a token of the text, or the token's
lemma; a `*` at its start or end stands for any letters, so that `*avlopp` meets
`dagvattenavlopp` and `vattentäkt*` meets `vattentäkten`. Phrases are evidence a
person can see, and features beside the vectors, since the two err on different texts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from auditor.matching.lemmas import lemmas
from auditor.reference.taxonomy import Taxonomy

TOKEN = re.compile(r"[^\W_]+(?:-[^\W_]+)*", re.UNICODE)
WORD = re.compile(r"\*?[^\W_]+(?:-[^\W_]+)*\*?", re.UNICODE)
"""A phrase's word: cut as `TOKEN` cuts texts, so that `gång- och cykel*` and `women's shelter` can meet them."""
SHORTEST_STEM = 3
"""Letters that a wildcard phrase must name at least."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found in a text: the item it speaks for, and where (character offsets)."""

    item: str
    phrase: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Pattern:
    item: str
    phrase: str
    words: tuple[str, ...]


class PhraseIndex:
    """Finds many phrases at once in texts of one language.

    Args:
        phrases: Phrases by item (goal number as text, target code, or any other id).
        lemmas: Base form by inflected form, at least for base forms that stand in a phrase.
    """

    def __init__(self, phrases: Mapping[str, Iterable[str]], lemmas: Mapping[str, str]) -> None:
        self._lemmas = lemmas
        self._exact: dict[str, list[_Pattern]] = defaultdict(list)
        self._starts: dict[str, list[_Pattern]] = defaultdict(list)
        self._ends: dict[str, list[_Pattern]] = defaultdict(list)
        self._inside: list[tuple[str, _Pattern]] = []
        for item, listed in phrases.items():
            for phrase in listed:
                self._add(_Pattern(item, phrase, tuple(WORD.findall(phrase.lower()))))

    def _add(self, pattern: _Pattern) -> None:
        word = pattern.words[0]
        stem = word.strip("*")
        if word.startswith("*") and word.endswith("*"):
            self._inside.append((stem, pattern))
        elif word.endswith("*"):
            self._starts[stem].append(pattern)
        elif word.startswith("*"):
            self._ends[stem].append(pattern)
        else:
            self._exact[word].append(pattern)

    def find(self, text: str) -> list[Hit]:
        """All hits in reading order; one phrase may be found many times."""
        tokens = [(match.group().lower(), match.start(), match.end()) for match in TOKEN.finditer(text)]
        hits = []
        for at, (token, start, _) in enumerate(tokens):
            for pattern in self._candidates(token):
                last = at + len(pattern.words) - 1
                if last < len(tokens) and all(
                    self._meets(word, tokens[at + step][0]) for step, word in enumerate(pattern.words[1:], 1)
                ):
                    hits.append(Hit(pattern.item, pattern.phrase, start, tokens[last][2]))
        return hits

    def _candidates(self, token: str) -> list[_Pattern]:
        found = list(self._exact.get(token, ()))
        lemma = self._lemmas.get(token)
        if lemma is not None and lemma != token:
            found += self._exact.get(lemma, ())
        for length in range(SHORTEST_STEM, len(token) + 1):
            found += self._starts.get(token[:length], ())
            found += self._ends.get(token[-length:], ())
        found += [pattern for stem, pattern in self._inside if stem in token]
        return list(dict.fromkeys(found))

    def _meets(self, word: str, token: str) -> bool:
        stem = word.strip("*")
        if word.startswith("*") and word.endswith("*"):
            return stem in token
        if word.endswith("*"):
            return token.startswith(stem)
        if word.startswith("*"):
            return token.endswith(stem)
        return word in (token, self._lemmas.get(token))


def build_index(phrases: Mapping[str, Sequence[str]], language: str) -> PhraseIndex:
    """An index over phrases of one language, with the lemmas that they need.

    Args:
        phrases: Phrases by item.
        language: Whose lemmas are looked up.
    """
    words = {word for listed in phrases.values() for phrase in listed for word in WORD.findall(phrase.lower())}
    return PhraseIndex(phrases, lemmas((word for word in words if "*" not in word), language))


@lru_cache(maxsize=8)
def taxonomy_index(taxonomy: Taxonomy, language: str) -> PhraseIndex:
    """An index over all goals' and targets' phrases in one language."""
    phrases = {str(goal.id): goal.phrases.get(language, ()) for goal in taxonomy.goals.values()}
    phrases |= {target.id: target.phrases.get(language, ()) for target in taxonomy.targets.values()}
    return build_index(phrases, language)
