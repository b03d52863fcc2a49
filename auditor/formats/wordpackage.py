"""The parts of a Word file, unpacked with care: a .docx is a zip of XML that anyone may have made."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from lxml import etree

from auditor.errors import SourceUnreadable
from auditor.folders import SETTINGS
from auditor.yamlfiles import load_yaml

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_DAMAGED = "it is damaged; open it in Word, let it repair the file and save it anew as .docx."
_LOCK = "it is locked with a password; open it in Word, take the password off and save it."
_OTHER = "it is no Word document; open it in the program that made it and save it as .docx or PDF."


@dataclass(frozen=True, slots=True)
class WordPackage:
    """The XML roots of the parts that hold text or tell how it is set; None where a part is missing."""

    document: etree._Element
    styles: etree._Element | None
    footnotes: etree._Element | None
    endnotes: etree._Element | None
    title: str


def local(element: etree._Element) -> str:
    """The name of an element without its namespace, which has two forms; empty for comments."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(element: etree._Element | None, *names: str) -> etree._Element | None:
    """The first descendant along a path of names."""
    for name in names:
        element = next(children(element, name), None)
    return element


def children(element: etree._Element | None, name: str) -> Iterator[etree._Element]:
    """The children of a name."""
    return (held for held in (() if element is None else element) if local(held) == name)


def attribute(element: etree._Element | None, name: str = "val") -> str | None:
    """An attribute, whatever its namespace."""
    if element is None:
        return None
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), None)


def open_package(path: Path, data: bytes) -> WordPackage:
    """Unpack a Word file.

    Args:
        path: The file, for errors.
        data: Its bytes.

    Raises:
        SourceUnreadable: It is no Word document, locked, damaged, or unfolds to more than any document holds.
    """
    if data.startswith(_OLE):
        old = "it is an old .doc file under a new name; open it in Word and save it as .docx."
        raise SourceUnreadable(path, _LOCK if _LOCKED in data else old)
    if not data.startswith(b"PK"):
        raise SourceUnreadable(path, _OTHER)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _parts(path, archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, UnicodeDecodeError) as error:
        raise SourceUnreadable(path, _DAMAGED) from error


def _parts(path: Path, archive: zipfile.ZipFile) -> WordPackage:
    top = _targets(path, archive, "")
    main = top.get("officeDocument", "word/document.xml")
    document = _root(path, archive, main)
    if document is None or local(document) != "document" or child(document, "body") is None:
        raise SourceUnreadable(path, _OTHER)
    beside = _targets(path, archive, main)
    core = _root(path, archive, top.get("core-properties", "docProps/core.xml"))
    styles, footnotes, endnotes = (
        _root(path, archive, beside.get(kind, f"word/{kind}.xml")) for kind in ("styles", "footnotes", "endnotes")
    )
    return WordPackage(document, styles, footnotes, endnotes, getattr(child(core, "title"), "text", None) or "")


def _targets(path: Path, archive: zipfile.ZipFile, part: str) -> dict[str, str]:
    """The parts that a part names, by the last word of their relation."""
    folder, name = posixpath.split(part)
    relations = _root(path, archive, posixpath.join(folder, "_rels", f"{name}.rels"))
    targets: dict[str, str] = {}
    for relation in children(relations, "Relationship"):
        if attribute(relation, "TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, attribute(relation, "Target") or ""))
            targets.setdefault((attribute(relation, "Type") or "").rpartition("/")[2], target.lstrip("/"))
    return targets


def _root(path: Path, archive: zipfile.ZipFile, name: str) -> etree._Element | None:
    """Unfold and parse one part, never more bytes than a document can hold and never with entities of its own."""
    try:
        info = archive.getinfo(name)
    except KeyError:
        return None
    if info.flag_bits & 1:
        raise SourceUnreadable(path, _LOCK)
    limit = word_settings().largest_part
    with archive.open(info) as stream:
        data = stream.read(limit + 1)
    if len(data) > limit:
        why = f"a part of it unfolds to more than {limit // 10**6} MB; copy the text into a new document and save that."
        raise SourceUnreadable(path, why)
    if b"<!DOCTYPE" in data.replace(b"\0", b""):
        why = "its XML declares entities, which Word never writes; open it in Word and save it anew as .docx."
        raise SourceUnreadable(path, why)
    try:
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except (etree.XMLSyntaxError, ValueError) as error:
        raise SourceUnreadable(path, _DAMAGED) from error


@dataclass(frozen=True, slots=True)
class WordSettings:
    """Names of styles and galleries by kind, and measures, from `settings/word.yml`."""

    styles: dict[str, str]
    headings: tuple[str, ...]
    galleries: dict[str, str]
    largest_part: int
    steps: tuple[float, ...]


@lru_cache(maxsize=1)
def word_settings() -> WordSettings:
    """Load the settings once."""
    raw = load_yaml(SETTINGS / "word.yml")
    styles, galleries = (
        {name: kind for kind, names in raw[key].items() for name in names} for key in ("styles", "galleries")
    )
    return WordSettings(styles, tuple(raw["headings"]), galleries, raw["largest_part"], tuple(raw["steps"]))
