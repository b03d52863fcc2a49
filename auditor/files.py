"""Files that appear whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path


def replace_file(path: Path, content: bytes) -> Path:
    """Write a file beside its place and move it there, so that no reader ever sees half of it.

    Args:
        path: Where it shall stand; missing folders are made.
        content: All its bytes.

    Returns:
        The path.

    Raises:
        OSError: The folder cannot be written; whatever stood at the path is untouched.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return path
