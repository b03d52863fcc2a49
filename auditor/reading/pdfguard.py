"""PDFs that would eat memory or time are told by their looks and tried out in a process held to limits.

pdfium cannot be stopped while it parses a page, and ends the whole process when memory runs out.
Most documents show at a glance that they are harmless; the few others are tried out first.
"""

from __future__ import annotations

import mmap
import re
import subprocess
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

from auditor.errors import SourceUnreadable

# A stream that unpacks to more bytes than this is tried out.
UNPACKED = 64_000_000
# Deflating gains a factor of at most 1,032: a shorter stream deflated once cannot unpack to more than that.
SHORTEST = UNPACKED // 1032
CHUNK = 65_536
# What stands before the data of a stream is no longer than this.
HEAD = 4_096
# Wall clock for trying a document out; where the system can hold it, memory and processor time are held as well.
SECONDS = 25.0
TRIAL = Path(__file__).with_name("pdftrial.py")
_STREAM = re.compile(rb">>\s*stream\r?\n")
_NAME = re.compile(rb"/FlateDecode|/Fl\b")
_FORM = re.compile(rb"/Subtype\s*/Form\b")
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")
_NESTED = re.compile(rb"/XObject\s*(<<\s*/|\d)|/Resources\s+\d")
# What a drawing draws, where its own dictionary names all of it by number.
_DRAWN = re.compile(rb"/XObject\s*<<((?:\s*/[^\s/%<>()\[\]{}]+\s+\d+\s+\d+\s+R\b)+)\s*>>")
_REFERENCE = re.compile(rb"(\d+)\s+\d+\s+R\b")
_NUMBER = re.compile(rb"(?<!\S)(\d+)\s+\d+\s*$")
# A number and what parts it from "obj" are no longer than this.
NUMBER = 32


def prove_harmless(path: Path) -> None:
    """See that a PDF can be parsed with bounded memory and time.

    Args:
        path: An existing file.

    Raises:
        SourceUnreadable: It cannot.
        OSError: It cannot be opened.
    """
    if is_suspect(path):
        _try_out(path)


def is_suspect(path: Path) -> bool:
    """Whether a PDF holds a stream that unpacks to very much, or drawings inside drawings."""
    with path.open("rb") as file:
        if path.stat().st_size == 0:
            return False
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            return _holds_suspects(data)


def _holds_suspects(data: mmap.mmap) -> bool:
    """Whether a stream is too large, or a drawing draws anything but pictures, which hold no drawings themselves."""
    drawn: set[int] = set()
    pictures: set[int | None] = set()
    others: set[int | None] = set()
    for number, head, start in _streams(data):
        if _is_large(data, head, start):
            return True
        if _is_nested(head):
            inside = _drawn(head)
            if not inside:
                return True
            drawn |= inside
        (others if _FORM.search(head) or not _PICTURE.search(head) else pictures).add(number)
    # A stream whose number cannot be told may be any of those drawn.
    return bool(drawn) and (None in others or not drawn <= pictures - others)


def _streams(data: mmap.mmap) -> Iterator[tuple[int | None, bytes, int]]:
    """Number of each stream, what stands before its data, and where the data begin."""
    for match in _STREAM.finditer(data):
        begin = data.rfind(b"obj", max(0, match.start() - HEAD), match.start())
        number = _NUMBER.search(data[max(0, begin - NUMBER) : begin]) if begin >= 0 else None
        head = data[begin if begin >= 0 else max(0, match.start() - HEAD) : match.start()]
        yield None if number is None else int(number.group(1)), head, match.end()


def _is_nested(head: bytes) -> bool:
    """Whether a stream is a drawing that may draw others."""
    return _FORM.search(head) is not None and _NESTED.search(head) is not None


def _drawn(head: bytes) -> set[int]:
    """The numbers of all that a drawing draws; none where its own dictionary does not tell."""
    named = _DRAWN.findall(head)
    if len(named) != len(_NESTED.findall(head)):
        return set()
    return {int(number) for names in named for number in _REFERENCE.findall(names)}


def _is_large(data: mmap.mmap, head: bytes, start: int) -> bool:
    """Whether a stream unpacks to very much. Pictures are not unpacked while reading."""
    packings = len(_NAME.findall(head))
    if packings == 0 or _PICTURE.search(head) is not None:
        return False
    if packings == 1:
        end = data.find(b"endstream", start, start + SHORTEST + CHUNK)
        if 0 <= end - start < SHORTEST:
            return False
    return _unpacks(data, start, packings)


def _unpacks(data: mmap.mmap, start: int, packings: int) -> bool:
    """Whether data deflated so many times unpack to more than the limit; damage ends the count."""
    unpackers = [zlib.decompressobj() for _ in range(packings)]
    total = 0
    try:
        for place in range(start, len(data), CHUNK):
            for size in _through(unpackers, data[place : place + CHUNK]):
                total += size
                if total > UNPACKED:
                    return True
            if unpackers[0].eof:
                return False
    except zlib.error:
        return False
    return False


def _through(unpackers: list[zlib._Decompress], packed: bytes) -> Iterator[int]:
    """Sizes of the pieces that come out of the last unpacker, none held longer than needed."""
    first, rest = unpackers[0], unpackers[1:]
    while packed and not first.eof:
        piece = first.decompress(packed, CHUNK * 16)
        packed = first.unconsumed_tail
        if rest:
            yield from _through(rest, piece)
        else:
            yield len(piece)


def _try_out(path: Path) -> None:
    """Parse all pages in a process of its own."""
    # Run as a file, -P: neither the folder of the package nor the current one may lend it modules.
    command = (sys.executable, "-P", str(TRIAL), str(path.resolve()))
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False, stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired as error:
        raise SourceUnreadable(
            path, "parts of it unpack without end; print it to a new PDF in a viewer and read that."
        ) from error
    if done.returncode != 0:
        reached = done.stdout.decode("ascii", "replace").split()
        page = reached[-1] if reached else "1"
        raise SourceUnreadable(
            path,
            f"page {page} unpacks to more than memory or time allow; take that page out, or print the document to a "
            "new PDF in a viewer.",
        )
