"""Text that the typesetter's own fonts can set; a tagged PDF must not hold a character that no font has."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

import typst

from auditor.errors import AuditorError
from auditor.reporting.office.text import legal_text

# Western letters and signs, which the fonts have; all others are asked for.
_PLAIN = re.compile("[\u0020-\u007e\u00a0-\u017f\u2013\u2014\u2018-\u201e\u2022\u2026]")
# Without a space for so long, a word gets places to break at, so many characters apart.
LONG_WORD, PIECE = 40, 10
_LONG = re.compile(rf"\S{{{LONG_WORD + 1},}}")
_BREAK = "\u200b"
_FIRST_LINE = 2
_LINE = re.compile(r"\.typ:(\d+):\d+")


def typeset(source: str, data: str = "") -> bytes:
    """Set a source as PDF/UA-1 with the fonts that the typesetter carries, so that every machine gives the same.

    Args:
        source: In Typst's language.
        data: What the source finds in `sys.inputs.data`.

    Raises:
        typst.TypstError: It cannot be set, or would not follow the standard; names the places.
    """
    inputs = {"data": data}
    made: bytes = typst.compile(
        source.encode(), ignore_system_fonts=True, pdf_standards=["ua-1"], sys_inputs=inputs, timestamp=0
    )
    return made


def unknown_characters(texts: Iterable[str]) -> frozenset[str]:
    """The characters of some texts that none of the fonts has.

    Raises:
        AuditorError: The typesetter fails at something else.
    """
    asked = sorted(unusual_characters(texts))
    if not asked:
        return frozenset()
    # One character a line, by its number alone: the place of each complaint says which it is about.
    lines = [f'#text("\\u{{{ord(character):x}}}")' for character in asked]
    try:
        typeset("\n".join(['#set document(title: "-"); #set text(font: "Libertinus Serif")', *lines]))
    except typst.TypstError as error:
        found = [int(line) - _FIRST_LINE for line in _LINE.findall(error.diagnostic)]
        if not found:
            raise AuditorError("The report cannot be typeset: {why}.", why=error.message) from error
        return frozenset(asked[place] for place in found)
    return frozenset()


def unusual_characters(texts: Iterable[str]) -> frozenset[str]:
    """The characters of some texts beyond Western letters and signs."""
    return frozenset(character for text in texts for character in _PLAIN.sub("", text))


def settable(text: str, unknown: frozenset[str]) -> str:
    """A text as it can be set: unknown characters by their numbers, endless words with places to break at.

    Args:
        text: As in the source.
        unknown: Characters to name, as `unknown_characters` gives them for composed text.
    """
    shown = composed(text)
    if unknown.intersection(shown):
        shown = "".join(f"⟨U+{ord(sign):04X}⟩" if sign in unknown else sign for sign in shown)
    return _LONG.sub(lambda match: _broken(match.group()), shown)


def composed(text: str) -> str:
    """A text with letters and their accents as one character each, and without what no document can hold."""
    return unicodedata.normalize("NFC", legal_text(text))


def _broken(word: str) -> str:
    return _BREAK.join(word[start : start + PIECE] for start in range(0, len(word), PIECE))
