"""Whether a PDF may be changed: signatures must stay whole and restrictions stand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from pikepdf import Array, Dictionary, Name, Object, Pdf

from auditor.records import Language
from auditor.wording import load_words

Reason = Literal["signed", "encrypted", "damaged"]
# Fields hang below each other; deeper than this is damage.
DEEPEST = 50


class AnnotationRefused(Exception):
    """The document must not, or cannot, be copied with annotations; nothing has been written.

    No error of the audit, whose other files are as good without the copy.

    Args:
        path: The document.
        reason: `signed`, `encrypted` or `damaged`.
    """

    def __init__(self, path: Path, reason: Reason) -> None:
        self.path = path
        self.reason = reason
        super().__init__(path, reason)

    def __str__(self) -> str:
        """What is wrong, in English."""
        return self.told("en")

    def told(self, language: Language) -> str:
        """What is wrong and what to do instead, in a language."""
        return load_words(language, "pdf")(f"refused.{self.reason}", name=self.path.name)


def prove_free(pdf: Pdf, path: Path) -> None:
    """See that a document is neither signed nor protected.

    Args:
        pdf: The open document.
        path: Its name for the message.

    Raises:
        AnnotationRefused: It has a signature or a field for one, or is encrypted.
    """
    if pdf.is_encrypted:
        raise AnnotationRefused(path, "encrypted")
    if is_signed(pdf):
        raise AnnotationRefused(path, "signed")


def is_signed(pdf: Pdf) -> bool:
    """Whether a document has a signature, a field for one, or rights granted by one."""
    if isinstance(pdf.Root.get(Name.Perms), Dictionary) and len(pdf.Root.Perms.keys()) > 0:
        return True
    form = pdf.Root.get(Name.AcroForm)
    fields = _members(form.get(Name.Fields)) if isinstance(form, Dictionary) else iter(())
    if any(_signs(field, 0) for field in fields):
        return True
    return any(_is_signature(note) for page in pdf.pages for note in _members(page.obj.get(Name.Annots)))


def _signs(field: Object, depth: int) -> bool:
    if _is_signature(field):
        return True
    if depth >= DEEPEST or not isinstance(field, Dictionary):
        return False
    return any(_signs(kid, depth + 1) for kid in _members(field.get(Name.Kids)))


def _is_signature(field: Object) -> bool:
    return isinstance(field, Dictionary) and field.get(Name.FT) == Name.Sig


def _members(node: Object | None) -> Iterator[Object]:
    if isinstance(node, Array):
        yield from node
