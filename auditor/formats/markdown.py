"""Markdown → Document: headings, lists, tables and notes; code and front matter left out."""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from auditor.formats.encodings import decode, read_limited
from auditor.formats.flow import LOWEST, Block, Origin, flow_document, hold, row
from auditor.records import Document, Kind

_ATX = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*))?$")
_SETEXT = re.compile(r" {0,3}(=+|-{2,})[ \t]*$")
_RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})([^`]*)$")
_ITEM = re.compile(r"[ \t]*(?:[-*+•]|\d{1,9}[.)]|[a-z]\))[ \t]+(?:\[[ xX]\][ \t]+)?")
_NOTE = re.compile(r" {0,3}\[\^[^\]\s]+\]:[ \t]*")
_LINK_TARGET = re.compile(r" {0,3}\[[^\]^][^\]]*\]:[ \t]*\S+")
_DELIMITER = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_ENTRY = re.compile(r"\[[^\[\]]*\]\(#[^()\s]*\)")
_INLINE = (
    (re.compile(r"\[\^[^\]\s]+\]"), ""),
    (re.compile(r"!\[[^\[\]]*\](?:\([^()]*\)|\[[^\[\]]*\])"), ""),
    (re.compile(r"\[([^\[\]]*)\](?:\([^()]*(?:\([^()]*\))?[^()]*\)|\[[^\[\]]*\])"), r"\1"),
    (re.compile(r"<((?:https?|mailto):[^<>\s]+)>"), r"\1"),
    (re.compile(r"</?(?:br|p|div|li|td|tr|h[1-6])\b[^<>]*>", re.I), " "),
    (re.compile(r"</?[a-zA-Z][^<>]*>"), ""),
    (re.compile(r"(?<!\w)(?:\*{1,3}|_{1,3}|~~)(?=\S)|(?<=[^\s|])(?:\*{1,3}|_{1,3}|~~)(?!\w)"), ""),
    (re.compile(r"(?<!`)`{1,2}(?!`)"), ""),
)
_BOLD = re.compile(r"(\*\*|__)[^*_]{2,110}[^*_.,;:!]\1$")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
# Escaped signs wait here, in a private range, until all marks have been read.
_APART = 0xF100


def read_markdown(path: Path) -> Document:
    """Read a Markdown file.

    Args:
        path: An existing file.

    Raises:
        SourceUnreadable: It is empty, too large, no text, or holds nothing but code.
    """
    data = read_limited(path)
    lines = _without_comments(decode(path, data)).split("\n")
    title, start = _front_matter(lines)
    blocks = hold(path, _Reader().read(lines[start:]))
    first = [block.text for block in blocks if block.kind == "heading" and block.level == 1]
    shown = title or (first[0] if len(first) == 1 else "")
    return flow_document(Origin(path, hashlib.sha256(data).hexdigest(), "md", shown=shown), blocks)


def plain(text: str) -> str:
    """A line's text without the marks of Markdown."""
    text = _ESCAPED.sub(lambda match: chr(_APART + ord(match.group(1))), text)
    for pattern, by in _INLINE:
        text = pattern.sub(by, text)
    text = html.unescape(text)
    return "".join(chr(ord(sign) - _APART) if _APART < ord(sign) < _APART + 128 else sign for sign in text)


def _without_comments(text: str) -> str:
    """The text without what stands between the signs of an HTML comment; one never closed is left."""
    parts, at = [], 0
    while (begin := text.find("<!--", at)) >= 0 and (end := text.find("-->", begin + 4)) >= 0:
        parts.append(text[at:begin])
        at = end + 3
    return "".join([*parts, text[at:]])


def _front_matter(lines: Sequence[str]) -> tuple[str, int]:
    """The title that the front matter states, and the line after it."""
    fence = lines[0].strip()
    if fence not in ("---", "+++"):
        return "", 0
    for at, line in enumerate(lines[1:], 1):
        if line.strip() in (fence, "..."):
            titles = [re.match(r"title\s*[:=]\s*(.+)", held) for held in lines[1:at]]
            return next((match.group(1).strip(" \t\"'") for match in titles if match), ""), at + 1
    return "", 0


@dataclass(slots=True)
class _Reader:
    """Goes through the lines, holding the paragraph in the making."""

    kind: Kind = "body"
    held: list[str] = field(default_factory=list)
    fence: str = ""
    listed: bool = False
    table: bool = False
    blank: bool = True

    def read(self, lines: Sequence[str]) -> Iterator[Block]:
        """The blocks of the lines."""
        for line, following in zip(lines, [*lines[1:], ""], strict=True):
            unquoted = re.sub(r"^ {0,3}(?:> ?)+", "", line)
            if not self._in_code(unquoted):
                yield from self._line(unquoted, following)
            else:
                yield from self._close()
        yield from self._close()

    def _in_code(self, line: str) -> bool:
        """Whether a line is code, or fences it off."""
        match = _FENCE.match(line)
        if self.fence:
            if match and match.group(1).startswith(self.fence) and not match.group(2).strip():
                self.fence = ""
            return True
        if match:
            self.fence = match.group(1)
            return True
        indented = line.startswith(("    ", "\t")) and bool(line.strip())
        return indented and not self.held and not self.listed and not self.table

    def _line(self, line: str, following: str) -> Iterator[Block]:
        if not line.strip():
            yield from self._close()
            self.table, self.blank = False, True
            return
        atx, setext = _ATX.match(line), _SETEXT.match(line)
        if self.table and "|" in line:
            yield from _row(line)
        elif atx:
            yield from self._heading(len(atx.group(1)), atx.group(2) or "")
        elif setext and self.held and self.kind == "body":
            text, level = " ".join(self.held), 1 if "=" in line else 2
            self.held = []
            yield from self._heading(level, text)
        elif "|" in line and "|" in following and _DELIMITER.match(following) and "-" in following:
            yield from self._close()
            self.table = True
            yield from _row(line)
        elif _RULE.match(line) or _LINK_TARGET.match(line):
            yield from self._close()
        else:
            yield from self._running(line)
        self.blank = False

    def _heading(self, level: int, text: str) -> Iterator[Block]:
        yield from self._close()
        self.listed = False
        text = re.sub(r"\{[^{}]*\}$", "", text.strip()).rstrip()
        bare = text.rstrip("#")
        yield Block("heading", plain(bare if bare.endswith((" ", "\t")) or not bare else text), level)

    def _running(self, line: str) -> Iterator[Block]:
        item, note = _ITEM.match(line), _NOTE.match(line)
        if item or note:
            yield from self._close()
            self.kind, self.listed = ("footnote" if note else "list_item"), True
            line = line[(note or item).end() :]  # type: ignore[union-attr]
        elif self.blank and not self.held:
            self.listed = self.listed and line.startswith(("  ", "\t"))
            self.kind = self.kind if self.listed else "body"
        self.held.append(line.strip())

    def _close(self) -> Iterator[Block]:
        """Give out the paragraph held."""
        if self.held:
            text = " ".join(self.held)
            self.held = []
            if self.kind == "list_item" and _ENTRY.fullmatch(text):
                yield Block("contents", plain(text))
            elif self.kind == "body" and _BOLD.match(text):
                yield Block("heading", plain(text), LOWEST)
            elif text.upper() not in ("[TOC]", "[[_TOC_]]", "[[TOC]]"):
                yield Block(self.kind, plain(text))


def _row(line: str) -> Iterator[Block]:
    if not _DELIMITER.match(line):
        cells = line.replace("\\|", chr(_APART + ord("|"))).strip().strip("|").split("|")
        yield Block("table", row(plain(cell) for cell in cells))
