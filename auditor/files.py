"""Files that appear whole or not at all."""

from __future__ import annotations

import errno
import logging
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

logger = logging.getLogger(__name__)


def replace_file(path: Path, content: bytes) -> Path:
    """Write a file beside its place and move it there, so that no reader ever sees half of it.

    Args:
        path: Where it shall stand; missing folders are made.
        content: All its bytes.

    Returns:
        The path.

    Raises:
        OSError: The place cannot be written, and is named; whatever stood there is untouched.
    """
    with _naming(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f".{path.name}.{os.getpid()}.part")
        try:
            part.write_bytes(content)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    logger.info("%s: %d bytes", path, len(content))
    return path


def prove_readable(path: Path) -> None:
    """See that a file may be read, if it is one: some readers cannot tell a forbidden file from a damaged one.

    Raises:
        OSError: The system refuses; the file is named.
    """
    if path.is_file():
        path.open("rb").close()


@contextmanager
def staged(folder: Path) -> Iterator[Path]:
    """A folder to write several files into, which move to their places together when all are whole.

    If anything goes wrong meanwhile, everything in the folder is as it was before,
    and the folder is gone if it was not there.

    Args:
        folder: Where the files shall stand in the end; made if it is missing.

    Yields:
        The folder to write into.

    Raises:
        OSError: The folder is none, or cannot be written; what stood in it is untouched.
    """
    made = _missing(folder)
    waiting: Path | None = None
    try:
        with _naming(folder):
            folder.mkdir(parents=True, exist_ok=True)
            waiting = Path(tempfile.mkdtemp(prefix=".auditor-", dir=folder))
        yield waiting
        _move(waiting, folder)
    finally:
        if waiting is not None:
            shutil.rmtree(waiting, ignore_errors=True)
        _take_away(made)


def _move(waiting: Path, folder: Path) -> None:
    moves = [(file, folder / file.relative_to(waiting)) for file in sorted(waiting.rglob("*")) if file.is_file()]
    for _, place in moves:
        if place.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(place))
        with _naming(place):
            place.parent.mkdir(parents=True, exist_ok=True)
    for file, place in moves:
        with _naming(place):
            file.replace(place)


def _missing(folder: Path) -> list[Path]:
    """The folder and those above it that are not there yet, innermost first."""
    return [path for path in (folder, *folder.parents) if not path.exists()]


def _take_away(made: list[Path]) -> None:
    """Remove folders, innermost first, as far as they are there and empty."""
    for folder in made:
        if folder.is_dir():
            if any(folder.iterdir()):
                return
            folder.rmdir()


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    """Let what the system refuses name the place that was wanted, not the temporary one, and not nothing."""
    try:
        yield
    except OSError as error:
        if error.errno is None:
            raise
        raise OSError(error.errno, error.strerror, str(path)) from error
