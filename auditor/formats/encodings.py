"""Bytes → text: the encoding told by the mark it begins with, by what the file declares and by its letters."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from auditor.errors import SourceUnreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What files of other kinds begin with, and what to do with them.
_FOREIGN = (
    (b"%PDF", "it is a PDF; rename it so that it ends in .pdf."),
    (b"PK\x03\x04", "it is a packed file (.docx, .odt, .zip); give it its right ending or unpack it first."),
    (b"\xd0\xcf\x11\xe0", "it is an old Office file; open it in Word and save it as .docx."),
    (b"{\\rtf", "it is a rich text file; open it in Word and save it as .docx."),
)
# Where no UTF-8: Windows, the Macintosh and DOS, the likeliest first.
_SINGLE = ("cp1252", "mac_roman", "cp850")
_CODECS = re.compile(r"(iso8859|cp\d|mac|koi8|big5|gb|shift_jis|euc)")
_LETTERS = "åäöÅÄÖéÉ"
# Bytes of the largest text file that is read; a strategy of a hundred pages has a third of one million.
LARGEST = 10_000_000
MOST_LINES = 400_000
# Beyond this share of control signs a file is no text; a damaged sign in so many others is forgiven.
BINARY = 0.005
DAMAGED = 0.05


def decode(path: Path, data: bytes, declared: str | None = None) -> str:
    """Decode the bytes of a text file; line ends become single line feeds.

    Args:
        path: The file, for the error.
        data: Its bytes.
        declared: The encoding that the file itself names, if any.

    Raises:
        SourceUnreadable: It is empty, of another kind, or no text.
    """
    if not data.strip(b" \t\r\n\0"):
        raise SourceUnreadable(path, "the file is empty; fetch or export it again.")
    for signature, why in _FOREIGN:
        if data.startswith(signature):
            raise SourceUnreadable(path, why)
    text = _decoded(data, declared)
    controls = sum(text.count(chr(code)) for code in range(32) if chr(code) not in "\t\n\r\f\v\x1a\x1c\x1d\x1e\x1f")
    if controls > BINARY * len(text) or text.count("\ufffd") > 0.3 * len(text):
        raise SourceUnreadable(path, "it holds binary data, not text; export the document as text, .docx or PDF.")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes, declared: str | None) -> str:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, errors="replace")
    wide = _without_mark(data[:4096])
    if wide is not None:
        return data.decode(wide, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    known = _foreign_codec(declared)
    if known is not None:
        return data.decode(known, errors="replace")
    loose = data.decode("utf-8", errors="replace")
    foreign = sum(loose.count(letter) for letter in _LETTERS)
    if loose.count("\ufffd") <= DAMAGED * foreign:
        return loose
    tried = [data.decode(name, errors="replace") for name in _SINGLE]
    return max(tried, key=lambda text: sum(text.count(letter) for letter in _LETTERS))


def _without_mark(probe: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of plain text is nought."""
    half = len(probe) // 2
    if half and probe[1::2].count(0) > 0.7 * half and probe[::2].count(0) < 0.05 * half:
        return "utf-16-le"
    if half and probe[::2].count(0) > 0.7 * half and probe[1::2].count(0) < 0.05 * half:
        return "utf-16-be"
    return None


def _foreign_codec(name: str | None) -> str | None:
    """The codec of a declared encoding of other letters than ours; what is declared western is tried, not believed."""
    try:
        known = codecs.lookup((name or "").strip()).name
    except (LookupError, ValueError):
        return None
    western = known in ("iso8859-1", "iso8859-15", "cp1252")
    return known if _CODECS.match(known) and not western else None


def read_limited(path: Path) -> bytes:
    """The bytes of a text file.

    Raises:
        SourceUnreadable: It is larger, or has more lines, than any text of a strategy.
    """
    advice = "take out the part that is the strategy and read that."
    if path.stat().st_size > LARGEST:
        raise SourceUnreadable(path, f"it is larger than {LARGEST // 10**6} MB; {advice}")
    data = path.read_bytes()
    if data.count(b"\n") > MOST_LINES or data.count(b"\r") > MOST_LINES:
        raise SourceUnreadable(path, f"it holds more than {MOST_LINES:,} lines; {advice}")
    return data
