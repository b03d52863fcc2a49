"""Signs mended: ligatures, loose accents and the wrong code points of odd fonts; broken pages told from sound ones."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from auditor.reading.readingsettings import reading_settings

_LIGATURES = {ord(sign): unicodedata.normalize("NFKC", sign) for sign in "ﬀﬁﬂﬃﬄﬅﬆ"}
_LIGATURES |= {ord("\u00a0"): " ", ord("\u2011"): "-", ord("\u2010"): "-", ord("\ufeff"): None}  # type: ignore[dict-item]
# Accents that some typesetting systems write as signs of their own, before or after the letter.
_LOOSE = {"¨": "\u0308", "˚": "\u030a", "´": "\u0301"}
_BEFORE = re.compile("([¨˚´]) ?([aouAOUeE])")
# å ä ö as the Macintosh wrote them, read as Windows text; and UTF-8 read as Windows text.
_MAC = str.maketrans("ŒŠš", "åäö")
_MAC_SIGNS = re.compile("[ŒŠš]")
_MAC_WORDS = re.compile(r"\b(fšr|Šr|pŒ|nŠr|frŒn|ocksŒ|mŒl|lŠn|hŠlsa|miljš)\b")
_UTF8 = re.compile("Ã[¤¥¶„…–]")
_ODD = re.compile("[\ufb00-\ufb06\u00a0\u2010\u2011\ufeff¨˚´Ã\u0300-\u036f]")
_UNREADABLE = re.compile("[\ue000-\uf8ff\x01-\x08\x0e-\x1f\x7f-\x9f\ufffd\ufffe\uffff]")
# Beyond this share of unreadable signs a page is not passed on.
BROKEN = 0.12
# A page of this many words must hold common words.
ENOUGH_WORDS = 60


def mend(text: str) -> str:
    """Give ligatures, loose accents and no-break signs their plain form."""
    if not _ODD.search(text):
        return text
    text = text.translate(_LIGATURES)
    if any(sign in text for sign in _LOOSE):
        text = _BEFORE.sub(lambda match: match.group(2) + _LOOSE[match.group(1)], text)
    if _UTF8.search(text):
        text = _from_utf8(text)
    return unicodedata.normalize("NFC", text)


def _from_utf8(text: str) -> str:
    """Undo UTF-8 that was read as Windows text, where all of it can be undone."""
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text


def is_macintosh(texts: Iterable[str]) -> bool:
    """Whether a document's å, ä and ö came through as the Macintosh coded them."""
    whole = " ".join(texts)
    if not _MAC_SIGNS.search(whole):
        return False
    return len(_MAC_WORDS.findall(whole)) >= 3 and not re.search("[åäö]", whole)


def from_macintosh(text: str) -> str:
    """Give å, ä and ö back."""
    return text.translate(_MAC)


def _plain(word: str) -> str:
    """A word in small letters without the signs around it."""
    return word.strip('.,;:!?()"”’').lower()


def is_broken(words: Iterable[str]) -> bool:
    """Whether a page's text layer is gibberish: private or unmapped signs, or no word a language knows.

    Args:
        words: The page's words, mended.
    """
    held = list(words)
    signs = "".join(held)
    found = _UNREADABLE.findall(signs)
    if len(signs) >= 20 and len(found) > BROKEN * len(signs):
        bullets = reading_settings().bullets
        if sum(sign not in bullets for sign in found) > BROKEN * len(signs):
            return True
    if len(held) < ENOUGH_WORDS:
        return False
    common = reading_settings().common
    if any(_plain(word) in common for word in held):
        return False
    plain = [_plain(word) for word in held]
    letters = [word for word in plain if word.isalpha()]
    figures = sum(any(sign.isdigit() for sign in word) for word in plain)
    vowels = sum(any(sign in "aeiouyåäö" for sign in word) for word in letters)
    return len(letters) + figures < 0.5 * len(held) or (len(letters) > 40 and vowels < 0.6 * len(letters))
