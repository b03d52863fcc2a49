"""Word (.docx) → Document: the text as it stands with all changes accepted, without comments, headers and footers."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import cast

from lxml import etree

from auditor.formats.flow import LOWEST, Block, Origin, flow_document, fold, hold, row
from auditor.formats.wordpackage import WordPackage, attribute, child, local, open_package, word_settings
from auditor.formats.wordstyles import StyleBook
from auditor.formats.wordtext import LEFT_OUT, Gatherer, Text
from auditor.records import Document, Kind

# A line that is set like a heading without being styled as one is at most this long.
_LONGEST = 110
_RUNNING = ("body", "list_item", "heading")


def read_docx(path: Path) -> Document:
    """Read a Word document.

    Args:
        path: An existing file.

    Raises:
        SourceUnreadable: It is no Word document, locked, damaged, hostile or without text.
    """
    data = path.read_bytes()
    package = open_package(path, data)
    reader = _Reader(package)
    blocks = hold(path, reader.blocks(child(package.document, "body")))
    titles = [block.text for block in blocks[:30] if block.kind == "boilerplate" and "title" in block.marks]
    origin = Origin(path, hashlib.sha256(data).hexdigest(), "docx", package.title, titles[0] if titles else "")
    return flow_document(origin, [replace(b, marks=tuple(m for m in b.marks if m != "title")) for b in blocks])


class _Reader:
    """Walks through a document's body."""

    def __init__(self, package: WordPackage) -> None:
        self._styles = StyleBook(package.styles)
        self._gatherer = Gatherer(package, self._styles)

    def blocks(
        self, parent: etree._Element | None, kind: Kind | None = None, marks: tuple[str, ...] = ()
    ) -> Iterator[Block]:
        """The blocks inside an element.

        Args:
            parent: Body, cell, text box or the like.
            kind: What all of them are, if what holds them tells.
            marks: Their marks.
        """
        held = Text()
        for element in () if parent is None else parent:
            name = local(element)
            if name == "p":
                self._gatherer.gather(element, self._styles.paragraph(child(element, "pPr")), held)
                if child(element, "pPr", "rPr", "del") is None:
                    yield from self._paragraph(element, held, kind, marks)
                    held = Text()
            elif name == "tbl":
                yield from self._table(element, kind, marks)
            elif name == "sdt" and child(element, "sdtPr", "showingPlcHdr") is None:
                gallery = (attribute(child(element, "sdtPr", "docPartObj", "docPartGallery")) or "").lower()
                told = cast(Kind | None, word_settings().galleries.get(gallery))
                yield from self.blocks(child(element, "sdtContent"), kind or told, marks)
            elif name not in LEFT_OUT and name != "sdt":
                yield from self.blocks(element, kind, marks)
        if held.pieces:
            yield Block(kind or "body", held.text, marks=marks)

    def _paragraph(
        self, element: etree._Element, held: Text, kind: Kind | None, marks: tuple[str, ...]
    ) -> Iterator[Block]:
        look = self._styles.paragraph(child(element, "pPr"))
        text = fold(held.text)
        found: Kind = "contents" if held.contents and look.kind in _RUNNING else look.kind
        level = look.level
        if kind is not None and not (kind == "contents" and found == "boilerplate"):
            found = kind
        elif found == "body" and (step := self._seeming(held, text)) is not None:
            found, level = "heading", step
        shown = ("title",) if look.kind == "boilerplate" and found == "boilerplate" else ()
        yield Block(found, text, level, marks + shown)
        yield from self._hanging(held, kind, marks)

    def _hanging(self, held: Text, kind: Kind | None, marks: tuple[str, ...]) -> Iterator[Block]:
        """The text boxes and notes that hang on what was read."""
        for box in held.boxes:
            yield from self.blocks(box, kind, tuple(dict.fromkeys((*marks, "text_box"))))
        for note in held.notes:
            yield Block("footnote", self._gatherer.whole(note).text, marks=marks)

    def _seeming(self, held: Text, text: str) -> int | None:
        """The level of a line that only looks like a heading: short, wholly bold or larger, and no sentence."""
        looks = [look for piece, look in held.pieces if piece.strip()]
        if not looks or len(text) > _LONGEST or text.endswith((".", ",", ";", ":", "!", "|")):
            return None
        size, steps = min(look.size for look in looks) / self._styles.usual.size, word_settings().steps
        bold = all(look.bold for look in looks) and not self._styles.usual.bold
        if (size < steps[0] and not bold) or sum(sign.isalpha() for sign in text) < 3 or text[0].islower():
            return None
        return LOWEST - sum(size >= step for step in steps)

    def _table(self, table: etree._Element, kind: Kind | None, marks: tuple[str, ...]) -> Iterator[Block]:
        rows = [list(_within(tr, "tc")) for tr in _within(table, "tr") if child(tr, "trPr", "del") is None]
        if all(len(cells) < 2 for cells in rows):
            # One cell a row draws a box round text.
            for cells in rows:
                for cell in cells:
                    yield from self.blocks(cell, kind, tuple(dict.fromkeys((*marks, "text_box"))))
            return
        for cells in rows:
            texts = [self._gatherer.whole(cell) for cell in cells]
            yield Block(kind or "table", row(text.text for text in texts), marks=marks)
            for text in texts:
                yield from self._hanging(text, kind, marks)


def _within(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """Rows of a table or cells of a row, those in content controls too."""
    for element in parent:
        if local(element) == name:
            yield element
        elif local(element) in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
            yield from _within(element, name)
