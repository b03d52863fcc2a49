"""What stands in a paragraph or a table cell of the Word document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

FieldKind = Literal["text", "long", "date", "choice"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text.

    Attributes:
        text: What it says.
        language: Language code, where it is not that of the report.
        bold: Set in bold.
        target: Name of the bookmark that it leads to.
    """

    text: str
    language: str = ""
    bold: bool = False
    target: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A place for someone to fill in.

    Attributes:
        tag: A name for programs, unique in the document.
        title: What screen readers and Word say of it.
        kind: A line, a longer text, a date or a choice.
        options: What can be chosen.
        value: What has been filled in already, a date as YYYY-MM-DD.
    """

    tag: str
    title: str
    kind: FieldKind = "text"
    options: tuple[str, ...] = ()
    value: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of a cell that holds several, with its style."""

    content: Inline
    style: str = "cell"


Inline = str | Span | Field | tuple[str | Span, ...]
Cell = Inline | list[Block]


def plain(content: Inline) -> str:
    """The text of a piece, without its looks; a field has none."""
    if isinstance(content, tuple):
        return "".join(part if isinstance(part, str) else part.text for part in content)
    return "" if isinstance(content, Field) else content if isinstance(content, str) else content.text
