"""Word files for tests, written part by part."""

from __future__ import annotations

import zipfile
from pathlib import Path

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
# Id, name, what it is based on, further properties: as the Swedish Word writes them.
STYLES = (
    ("Normal", "Normal", "", ""),
    ("Rubrik1", "heading 1", "Normal", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'),
    ("Rubrik2", "heading 2", "Normal", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>'),
    ("Kapitel", "Kapitel", "Rubrik1", ""),
    ("Rubrik", "Title", "Normal", ""),
    ("Punktlista", "List Bullet", "Normal", ""),
    ("Innehll1", "toc 1", "Normal", ""),
    ("Beskrivning", "caption", "Normal", ""),
)


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def par(content: str, style: str = "", properties: str = "") -> str:
    """A paragraph of runs, or of plain text."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    inner = content if content.startswith("<") else run(content)
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{inner}</w:p>"


def table(*rows: tuple[str, ...], properties: str = "") -> str:
    cells = ("".join(f"<w:tc>{par(cell)}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{properties}{held}</w:tr>" for held in cells) + "</w:tbl>"


def box(*paragraphs: str) -> str:
    """A text box as Word writes it: once for new programs and once for old ones."""
    inner = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    old = f"<mc:Fallback><w:pict>{inner}</w:pict></mc:Fallback>"
    new = f"<mc:Choice><w:drawing>{inner}</w:drawing></mc:Choice>"
    return f"<w:r><mc:AlternateContent>{new}{old}</mc:AlternateContent></w:r>"


def write_word(path: Path, *body: str, footnotes: dict[int, str] | None = None, declaration: str = "") -> Path:
    """Write a Word file."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"{" w:default=" + chr(34) + "1" + chr(34) if not base else ""}>'
        f'<w:name w:val="{shown}"/><w:basedOn w:val="{base}"/>{more}</w:style>'
        for name, shown, base, more in STYLES
    )
    notes = "".join(f'<w:footnote w:id="{at}">{par(text)}</w:footnote>' for at, text in (footnotes or {}).items())
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        document = f"<w:document {NAMESPACES}><w:body>{''.join(body)}</w:body></w:document>"
        archive.writestr("word/document.xml", declaration + document)
        archive.writestr("word/styles.xml", f"<w:styles {NAMESPACES}>{styles}</w:styles>")
        archive.writestr("word/footnotes.xml", f"<w:footnotes {NAMESPACES}>{notes}</w:footnotes>")
        archive.writestr("word/header1.xml", f"<w:hdr {NAMESPACES}>{par('Sidhuvud')}</w:hdr>")
        archive.writestr("word/comments.xml", f"<w:comments {NAMESPACES}>{par('Kommentar')}</w:comments>")
    return path
