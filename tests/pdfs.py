"""Builders of small PDFs whose paragraphs are known, set with Typst at test time."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp

import typst

from auditor.reading.sources import read_document
from auditor.records import Document, Kind

FOLDER = Path(mkdtemp(prefix="auditor-pdfs-"))
PAGE = '#set page(paper: "a4", margin: 2.5cm)\n#set text(lang: "sv", size: 10pt)\n'
TEXT = (
    "Regionen ska tillsammans med kommunerna minska utsläppen av växthusgaser från transporterna i länet med hälften "
    "till år 2030. Kollektivtrafiken byggs ut mellan tätorterna och laddplatser för tunga fordon ordnas längs stråken. "
    "Arbetet följs upp varje år i regionens hållbarhetsredovisning och redovisas för regionfullmäktige i mars. "
)


@lru_cache(maxsize=64)
def make_pdf(source: str, name: str = "strategi") -> Path:
    """Typeset a source and give the file."""
    path = FOLDER / f"{name}-{abs(hash(source))}.pdf"
    path.write_bytes(typst.compile(source.encode("utf-8")))
    return path


@lru_cache(maxsize=64)
def read_typst(source: str) -> Document:
    """Typeset a source and read it back."""
    return read_document(make_pdf(source))


def texts(document: Document, kind: Kind | None = None) -> list[str]:
    """The texts of a document's paragraphs, of one kind or all."""
    return [paragraph.text for paragraph in document.paragraphs if kind is None or paragraph.kind == kind]
