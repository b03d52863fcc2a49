"""What a Word style makes of a paragraph: its kind, heading level, weight and size, by inheritance."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import cast

from lxml import etree

from auditor.formats.wordpackage import attribute, child, children, word_settings
from auditor.records import Kind

_NUMBER = re.compile(r"[\s_-]*(\d+)?$")
# Word counts outline levels from 0; 9 says running text.
RUNNING = 9
# Half points; what Word takes where nothing is said.
_SIZE = 20


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph or run is set.

    Attributes:
        kind: What its style makes it.
        level: Heading level from 1.
        bold: Whether it is bold.
        size: In half points.
        hidden: Whether it is not shown.
    """

    kind: Kind = "body"
    level: int = 1
    bold: bool = False
    size: int = _SIZE
    hidden: bool = False


class StyleBook:
    """The styles of a document.

    Args:
        root: The part of styles; None where there is none.
    """

    def __init__(self, root: etree._Element | None) -> None:
        held = list(children(root, "style"))
        self._styles = {attribute(style, "styleId") or "": style for style in held}
        self._default = next(
            (
                attribute(s, "styleId")
                for s in held
                if attribute(s, "type") == "paragraph" and attribute(s, "default") in ("1", "true")
            ),
            None,
        )
        self._base = _set(Look(), child(root, "docDefaults", "rPrDefault", "rPr"))
        self._looks: dict[str | None, Look] = {}

    @property
    def usual(self) -> Look:
        """How running text is set."""
        return self.paragraph(None)

    def paragraph(self, properties: etree._Element | None) -> Look:
        """The look of a paragraph.

        Args:
            properties: Its `pPr`; None where it has none.
        """
        look = self._look(attribute(child(properties, "pStyle")) or self._default)
        outline = _level(properties)
        if outline is not None and look.kind in ("body", "heading", "list_item"):
            look = (
                replace(look, kind="body") if outline == RUNNING else replace(look, kind="heading", level=outline + 1)
            )
        number = attribute(child(properties, "numPr", "numId"))
        if look.kind in ("body", "list_item") and number is not None:
            look = replace(look, kind="body" if number == "0" else "list_item")
        return look

    def run(self, properties: etree._Element | None, around: Look) -> Look:
        """The look of a run: its paragraph's, its character style's and its own.

        Args:
            properties: Its `rPr`.
            around: The look of its paragraph.
        """
        for style in reversed(list(self._chain(attribute(child(properties, "rStyle"))))):
            around = _set(around, child(style, "rPr"))
        return _set(around, properties)

    def _look(self, name: str | None) -> Look:
        if name not in self._looks:
            chain = list(self._chain(name))
            look = self._base
            for style in reversed(chain):
                look = _set(look, child(style, "rPr"))
            kind, level = _kind(chain)
            self._looks[name] = replace(look, kind=kind, level=level)
        return self._looks[name]

    def _chain(self, name: str | None) -> Iterator[etree._Element]:
        """A style and those it is based on, nearest first; a circle ends where it closes."""
        seen: set[str] = set()
        while name is not None and name not in seen and name in self._styles:
            seen.add(name)
            yield self._styles[name]
            name = attribute(child(self._styles[name], "basedOn"))


def _kind(chain: list[etree._Element]) -> tuple[Kind, int]:
    """The kind and heading level that the nearest telling style gives."""
    settings = word_settings()
    for style in chain:
        name = (attribute(child(style, "name")) or attribute(style, "styleId") or "").split(",")[0].strip().lower()
        match = _NUMBER.search(name)
        stem, number = (name[: match.start()], match.group(1)) if match else (name, None)
        properties = child(style, "pPr")
        outline = _level(properties)
        if stem in settings.headings and number is not None and 1 <= int(number[:2]) <= RUNNING:
            return "heading", int(number[:2])
        if stem in settings.styles:
            return cast(Kind, settings.styles[stem]), 1
        if outline is not None:
            return ("body", 1) if outline == RUNNING else ("heading", outline + 1)
        if attribute(child(properties, "numPr", "numId")) not in (None, "0"):
            numbered_heading = any(_kind([base])[0] == "heading" for base in chain[1:])
            if not numbered_heading:
                return "list_item", 1
    return "body", 1


def _level(properties: etree._Element | None) -> int | None:
    """The outline level that properties state, 0 to 9."""
    stated = attribute(child(properties, "outlineLvl"))
    return int(stated) if stated is not None and stated.isdecimal() and int(stated) <= RUNNING else None


def _set(look: Look, properties: etree._Element | None) -> Look:
    """A look with what run properties change."""
    if properties is None:
        return look
    bold, hidden, size = child(properties, "b"), child(properties, "vanish"), attribute(child(properties, "sz"))
    if bold is not None:
        look = replace(look, bold=_on(bold))
    if hidden is not None:
        look = replace(look, hidden=_on(hidden))
    if size is not None and size.isdecimal():
        look = replace(look, size=max(1, int(size[:4])))
    return look


def _on(switch: etree._Element) -> bool:
    return attribute(switch) not in ("0", "false", "off")
