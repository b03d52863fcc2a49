"""Types of documents: what is expected of a plan, a call or an application, and what the report calls it.

Sustainability is to be part of all of them, but a call for projects is not asked for measures and
an application not for everything. What is expected stands in `taxonomies/documenttypes.yml`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Literal

from auditor.errors import UnknownCode
from auditor.folders import TAXONOMIES
from auditor.records import Audit, GapType, Language, Level, Relevance
from auditor.reference.checkedfiles import read_checked
from auditor.reference.profile import Profile, TargetProfile
from auditor.wording import Words

FILE = TAXONOMIES / "documenttypes.yml"
SCHEMA = FILE.with_name("documenttypes.schema.json")
STRATEGY = "strategy"
Expected = Level | Literal["profile"]


@dataclass(frozen=True, slots=True)
class DocumentType:
    """What can be expected of one type of document.

    Attributes:
        id: Its code, as `--type` takes it.
        name: By language.
        why: Why this is expected, by language.
        expected: Level expected at least, by relevance; `profile` where the relevance profile decides.
        gaps: The kinds of gaps that are looked for.
        words: What stands for the words for a strategy, by language: from each form to its like.
    """

    id: str
    name: Mapping[str, str]
    why: Mapping[str, str]
    expected: Mapping[Relevance, Expected] = field(repr=False)
    gaps: frozenset[GapType]
    words: Mapping[str, Mapping[str, str]] = field(repr=False)

    def applied(self, profile: Profile) -> Profile:
        """The profile with the levels that this type of document is expected to reach.

        Targets of which the profile expects nothing stay without expectation.
        """
        return replace(profile, targets={code: self._expect(entry) for code, entry in profile.targets.items()})

    def spoken(self, words: Words) -> Words:
        """The wording with the words for this type of document in place of those for a strategy."""
        forms = self.words[words.language]
        if not forms:
            return words
        longest_first = "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))
        pattern = re.compile(rf"(?<![\w-])(?:{longest_first})(?![\w-]|'s\b)", re.IGNORECASE)

        def other(match: re.Match[str]) -> str:
            found = match.group()
            put = forms[found.lower()]
            return put[0].upper() + put[1:] if found[0].isupper() else put

        return replace(words, entries={key: pattern.sub(other, text) for key, text in words.entries.items()})

    def _expect(self, entry: TargetProfile) -> TargetProfile:
        level = self.expected.get(entry.relevance, "profile")
        if level == "profile" or entry.expected == "missing":
            return entry
        return replace(entry, expected=level)


@lru_cache(maxsize=1)
def document_types() -> Mapping[str, DocumentType]:
    """All types by code, the strategy first.

    Raises:
        TaxonomyInvalid: The file does not follow its schema.
    """
    record = read_checked(FILE, SCHEMA)
    return {entry["id"]: DocumentType(**{**entry, "gaps": frozenset(entry["gaps"])}) for entry in record["types"]}


def document_type(code: str) -> DocumentType:
    """The type of a code.

    Raises:
        UnknownCode: There is no such type; lists those there are.
    """
    known = document_types()
    if code not in known:
        raise UnknownCode("type of document", code, list(known))
    return known[code]


def type_of(audit: Audit) -> DocumentType:
    """The type that a document was audited as; a strategy where the audit does not say.

    Raises:
        UnknownCode: The audit names a type that this version does not know.
    """
    return document_type(str(audit.provenance.get("document_type", STRATEGY)))


def type_name(audit: Audit, language: Language) -> str:
    """What the type that a document was audited as is called."""
    return type_of(audit).name[language]
