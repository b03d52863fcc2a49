"""Spans, fields and blocks → the elements of a paragraph."""

from __future__ import annotations

from collections.abc import Mapping

from docx.oxml.xmlchemy import BaseOxmlElement

from auditor.reporting.office.elements import LINK, control, link, node, run
from auditor.reporting.office.settings import office_settings
from auditor.reporting.office.spans import Block, Field, Inline, Span
from auditor.reporting.office.text import legal_text
from auditor.wording import Words

# Word keeps bookmark names to this length.
BOOKMARK = 40
PROMPTS = {"choice": "choose", "date": "pick"}


class PieceMaker:
    """Makes paragraphs of a document, and numbers its content controls.

    Args:
        words: Of the office formats, in the report's language.
        styles: Ids of the styles by the keys that the report uses.
    """

    def __init__(self, words: Words, styles: Mapping[str, str]) -> None:
        self._words = words
        self._styles = styles
        self._controls = 0

    def block(self, block: Block, *, stay: bool = False) -> BaseOxmlElement:
        """A paragraph with its style."""
        looks = [node("pStyle", val=self._styles[block.style])]
        looks += [node("keepNext")] if stay else []
        return node("p", node("pPr", *looks), *self.pieces(block.content))

    def pieces(self, content: Inline) -> list[BaseOxmlElement]:
        """The runs, links and content controls of a piece."""
        if isinstance(content, Field):
            self._controls += 1
            prompt = self._words(PROMPTS.get(content.kind, "write"))
            locale = office_settings().locale(self._words.language)
            return [control(content, self._controls, prompt, locale)]
        parts = content if isinstance(content, tuple) else (content,)
        return [self._span(Span(part) if isinstance(part, str) else part) for part in parts]

    def _span(self, span: Span) -> BaseOxmlElement:
        foreign = span.language and span.language != self._words.language
        locale = office_settings().locale(span.language) if foreign else ""
        piece = run(legal_text(span.text), locale=locale, bold=span.bold, style=LINK if span.target else "")
        return link(span.target[:BOOKMARK], piece) if span.target else piece
