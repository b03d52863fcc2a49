"""What the command line says, in the user's language.

Messages of its own have a key (`messages.sv.yml`, `messages.en.yml`). Errors are written in
English where they arise; their Swedish stands under the English sentence in `errors.sv.yml`,
fields in braces. What has no translation is said in English rather than not at all.
"""

from __future__ import annotations

import errno
import os
import re
from contextvars import ContextVar
from functools import lru_cache

from auditor.errors import AuditorError
from auditor.folders import TEMPLATES
from auditor.yamlfiles import load_yaml

WORDS = TEMPLATES / "words"
VARIABLES = ("AUDITOR_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
FIELD = re.compile(r"\{(\w+)(?:![rs])?\}")

_chosen: ContextVar[str | None] = ContextVar("language of messages", default=None)


def choose_language(language: str | None) -> None:
    """Say everything in this language from now on; None leaves the choice to the environment again."""
    _chosen.set(language)


def user_language() -> str:
    """The language chosen; else Swedish where the environment asks for it (`VARIABLES`), else English."""
    chosen = _chosen.get()
    if chosen is not None:
        return chosen
    for name in VARIABLES:
        value = os.environ.get(name)
        if value:
            return "sv" if value.lower().startswith("sv") else "en"
    return "en"


@lru_cache(maxsize=2)
def catalogue(language: str) -> dict[str, str]:
    """All messages in one language."""
    words: dict[str, str] = load_yaml(WORDS / f"messages.{language}.yml")
    return words


def say(key: str, **values: object) -> str:
    """A message with its values filled in.

    Raises:
        KeyError: There is no such message.
    """
    return catalogue(user_language())[key].format(**values)


def tell(error: AuditorError) -> str:
    """What an error says, in the user's language."""
    if user_language() == "en":
        return str(error)
    swedish = translations().get(error.message) if error.values else None
    if swedish is None:
        return translate(str(error))
    return swedish.format(**{name: _translated(value) for name, value in error.values.items()})


def tell_system(error: OSError) -> str:
    """What the system refused, and where, in the user's language."""
    name = errno.errorcode.get(error.errno, "") if error.errno is not None else ""
    why = catalogue(user_language()).get(name) or error.strerror or str(error)
    place = say("storage") if error.filename is None else os.fsdecode(error.filename)
    return say("refused", place=place, why=why)


def translate(sentence: str) -> str:
    """An English sentence or clause of an error in the user's language; as it is where no translation is known."""
    if user_language() == "en":
        return sentence
    known = translations()
    if sentence in known:
        return known[sentence]
    for pattern, swedish in _patterns():
        match = pattern.fullmatch(sentence)
        if match is not None:
            return swedish.format(**{name: translate(value) for name, value in match.groupdict().items()})
    return sentence


@lru_cache(maxsize=1)
def translations() -> dict[str, str]:
    """Swedish by English, of errors and of remedies for what could not be read."""
    words: dict[str, str] = load_yaml(WORDS / "errors.sv.yml")
    return words


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Sentences with fields, those with most fixed letters first, as patterns that give the fields' values."""
    with_fields = [english for english in translations() if FIELD.search(english)]
    ordered = sorted(with_fields, key=lambda english: (-len(FIELD.sub("", english)), english))
    return tuple((_pattern(english), FIELD.sub(r"{\1}", translations()[english])) for english in ordered)


def _pattern(english: str) -> re.Pattern[str]:
    parts = FIELD.split(english)
    return re.compile(
        "".join(re.escape(part) if at % 2 == 0 else f"(?P<{part}>.+?)" for at, part in enumerate(parts)), re.DOTALL
    )


def _translated(value: object) -> object:
    return translate(value) if isinstance(value, str) else value
