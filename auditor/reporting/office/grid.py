"""Tables of the Word document, whose header row is marked as one and repeated on every page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from docx.oxml.xmlchemy import BaseOxmlElement

from auditor.reporting.office.elements import node
from auditor.reporting.office.pieces import PieceMaker
from auditor.reporting.office.spans import Block, Cell, plain
from auditor.reporting.office.text import legal_text

# Rows with fewer characters stay on one page; longer ones may run over its end.
UNBROKEN = 2500


@dataclass(frozen=True, slots=True)
class Grid:
    """What a table holds.

    Attributes:
        heads: Of the columns; none where each row is a name and its value.
        rows: The cells.
        widths: Of the columns in centimetres.
        grounds: Colours of the cells of each row as hexadecimal, empty for none.
        tall: Least height of the rows in centimetres.
        together: Whether the whole table stays on one page.
        leading: Whether it also stays on the page of what follows.
    """

    heads: Sequence[str | Block]
    rows: Iterable[Sequence[Cell]]
    widths: Sequence[float]
    grounds: Sequence[Sequence[str]] = ()
    tall: float = 0.0
    together: bool = False
    leading: bool = False


def build_table(grid: Grid, name: str, style: str, pieces: PieceMaker) -> BaseOxmlElement:
    """The element of a table.

    Args:
        grid: What it holds.
        name: What screen readers say of it.
        style: Id of its style.
        pieces: Makes the paragraphs of its cells.
    """
    widths = [_twips(width) for width in grid.widths]
    lines = []
    if grid.heads:
        heads = [[head if isinstance(head, Block) else Block(head, "head")] for head in grid.heads]
        lines.append(_row(heads, widths, pieces, node("tblHeader"), stay=True))
    rows = list(grid.rows)
    for number, cells in enumerate(rows):
        grounds = grid.grounds[number] if grid.grounds else ()
        stay = grid.leading or (grid.together and number < len(rows) - 1)
        if not grid.heads and isinstance(cells[0], str):
            cells = [[Block(cells[0], "head")], *cells[1:]]
        height = [node("trHeight", val=str(_twips(grid.tall)), hRule="atLeast")] if grid.tall else []
        lines.append(_row(cells, widths, pieces, *height, grounds=grounds, stay=stay))
    return node("tbl", _looks(name, style, sum(widths), bool(grid.heads)), _columns(widths), *lines)


def _looks(name: str, style: str, width: int, headed: bool) -> BaseOxmlElement:
    return node(
        "tblPr",
        node("tblStyle", val=style),
        node("tblW", w=str(width), type="dxa"),
        node("tblLayout", type="fixed"),
        node("tblLook", val="0620" if headed else "0680", firstRow=str(int(headed)), lastRow="0",
             firstColumn=str(int(not headed)), lastColumn="0", noHBand="1", noVBand="1"),
        node("tblCaption", val=legal_text(name)),
    )  # fmt: skip


def _columns(widths: Sequence[int]) -> BaseOxmlElement:
    return node("tblGrid", *(node("gridCol", w=str(width)) for width in widths))


def _row(
    cells: Sequence[Cell],
    widths: Sequence[int],
    pieces: PieceMaker,
    *looks: BaseOxmlElement,
    grounds: Sequence[str] = (),
    stay: bool = False,
) -> BaseOxmlElement:
    blocks = [cell if isinstance(cell, list) else [Block(cell)] for cell in cells]
    letters = sum(len(plain(block.content)) for held in blocks for block in held)
    kept = [node("cantSplit")] if letters < UNBROKEN else []
    row = node("tr", *([node("trPr", *kept, *looks)] if kept or looks else []))
    for place, (held, width) in enumerate(zip(blocks, widths, strict=True)):
        ground = grounds[place] if grounds else ""
        shade = [node("shd", val="clear", color="auto", fill=ground)] if ground else []
        shape = node("tcPr", node("tcW", w=str(width), type="dxa"), *shade)
        row.append(node("tc", shape, *(pieces.block(block, stay=stay) for block in held or [Block("")])))
    return row


def _twips(centimetres: float) -> int:
    """Twentieths of a point."""
    return round(centimetres / 2.54 * 1440)
