"""What the report says of each lens: silent items first, then what was found and where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from auditor.records import Audit, Language, LensItem, LensPassage, LensResult
from auditor.reporting.passages import Passage, clean_text, shorten

LONGEST_NAME = 200
LONGEST_TEXT = 600


@dataclass(frozen=True, slots=True)
class LensRow:
    """One item at the end of the framework's tree.

    Attributes:
        item: The record.
        name: Short name in the report's language.
        text: What it asks for, in the report's language; empty where the name says it.
        group: Names of the items above it, outermost first.
        passages: What was found, deepest first, each with why.
    """

    item: LensItem
    name: str
    text: str
    group: tuple[str, ...]
    passages: tuple[tuple[Passage, LensPassage], ...]


@dataclass(frozen=True, slots=True)
class LensSection:
    """One framework.

    Attributes:
        result: The record.
        name: In the report's language.
        silent: Items that apply and that no passage addresses.
        doubtful: Items that apply and have doubtful passages only.
        found: Items with clear passages, in the framework's order.
        outside: Items that do not apply and have no clear passages.
    """

    result: LensResult
    name: str
    silent: tuple[LensRow, ...]
    doubtful: tuple[LensRow, ...]
    found: tuple[LensRow, ...]
    outside: tuple[LensRow, ...]


def lens_sections(audit: Audit, passages: Mapping[str, Passage], language: Language) -> tuple[LensSection, ...]:
    """Arrange the lenses of an audit for reading.

    Raises:
        KeyError: A lens points at a paragraph that the document does not have.
    """
    # Examples are in the language of the audit; in a report in another they would be read as its own words.
    foreign = audit.language != language
    return tuple(_section(lens, passages, language, foreign=foreign) for lens in audit.lenses)


def _section(lens: LensResult, passages: Mapping[str, Passage], language: Language, *, foreign: bool) -> LensSection:
    names = {item.item: _word(item.name, language, LONGEST_NAME) for item in lens.items}
    above = {item.item: item.parent for item in lens.items}
    rows = []
    for item in lens.items:
        if not item.leaf:
            continue
        text = _word(item.text, language, LONGEST_TEXT)
        rows.append(
            LensRow(
                item=item,
                name=names[item.item],
                text="" if text == names[item.item] else text,
                group=_group(item.parent, above, names),
                passages=tuple(
                    (passages[found.paragraph], replace(found, example="") if foreign else found)
                    for found in item.passages
                ),
            )
        )
    missing = [row for row in rows if row.item.level == "missing"]
    applying = [row for row in missing if row.item.relevance != "not_applicable"]
    return LensSection(
        result=lens,
        name=_word(lens.name, language, LONGEST_NAME),
        silent=tuple(row for row in applying if not row.passages),
        doubtful=tuple(row for row in applying if row.passages),
        found=tuple(row for row in rows if row.item.level != "missing"),
        outside=tuple(row for row in missing if row.item.relevance == "not_applicable"),
    )


def _group(parent: str, above: Mapping[str, str], names: Mapping[str, str]) -> tuple[str, ...]:
    return (*_group(above[parent], above, names), names[parent]) if parent else ()


def _word(words: Mapping[str, str], language: Language, limit: int) -> str:
    return shorten(clean_text(words[language]), limit)
