"""What in a passage tells that two goals pull apart: words for it, contrasts, losses, objections, choices.

The patterns are reference data (`settings/conflicts/<language>.yml`); a language without
patterns of its own is read with the Swedish ones.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from auditor.folders import SETTINGS
from auditor.judging.patterns import Signals, compile_signals
from auditor.judging.signals import FALLBACK, LANGUAGES, Sentence, read_sentence, split_sentences
from auditor.yamlfiles import load_yaml

FOLDER = SETTINGS / "conflicts"


@lru_cache(maxsize=1024)  # the flag, the status and the search for pairs each ask for the same passage
def find_tension(text: str, language: str) -> tuple[Sentence, ...]:
    """Split a passage into sentences and find the signals of tension in each.

    Args:
        text: The passage.
        language: `sv` or `en`; anything else is read as Swedish.
    """
    signals = load_tension(language if language in LANGUAGES else FALLBACK)
    return tuple(read_sentence(part, signals) for part in split_sentences(text))


@lru_cache(maxsize=len(LANGUAGES))
def load_tension(language: str) -> Signals:
    """Compile the patterns of a language; done once."""
    settings: Mapping[str, Any] = load_yaml(FOLDER / f"{language}.yml")
    return compile_signals(settings["signals"], language)
