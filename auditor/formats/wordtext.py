"""The text inside a Word paragraph, cell or note, with what hangs on it: text boxes and notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml import etree

from auditor.formats.wordpackage import WordPackage, attribute, child, children, local
from auditor.formats.wordstyles import Look, StyleBook

# What is gone, or is no text: deletions, the place something moved from, field codes, properties, ruby readings.
_GONE = {"del", "moveFrom", "delText", "instrText", "delInstrText", "rt"}
LEFT_OUT = frozenset(_GONE | {"pPr", "rPr", "sdtPr", "tblPr", "trPr", "tcPr", "sectPr"})
_SPACES = {"tab", "br", "cr", "ptab"}


@dataclass(slots=True)
class Text:
    """What has been gathered.

    Attributes:
        pieces: Texts with the look of each.
        boxes: The contents of text boxes.
        notes: Footnotes and endnotes.
        contents: Whether it begins with a link into the document as entries of a table of contents do.
    """

    pieces: list[tuple[str, Look]] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    notes: list[etree._Element] = field(default_factory=list)
    contents: bool = False

    @property
    def text(self) -> str:
        """All of the text."""
        return "".join(piece for piece, _ in self.pieces)


class Gatherer:
    """Gathers text with all changes accepted.

    Args:
        package: The document, for its notes.
        styles: Its styles, for what is hidden or bold.
    """

    def __init__(self, package: WordPackage, styles: StyleBook) -> None:
        self._styles = styles
        self._notes = {
            (kind, attribute(note, "id")): note
            for kind, part in (("footnote", package.footnotes), ("endnote", package.endnotes))
            for note in children(part, kind)
        }

    def whole(self, element: etree._Element) -> Text:
        """All text of a cell or note, its paragraphs parted by spaces."""
        held = Text()
        self.gather(element, self._styles.usual, held)
        return held

    def gather(self, element: etree._Element, look: Look, held: Text) -> None:
        """Gather the text below an element; the parser refuses XML nested deeper than 256.

        Args:
            element: A paragraph, or what stands in one.
            look: How its text is set if nothing in it says otherwise.
            held: Takes what is found.
        """
        for part in element:
            name = local(part)
            if name == "r":
                self.gather(part, self._styles.run(child(part, "rPr"), look), held)
            elif name == "t" and not look.hidden:
                held.pieces.append((part.text or "", look))
            elif name in _SPACES or name == "noBreakHyphen":
                held.pieces.append(("-" if name == "noBreakHyphen" else " ", look))
            elif name in ("footnoteReference", "endnoteReference"):
                note = self._notes.get((name.removesuffix("Reference"), attribute(part, "id")))
                held.notes += [] if note is None or look.hidden else [note]
            elif name == "txbxContent":
                held.boxes.append(part)
            elif name == "AlternateContent":
                self.gather(_shown(part), look, held)
            elif name and name not in LEFT_OUT and child(part, "sdtPr", "showingPlcHdr") is None:
                self._descend(part, name, look, held)

    def _descend(self, part: etree._Element, name: str, look: Look, held: Text) -> None:
        if name == "hyperlink" and (attribute(part, "anchor") or "").startswith("_Toc"):
            held.contents |= not any(piece.strip() for piece, _ in held.pieces)
        self.gather(part, look, held)
        if name == "p":
            held.pieces.append((" ", look))


def _shown(alternate: etree._Element) -> etree._Element:
    """Of two forms of the same thing the first that holds text."""
    forms: Sequence[etree._Element] = [*children(alternate, "Choice"), *children(alternate, "Fallback")]
    return next((form for form in forms if any(local(part) == "t" for part in form.iter())), etree.Element("none"))
