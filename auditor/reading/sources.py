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
    ".pdf": ("auditor.reading.pdf", "read_pdf"),
    ".docx": ("auditor.formats.word", "read_docx"),
    ".html": ("auditor.formats.web", "read_html"),
    ".htm": ("auditor.formats.web", "read_html"),
    ".md": ("auditor.formats.markdown", "read_markdown"),
    ".txt": ("auditor.formats.plaintext", "read_text"),
}
FOLDER_READER = ("auditor.formats.web", "read_folder")


def read_document(path: Path) -> Document:
    """Read a document.

    Args:
        path: A file with one of the known endings, or a folder of web pages.

    Returns:
        Its paragraphs in reading order, and what could not be read.

    Raises:
        SourceNotFound: There is no such file.
        SourceUnreadable: It is a folder without pages, empty, of an unknown kind, locked or damaged.
    """
    path = Path(path)
    if not path.exists():
        raise SourceNotFound(path)
    if path.is_dir():
        return _read(FOLDER_READER, path)
    if path.stat().st_size == 0:
        raise SourceUnreadable(path, "the file is empty; fetch or export it again.")
    ending = path.suffix.lower()
    if ending not in READERS:
        known = ", ".join(sorted(READERS))
        raise SourceUnreadable(path, f"its ending {ending or '(none)'} is not known; give a file ending in {known}.")
    return _read(READERS[ending], path)


def _read(reader: tuple[str, str], path: Path) -> Document:
    module, function = reader
    return cast(Callable[[Path], Document], getattr(import_module(module), function))(path)
