"""Forms of Swedish and English verbs, so that a word list names each verb once.

A verb is written `inrätta` (first conjugation), `genomföra/genomför` (infinitive and
present) or with all four forms `ta/tar/tog/tagit`; a particle follows after a space
(`ta/tar/tog/tagit fram`). Overgeneration does no harm: a form that nobody writes matches nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Form = Literal["inf", "pres", "past", "sup", "ing"]
FORMS: tuple[Form, ...] = ("inf", "pres", "past", "sup", "ing")


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb's forms, active and passive, and the particle that belongs to it (empty without one)."""

    forms: dict[Form, tuple[str, ...]]
    particle: str


def read_verb(entry: str, language: str) -> Verb:
    """Build all forms of a verb from its entry in a word list.

    Args:
        entry: As in the module's description.
        language: `sv` or `en`.
    """
    given, _, particle = entry.partition(" ")
    parts = given.split("/")
    forms = _english(parts) if language == "en" else _swedish(parts)
    return Verb({form: tuple(dict.fromkeys(words)) for form, words in forms.items()}, particle)


def _swedish(parts: list[str]) -> dict[Form, list[str]]:
    infinitive = parts[0]
    stem = infinitive[:-1] if infinitive.endswith("a") and len(infinitive) > 2 else infinitive
    present = parts[1] if len(parts) > 1 else infinitive + "r"
    if len(parts) > 3:
        past, supine = [parts[2]], [parts[3]]
    elif present.endswith("ar"):
        past, supine = [stem + "ade"], [stem + "at"]
    else:
        past, supine = [stem + "de", stem + "te", stem + "dde"], [stem + "t", stem + "tt"]
    root = present[:-2] if present.endswith("er") else present.removesuffix("r")
    passive = [root + "s"] if present.endswith(("er", "ar")) else [root + "s", present + "s"]
    return {
        "inf": [infinitive, infinitive + "s"],
        "pres": [present, *passive],
        "past": past + [word + "s" for word in past],
        "sup": supine + [word + "s" for word in supine],
        "ing": [],
    }


def _english(parts: list[str]) -> dict[Form, list[str]]:
    base = parts[0]
    third = parts[1] if len(parts) > 1 else base + ("es" if base.endswith(("s", "sh", "ch", "x")) else "s")
    regular = base + "d" if base.endswith("e") else base + "ed"
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        third, regular = (third if len(parts) > 1 else base[:-1] + "ies"), base[:-1] + "ied"
    past = parts[2] if len(parts) > 2 else regular
    participle = parts[3] if len(parts) > 3 else past
    ing = base[:-1] + "ing" if base.endswith("e") else base + "ing"
    return {"inf": [base], "pres": [base, third, ing], "past": [past], "sup": [participle], "ing": [ing]}
