"""Plain text → Document: parts told by blank lines, underlining, numbers and the lengths of lines."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from auditor.formats.encodings import decode, read_limited
from auditor.formats.flow import Block, Origin, flow_document, hold, row
from auditor.formats.textlines import (
    LEADER,
    NUMBERED,
    begins_item,
    heading_level,
    indent,
    leads,
    split_cells,
    underlines,
)
from auditor.reading.hyphens import Vocabulary, join_lines
from auditor.reading.readingsettings import reading_settings
from auditor.records import Document

_NOTE = re.compile(r"\[\d{1,3}\]\s+\S")
_END = re.compile(r"[.!?:][\"”’»)\]]*$")
# Lines that reach beyond this width were not wrapped: each is a paragraph.
WRAPPED = 130
# No paragraph has more lines; what has is data.
MOST_LINES = 100
# The width of wrapped text is that of the line which so many, of all, do not exceed.
USUAL = 0.95


def read_text(path: Path) -> Document:
    """Read a plain text file.

    Args:
        path: An existing file.

    Raises:
        SourceUnreadable: It is empty, too large, or no text.
    """
    data = read_limited(path)
    lines = [line.rstrip() for line in decode(path, data).replace("\f", "\n\n").split("\n")]
    blocks = hold(path, _Text(lines).blocks())
    first = next((block for block in blocks if block.kind != "contents"), None)
    shown = first.text if first is not None and first.kind == "heading" else ""
    return flow_document(Origin(path, hashlib.sha256(data).hexdigest(), "txt", shown=shown), blocks)


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Lines that belong together, and whether a blank line stands above and below them."""

    lines: tuple[str, ...]
    above: bool
    below: bool

    @property
    def first(self) -> str:
        return self.lines[0].strip()


class _Text:
    """A text and the measures by which its lines are judged.

    Args:
        lines: Its lines.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        lengths = sorted(len(line) for line in lines if line)
        self._width = lengths[int(USUAL * (len(lengths) - 1))] if lengths else 0
        self._vocabulary = Vocabulary(lines)
        signs = [rule.strip()[0] for line, rule in pairwise(lines) if underlines(rule, line)]
        # "=" stands above "-" by custom; other signs in the order in which they first come.
        self._ranks = sorted(dict.fromkeys(signs), key=lambda sign: sign != "=")

    def blocks(self) -> Iterator[Block]:
        """The blocks of the text."""
        chunks = list(self._chunks())
        for at, chunk in enumerate(chunks):
            following = chunks[at + 1] if at + 1 < len(chunks) else None
            yield from self._block(chunk, following)

    def _chunks(self) -> Iterator[_Chunk]:
        """Part the lines where a paragraph ends."""
        held: list[str] = []
        above = True
        for at, line in enumerate(self._lines):
            if not line.strip():
                if held:
                    yield _Chunk(tuple(held), above, True)
                held, above = [], True
                continue
            if held and (underlines(line, held[-1]) or underlines(held[-1], "")):
                pass
            elif held and self._parts(held, line, self._lines[at + 1] if at + 1 < len(self._lines) else ""):
                yield _Chunk(tuple(held), above, False)
                held, above = [], False
            held.append(line)
            if len(held) > 1 and underlines(line, held[-2]):
                if len(held) > 2:
                    yield _Chunk(tuple(held[:-2]), above, False)
                yield _Chunk(tuple(held[-2:]), True, True)
                held, above = [], True
        if held:
            yield _Chunk(tuple(held), above, True)

    def _parts(self, held: Sequence[str], line: str, following: str) -> bool:
        """Whether a line begins a paragraph after the lines held."""
        last = held[-1]
        if begins_item(line) or _NOTE.match(line.strip()) or leads(last) or self._width > WRAPPED:
            return True
        if len(held) >= MOST_LINES or (split_cells(last) and split_cells(line)):
            return True
        if underlines(following, line):
            return True
        if len(held) == 1 and heading_level(last.strip(), numbered_only=True) and not self._full(last, line):
            return True
        indented = indent(line) - indent(last) >= 2 and not begins_item(held[0])
        return _END.search(last) is not None and (
            indented or (not self._full(last, line) and not line.strip()[0].islower())
        )

    def _full(self, last: str, line: str) -> bool:
        """Whether the next line's first word had no room on the last one."""
        return len(last) + 1 + len(line.split()[0]) > 0.9 * self._width

    def _block(self, chunk: _Chunk, following: _Chunk | None) -> Iterator[Block]:
        if len(chunk.lines) == 2 and underlines(chunk.lines[1], chunk.lines[0]):
            sign = chunk.lines[1].strip()[0]
            yield Block("heading", chunk.first, self._ranks.index(sign) + 1)
        elif all(leads(line) for line in chunk.lines):
            yield from (Block("contents", line.rstrip(LEADER)) for line in chunk.lines)
        elif all(split_cells(line) for line in chunk.lines) and (
            len(chunk.lines) > 1 or not (chunk.above and chunk.below)
        ):
            yield from (Block("table", row(split_cells(line))) for line in chunk.lines)
        elif len(chunk.lines) == 1 and (level := self._heads(chunk, following)):
            yield Block("heading", chunk.first, level)
        else:
            text = join_lines(chunk.lines, self._vocabulary)
            marker, _, rest = text.partition(" ")
            if begins_item(chunk.lines[0]):
                yield Block("list_item", rest if marker in reading_settings().dashes or len(marker) == 1 else text)
            else:
                yield Block("footnote" if _NOTE.match(text) else "body", text)

    def _heads(self, chunk: _Chunk, following: _Chunk | None) -> int | None:
        """The level of a single line that stands over what follows, or None."""
        if following is None or following.lines == chunk.lines:
            return None
        alike, other = NUMBERED.match(chunk.first), NUMBERED.match(following.first)
        if alike and other and len(following.lines) == 1 and alike.group(1).count(".") == other.group(1).count("."):
            return None
        return heading_level(chunk.first, numbered_only=not (chunk.above and chunk.below))
