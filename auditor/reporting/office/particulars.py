"""Where an audit comes from, as rows of name and value in the words of the report."""

from __future__ import annotations

from collections.abc import Mapping

from auditor.reporting.office.story import Story
from auditor.reporting.passages import clean_text, shorten

LONGEST = 600


def provenance_rows(story: Story) -> list[tuple[str, str]]:
    """Name and value of all that the audit says of its making, the file first."""
    source = story.content.audit.document
    rows = [
        (story.words("about.file"), shorten(clean_text(source.name), 300)),
        (story.words("about.checksum"), source.sha256),
    ]
    for key, value in story.content.audit.provenance.items():
        if value not in ("", None) and value != [] and value != {}:
            rows.append((_name(story, key), shorten(clean_text(_value(story, key, value)), LONGEST)))
    return rows


def _name(story: Story, key: str) -> str:
    if story.words.has(f"provenance_section.{key}"):
        return story.words(f"provenance_section.{key}")
    if story.office.has(key):
        return story.office(key)
    return shorten(clean_text(key), 120)


def _value(story: Story, key: str, value: object) -> str:
    language = story.words.language
    if key == "profile_name" and isinstance(value, Mapping):
        return str(value.get(language, ""))
    if key == "profile_confirmed" and isinstance(value, Mapping):
        confirmed = story.words("about.confirmed", by=value["by"], when=value["when"]) if value.get("by") else ""
        return confirmed or story.words("about.unconfirmed")
    if isinstance(value, Mapping):
        return "; ".join(f"{_setting(story, name)}: {_single(story, single)}" for name, single in value.items())
    if isinstance(value, (list, tuple)):
        return ", ".join(_single(story, single) for single in value) or story.words("dash")
    return _single(story, value)


def _setting(story: Story, name: object) -> str:
    key = f"setting.{name}"
    return story.office(key) if story.office.has(key) else str(name)


def _single(story: Story, value: object) -> str:
    if isinstance(value, bool):
        return story.office("yes" if value else "no")
    if value is None or value == "":
        return story.words("dash")
    if isinstance(value, float):
        return f"{value:g}".replace(".", story.words("decimal"))
    key = f"setting_value.{value}"
    return story.office(key) if story.office.has(key) else str(value)
