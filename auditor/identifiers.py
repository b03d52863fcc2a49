"""Identity from content: short hashes that stay the same in the next revision."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence

# Letters and figures that no one takes for another: without i, l, 1, o, 0. 31 signs; the name says what it is for.
ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
LENGTH = 8


def short_hash(content: str, length: int = LENGTH) -> str:
    """A hash of a text in the unmistakable alphabet.

    Args:
        content: Any text.
        length: Signs; eight hold 8.5 × 10¹¹ values, so that ten thousand paragraphs collide once in 17,000 documents.
    """
    number = int.from_bytes(hashlib.sha256(content.encode("utf-8")).digest(), "big")
    signs = []
    for _ in range(length):
        number, rest = divmod(number, len(ALPHABET))
        signs.append(ALPHABET[rest])
    return "".join(signs)


def paragraph_ids(contents: Sequence[tuple[Sequence[str], str]]) -> list[str]:
    """Ids of paragraphs from heading path and text; spaces and case do not count.

    Args:
        contents: Heading path and text of each paragraph, in reading order.

    Returns:
        `p-` and a hash; the second and later ones of equal content get `-2`, `-3` …
    """
    seen: Counter[str] = Counter()
    ids = []
    for heading, text in contents:
        folded = "\n".join([" ".join(part.split()).lower() for part in (*heading, text)])
        identifier = "p-" + short_hash(folded)
        seen[identifier] += 1
        ids.append(identifier if seen[identifier] == 1 else f"{identifier}-{seen[identifier]}")
    return ids
