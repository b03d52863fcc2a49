"""Why a goal was given: the sentence and the phrases that carried it, and the closest target."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from auditor.matching.lexical import Lexical, features
from auditor.matching.phrases import TOKEN, Hit, taxonomy_index
from auditor.matching.sentences import sentences
from auditor.records import Evidence, TargetScore
from auditor.reference.taxonomy import Taxonomy

MOST_PHRASES = 5
FEWEST_LETTERS = 4


class ReasonFinder:
    """Finds what carried a goal in a text.

    Args:
        lexical: Its weights say which words speak for a goal where no phrase of the reference data stands.
        taxonomy: Its phrases speak first.
    """

    def __init__(self, lexical: Lexical, taxonomy: Taxonomy) -> None:
        self._lexical = lexical
        self._taxonomy = taxonomy

    def find(
        self, text: str, language: str, goals: Sequence[int], targets: Sequence[TargetScore]
    ) -> tuple[Evidence, ...]:
        """One entry a goal."""
        spoken = sentences(text, language) or (text,)
        index = taxonomy_index(self._taxonomy, "en" if language == "en" else "sv")
        hits = [index.find(sentence) for sentence in spoken]
        logits = self._lexical.logits(spoken)
        return tuple(self._one(goal, spoken, hits, logits[:, goal - 1], targets) for goal in goals)

    def _one(
        self,
        goal: int,
        spoken: Sequence[str],
        hits: Sequence[Sequence[Hit]],
        logits: np.ndarray[tuple[int], np.dtype[np.float32]],
        targets: Sequence[TargetScore],
    ) -> Evidence:
        own = [[hit for hit in found if hit.item.split(".")[0] == str(goal)] for found in hits]
        best = max(range(len(spoken)), key=lambda at: (len({hit.phrase for hit in own[at]}), float(logits[at]), -at))
        words = [spoken[best][hit.start : hit.end] for hit in own[best]] or self._words(spoken[best], goal)
        closest = next(score.target for score in targets if score.target.split(".")[0] == str(goal))
        return Evidence(goal, spoken[best], tuple(dict.fromkeys(words))[:MOST_PHRASES], closest)

    def _words(self, sentence: str, goal: int) -> list[str]:
        """The words that the lexical model holds to speak most for the goal."""
        weighed = []
        for match in TOKEN.finditer(sentence):
            if len(match.group()) >= FEWEST_LETTERS:
                (bucket,) = features(match.group())
                weight = float(self._lexical.weights[bucket, goal - 1]) * float(self._lexical.rarity[bucket])
                weighed.append((weight, match.group()))
        return [word for weight, word in sorted(weighed, reverse=True)[:3] if weight > 0]
