"""Saved web page, or folder of pages → Document: the main part's headings, paragraphs, lists and tables."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from auditor.errors import SourceUnreadable
from auditor.formats.flow import Block, Origin, flow_document, fold, hold
from auditor.formats.webblocks import page_blocks
from auditor.formats.webpage import main_part, parse_page, words
from auditor.formats.websettings import web_settings
from auditor.records import Document, Unread

_SITE = re.compile(r"\s+[|–—•»·-]\s+")
_SAVED = ("_files", "_filer")


def read_html(path: Path) -> Document:
    """Read a saved page.

    Args:
        path: An existing file.

    Raises:
        SourceUnreadable: It is empty, no page, or without text.
    """
    data = path.read_bytes()
    shown, stated, blocks = _read_page(path, data)
    return flow_document(Origin(path, hashlib.sha256(data).hexdigest(), "html", stated, shown), blocks)


def read_folder(path: Path) -> Document:
    """Read a folder of saved pages as one document, each page under its title, the index first.

    Args:
        path: An existing folder.

    Raises:
        SourceUnreadable: It holds no pages, too many, or none with text.
    """
    settings = web_settings()
    files = sorted(
        (file for file in path.rglob("*") if _is_page(file.relative_to(path)) and file.is_file()), key=_natural
    )
    if not files:
        raise SourceUnreadable(path, "it is a folder without .html pages; name one file in it.")
    if len(files) > settings.most_pages:
        raise SourceUnreadable(path, f"it is a folder of more than {settings.most_pages} pages; name a smaller one.")
    digest, seen = hashlib.sha256(), set()
    pages: list[list[Block]] = []
    unread: list[Unread] = []
    titles: list[str] = []
    for file in files:
        data = file.read_bytes()
        digest.update(file.relative_to(path).as_posix().encode() + b"\0" + hashlib.sha256(data).digest())
        if hashlib.sha256(data).digest() in seen:
            continue
        seen.add(hashlib.sha256(data).digest())
        try:
            shown, stated, blocks = _read_page(file, data)
        except SourceUnreadable as error:
            unread.append(Unread(None, "damaged", f"{file.name} could not be read: {error.why}"))
            continue
        titles.append(shown or stated)
        if not any(block.kind == "heading" and block.level == 1 for block in blocks):
            blocks.insert(0, Block("heading", titles[-1] or file.stem, 1))
        pages.append(blocks)
    origin = Origin(path, digest.hexdigest(), "html", shown=titles[0] if titles else "")
    return flow_document(origin, _without_repeated(pages), unread)


def _is_page(file: Path) -> bool:
    return file.suffix.lower() in (".html", ".htm") and not any(
        part.startswith(".") or part.endswith(_SAVED) for part in file.parts
    )


def _natural(file: Path) -> tuple[str, bool, list[tuple[int, str]]]:
    """Order by folder, the index first, then names with their numbers as numbers."""
    parts = re.findall(r"\d+|\D+", file.stem.lower())
    return (
        str(file.parent),
        file.stem.lower() not in ("index", "default"),
        [(int(part[:9]), part) if part.isdecimal() else (-1, part) for part in parts],
    )


def _without_repeated(pages: list[list[Block]]) -> Iterator[Block]:
    """The blocks of all pages without what stands on nearly every one of them."""
    counts = Counter(text for blocks in pages for text in {fold(b.text) for b in blocks if b.kind != "heading"})
    most = max(3.0, web_settings().repeated * len(pages))
    for blocks in pages:
        yield from (block for block in blocks if block.kind == "heading" or counts[fold(block.text)] < most)


def _read_page(path: Path, data: bytes) -> tuple[str, str, list[Block]]:
    """The title that a page shows, the one it states, and its blocks."""
    page = parse_page(path, data)
    stated = _SITE.split(" ".join((page.findtext(".//title") or "").split()))[0]
    outer = [words(heading) for heading in page.iter("h1")]
    part = main_part(page)
    inner = [words(heading) for heading in part.iter("h1")]
    shown = inner[0] if inner else outer[0] if len(outer) == 1 and not stated else ""
    return shown, stated, hold(path, page_blocks(part))
