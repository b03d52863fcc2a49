"""Text that flows, without pages: blocks of a Word file, a web page or a plain text → Document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from auditor.errors import SourceUnreadable
from auditor.identifiers import paragraph_ids
from auditor.reading.codepoints import mend
from auditor.reading.languages import detect_languages
from auditor.reading.readingsettings import reading_settings
from auditor.reading.titles import choose_title
from auditor.records import Document, Kind, Paragraph, Unread

CELL_JOINT = " | "
# More paragraphs than any strategy has: beyond, a file is no document but data.
MOST = 100_000
# A heading is shorter; what is longer was only set like one.
LONGEST_HEADING = 250
# Lines of a cover or a colophon have at most this many words; they stand among so many first blocks.
SHORT = 25
FRONT = 40
# A cover has at most this many words.
COVER = 90
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\x00-\x08\x0e-\x1f\x7f]")
# Below every real heading: a line that only looks like one.
LOWEST = 9
# Levels of headings that the source itself calls so.
REAL = 6


@dataclass(frozen=True, slots=True)
class Block:
    """What will become one paragraph.

    Attributes:
        kind: What it is.
        text: Its text, spaces not yet folded.
        level: For headings: 1 is outermost.
        marks: As in a paragraph.
    """

    kind: Kind
    text: str
    level: int = LOWEST
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """Where blocks come from: the file, its checksum, its media, and the titles that it states and shows."""

    path: Path
    sha256: str
    media: str
    stated: str = ""
    shown: str = ""


def fold(text: str) -> str:
    """Fold spaces and drop the signs that no one sees."""
    return " ".join(_UNSEEN.sub("", mend(text)).split())


def row(cells: Iterable[str]) -> str:
    """The text of a table row; empty cells are left out, as in a row read from a page."""
    return CELL_JOINT.join(cell for cell in map(fold, cells) if cell)


def hold(path: Path, blocks: Iterable[Block]) -> list[Block]:
    """Fold the texts of blocks and keep those that hold a letter or figure.

    Raises:
        SourceUnreadable: There are far too many.
    """
    held: list[Block] = []
    for block in blocks:
        text = fold(block.text)
        if any(sign.isalnum() for sign in text):
            held.append(replace(block, text=text))
        if len(held) > MOST:
            why = f"it holds more than {MOST:,} paragraphs; take out the part that is the strategy and read that."
            raise SourceUnreadable(path, why)
    return held


def flow_document(origin: Origin, blocks: Iterable[Block], unread: Sequence[Unread] = ()) -> Document:
    """Make a document of blocks in reading order.

    Args:
        origin: Where they come from.
        blocks: The blocks; those without a letter or figure are dropped.
        unread: What could not be read.

    Raises:
        SourceUnreadable: There is no text, or far too much.
    """
    held = [_settled(block) for block in hold(origin.path, blocks)]
    if not held:
        raise SourceUnreadable(
            origin.path,
            "it holds no text; if it shows pictures of text, save it as a PDF and run text recognition on it.",
        )
    held = _front(_contents_titles(held))
    paths = heading_paths(held)
    ids = paragraph_ids([(path, block.text) for path, block in zip(paths, held, strict=True)])
    language, codes = detect_languages([block.text for block in held])
    paragraphs = tuple(
        Paragraph(ids[at], at, 1, 1, paths[at], block.kind, block.text, (), codes[at], block.marks)
        for at, block in enumerate(held)
    )
    title = fold(origin.shown) or choose_title(fold(origin.stated), (), origin.path)
    return Document(origin.path.name, origin.sha256, origin.media, title, language, 1, (), paragraphs, tuple(unread))


def _settled(block: Block) -> Block:
    """A block whose first signs or length tell more than its form: typed bullets, captions, overlong headings."""
    if block.kind == "heading" and len(block.text) > LONGEST_HEADING:
        return replace(block, kind="body")
    if block.kind in ("body", "list_item"):
        first, _, rest = block.text.partition(" ")
        if rest and len(first) == 1 and (first == "-" or first in reading_settings().bullets):
            return replace(block, kind="list_item", text=rest)
        if block.kind == "body" and _captions(block.text):
            return replace(block, kind="caption")
    return block


def _captions(text: str) -> bool:
    """Whether a text begins like a caption: "Figur 3. …", "Tabell 2: …", "Källa: …"."""
    words = text.lower().split(maxsplit=60)
    if len(words) > 60 or words[0].rstrip(":.") not in reading_settings().caption:
        return False
    return words[0].endswith(":") or (len(words) > 1 and re.fullmatch(r"\d+([.:]\d+)*[.:]", words[1]) is not None)


def _contents_titles(blocks: list[Block]) -> list[Block]:
    """The heading of a table of contents belongs to it."""
    titles = reading_settings().contents
    for at, (block, following) in enumerate(pairwise(blocks)):
        if following.kind == "contents" and block.text.lower().strip(" .:") in titles:
            blocks[at] = replace(block, kind="contents")
    return blocks


def _front(blocks: list[Block]) -> list[Block]:
    """Mark the cover, which stands before the contents, and the short lines that tell who made the document."""
    contents = next((at for at, block in enumerate(blocks) if block.kind == "contents"), 0)
    headed = next(
        (at for at, block in enumerate(blocks) if block.kind == "heading" and block.level <= REAL), len(blocks)
    )
    words = sum(len(block.text.split()) for block in blocks[:contents])
    end = contents if words <= COVER and contents <= headed else 0
    for at in range(end):
        blocks[at] = replace(blocks[at], kind="boilerplate")
    opened = [at for at, block in enumerate(blocks[:FRONT]) if len(block.text.split()) > SHORT]
    region = range(end, opened[0] if opened else min(FRONT, len(blocks)))
    names = "|".join(map(re.escape, reading_settings().colophon))
    labelled = re.compile(rf"(?:^|\| )(?:{names})(?= ?[:|])", re.I)
    hits = sum(len(labelled.findall(blocks[at].text)) for at in region)
    for at in region:
        if hits >= 2 and blocks[at].kind in ("body", "table"):
            blocks[at] = replace(blocks[at], kind="boilerplate")
    return blocks


def heading_paths(blocks: Sequence[Block]) -> list[tuple[str, ...]]:
    """The headings above each block, outermost first; those of a text box end with it."""
    running: list[Block] = []
    boxed: list[Block] = []
    paths = []
    for block in blocks:
        inside = "text_box" in block.marks
        if not inside:
            boxed = []
        opened = boxed if inside else running
        if block.kind == "heading":
            while opened and opened[-1].level >= block.level:
                opened.pop()
        outside = block.kind in ("contents", "boilerplate")
        paths.append(() if outside else tuple(held.text for held in (*running, *boxed)))
        if block.kind == "heading":
            opened.append(block)
    return paths
