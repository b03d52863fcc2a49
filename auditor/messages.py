"""What the command line says, in the user's language."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

import yaml

WORDS = Path(__file__).parent / "templates" / "words"


def user_language() -> str:
    """Swedish where the environment asks for it (`AUDITOR_LANG`, `LC_ALL`, `LC_MESSAGES`, `LANG`), else English."""
    for name in ("AUDITOR_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            return "sv" if value.lower().startswith("sv") else "en"
    return "en"


@lru_cache(maxsize=2)
def catalogue(language: str) -> dict[str, str]:
    """All messages in one language."""
    words: dict[str, str] = yaml.safe_load((WORDS / f"messages.{language}.yml").read_text("utf-8"))
    return words


def say(key: str, **values: object) -> str:
    """A message with its values filled in.

    Raises:
        KeyError: There is no such message.
    """
    return catalogue(user_language())[key].format(**values)
