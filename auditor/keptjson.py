"""What takes long to make and depends on files alone, kept in the cache folder as JSON under a checksum of them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from auditor.files import replace_file
from auditor.folders import cache_folder

DIGITS = 16


def kept(group: str, sources: tuple[bytes, ...], make: Callable[[], Any]) -> Any:
    """The value that was made of the same sources before, else the one that is made now.

    A value that JSON cannot give back as it was (a number as a key, a date) is made anew each time,
    and so is one where the cache folder cannot be written.

    Args:
        group: A folder in the cache folder, one for each kind of value.
        sources: Everything that the value depends on.
        make: Makes it.
    """
    digest = hashlib.sha256()
    for source in sources:
        digest.update(len(source).to_bytes(8, "big") + source)
    file = cache_folder() / group / f"{digest.hexdigest()[:DIGITS]}.json"
    if file.is_file():
        return json.loads(file.read_bytes())
    value = make()
    text = json.dumps(value, ensure_ascii=False, default=repr)
    if json.loads(text) == value:
        with suppress(OSError):
            replace_file(file, text.encode("utf-8", "surrogatepass"))
    return value
