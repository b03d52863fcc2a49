"""The report on its way to the typesetter: the same pieces as on the Word document's paper, as plain data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from auditor.reporting.office.grid import UNBROKEN, Grid
from auditor.reporting.office.paper import Paper
from auditor.reporting.office.spans import Block, Cell, Field, Inline, Span, plain
from auditor.reporting.paged.pictures import Picture
from auditor.reporting.passages import shorten
from auditor.wording import Words

Piece = dict[str, Any]
# Characters of the title that the foot of each page has room for.
FOOTER = 90
LISTS = {"bullet": "bullets", "step": "steps"}


class Sheets(Paper):
    """Takes what the sections write and keeps it as data, in upright parts and parts on their side.

    Args:
        words: Of the office formats, in the report's language.
        title: Of the document.
        pictures: By the heading below which they stand.
    """

    def __init__(self, words: Words, title: str, pictures: Mapping[str, Picture]) -> None:
        self._words = words
        self._title = title
        self._pictures = pictures
        self._names: set[str] = set()
        self.parts: list[Piece] = [{"flipped": False, "blocks": []}]

    def title(self, text: str) -> None:
        """The name of the document."""
        self._put("title", text=text)

    def heading(self, text: str, level: int, name: str = "", *, new_page: bool = False) -> None:
        """A heading of level 1 to 3, with the picture that belongs below it."""
        if name:
            self._names.add(name)
        self._put("heading", text=text, level=level, name=name, new_page=new_page)
        picture = self._pictures.get(text)
        if picture is not None:
            caption = f"{picture.title}. {picture.legend}"
            self._put("picture", svg=picture.svg, alt=picture.alt, caption=caption, width=picture.width)

    def picture(self, heading: str, level: int) -> None:
        """A picture below a heading of its own."""
        self.heading(heading, level)

    def text(self, content: Inline, style: str = "body", *, stay: bool = False) -> None:
        """A paragraph, or a member of the list that the last one began."""
        if style not in LISTS:
            self._put("text", **_block(Block(content, style), stay))
            return
        blocks = self.parts[-1]["blocks"]
        if not blocks or blocks[-1]["kind"] != LISTS[style]:
            self._put(LISTS[style], items=[])
        blocks[-1]["items"].append(_parts(content))

    def contents(self, entries: Sequence[tuple[str, str]]) -> None:
        """The table of contents; the typesetter finds its entries itself."""
        self._put("contents")

    def table(self, grid: Grid, *, caption: str = "", name: str = "") -> None:
        """A table; the name is for the Word document's screen readers alone."""
        rows = [[_cell(cell) for cell in row] for row in grid.rows]
        heads = [_cell([head] if isinstance(head, Block) else head) for head in grid.heads]
        held = [piece for row in rows for cell in row for piece in cell]
        self._put(
            "table",
            heads=heads,
            rows=rows,
            widths=list(grid.widths),
            grounds=[list(grounds) for grounds in grid.grounds],
            caption=caption,
            together=grid.together,
            leading=grid.leading,
            fields=any(piece["style"] == "field" for piece in held),
            breaking=[_letters(row) >= UNBROKEN for row in rows],
        )

    def landscape(self) -> None:
        """Go on with a page on its side."""
        self.parts.append({"flipped": True, "blocks": []})

    def portrait(self) -> None:
        """Go on with an upright page."""
        self.parts.append({"flipped": False, "blocks": []})

    def record(self, language: str) -> Piece:
        """Everything that the typesetter needs, links only to places that there are."""
        before, _, rest = self._words.entries["footer"].partition("{page}")
        between, _, after = rest.partition("{pages}")
        for piece in _spans(self.parts):
            piece["to"] = piece["to"] if piece["to"] in self._names else ""
        return {
            "title": self._title,
            "short": shorten(self._title, FOOTER),
            "subject": self._words("subject"),
            "keywords": self._words("keywords"),
            "language": language,
            "contents": self._words("contents"),
            "table": self._words("table"),
            "footer": [before, between, after],
            "parts": [part for part in self.parts if part["blocks"]],
        }

    def _put(self, kind: str, **members: object) -> None:
        self.parts[-1]["blocks"].append({"kind": kind, **members})


def _cell(cell: Cell) -> list[Piece]:
    blocks = cell if isinstance(cell, list) else [Block(cell)]
    return [_block(block, False) for block in blocks]


def _block(block: Block, stay: bool) -> Piece:
    if isinstance(block.content, Field):
        asked = block.content
        field = {"field": asked.kind, "options": list(asked.options), "value": asked.value}
        return {"style": "field", **field, "stay": stay}
    return {"style": block.style, "parts": _parts(block.content), "stay": stay}


def _parts(content: Inline) -> list[Piece]:
    if isinstance(content, Field):
        return []
    parts = content if isinstance(content, tuple) else (content,)
    return [_span(Span(part) if isinstance(part, str) else part) for part in parts]


def _span(span: Span) -> Piece:
    language = span.language if span.language.isascii() and span.language.isalpha() else ""
    return {"t": plain(span), "lang": language.lower(), "bold": span.bold, "to": span.target}


def _letters(row: Sequence[Sequence[Piece]]) -> int:
    return sum(len(part["t"]) for cell in row for piece in cell for part in piece.get("parts", ()))


def _spans(node: object) -> Iterable[Piece]:
    if isinstance(node, list):
        for member in node:
            yield from _spans(member)
    elif isinstance(node, dict):
        if "to" in node:
            yield node
        for member in node.values():
            yield from _spans(member)
