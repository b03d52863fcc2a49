"""Any source → Document: the reader is chosen by the file's ending."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import cast

from auditor.errors import SourceNotFound, SourceUnreadable
from auditor.records import Document

# Ending → module and function; modules are imported when a file asks for them.
READERS: dict[str, tuple[str, str]] = {
    ".pdf": ("auditor.pdf", "read_pdf"),
}


def read_document(path: Path) -> Document:
    """Read a document.

    Args:
        path: A file with one of the known endings.

    Returns:
        Its paragraphs in reading order, and what could not be read.

    Raises:
        SourceNotFound: There is no such file.
        SourceUnreadable: It is a folder, empty, of an unknown kind, locked or damaged.
    """
    path = Path(path)
    if not path.exists():
        raise SourceNotFound(path)
    if path.is_dir():
        raise SourceUnreadable(path, "it is a folder; name one file in it.")
    if path.stat().st_size == 0:
        raise SourceUnreadable(path, "the file is empty; fetch or export it again.")
    ending = path.suffix.lower()
    if ending not in READERS:
        known = ", ".join(sorted(READERS))
        raise SourceUnreadable(path, f"its ending {ending or '(none)'} is not known; give a file ending in {known}.")
    module, function = READERS[ending]
    reader = cast(Callable[[Path], Document], getattr(import_module(module), function))
    return reader(path)
