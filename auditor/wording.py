"""The words of the reports, apart from their logic: one catalogue for each language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from auditor.errors import UnknownCode
from auditor.folders import TEMPLATES
from auditor.records import Language
from auditor.yamlfiles import load_yaml

FOLDER = TEMPLATES / "words"


@dataclass(frozen=True, slots=True)
class Words:
    """The wording of one language.

    Attributes:
        language: Which one.
        entries: Texts by dotted key; a list has one key for each member, counted from 0.
    """

    language: Language
    entries: Mapping[str, str] = field(repr=False)

    def __call__(self, key: str, /, **values: object) -> str:
        """The text under a key, with the values put in.

        Raises:
            UnknownCode: The catalogue has no such key.
        """
        if key not in self.entries:
            raise UnknownCode("wording", key)
        return self.entries[key].format(**values)

    def has(self, key: str) -> bool:
        """Whether there is a text under the key."""
        return key in self.entries

    def count(self, key: str, number: int, /, **values: object) -> str:
        """The text for one or for many, as `number` asks."""
        return self(f"{key}.{'one' if number == 1 else 'many'}", number=number, **values)

    def lines(self, key: str, /, **values: object) -> tuple[str, ...]:
        """All members of the list under a key.

        Raises:
            UnknownCode: There is no such list.
        """
        number = 0
        texts = []
        while f"{key}.{number}" in self.entries:
            texts.append(self(f"{key}.{number}", **values))
            number += 1
        if not texts:
            raise UnknownCode("wording", key)
        return tuple(texts)

    def joined(self, texts: tuple[str, ...] | list[str]) -> str:
        """The texts as one enumeration: a, b and c."""
        if len(texts) < 2:
            return "".join(texts)
        return f"{', '.join(texts[:-1])} {self('and')} {texts[-1]}"


@lru_cache(maxsize=16)
def load_words(language: Language, catalogue: str = "report") -> Words:
    """Read a catalogue from `templates/words/<catalogue>.<language>.yml`.

    Raises:
        UnknownCode: There is no catalogue in that language.
    """
    path = FOLDER / f"{catalogue}.{language}.yml"
    if not path.is_file():
        raise UnknownCode("report language", language)
    return Words(language, dict(_flat(load_yaml(path), "")))


def _flat(node: object, prefix: str) -> Iterator[tuple[str, str]]:
    if isinstance(node, Mapping):
        for key, value in node.items():
            yield from _flat(value, f"{prefix}{key}.")
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from _flat(value, f"{prefix}{number}.")
    else:
        yield prefix.rstrip("."), str(node)
