"""`auditor read`: a document as paragraphs."""

from __future__ import annotations

from auditor.commands.options import Lang, OutFile, Picture, Source, Verbose
from auditor.commands.terminal import tell_recognised, tell_unread, write_lines


def read(
    source: Source, out: OutFile = None, picture: Picture = None, lang: Lang = None, verbose: Verbose = False
) -> None:
    """Read a document into paragraphs, one JSON object a line.

    Example: auditor read strategi.pdf > stycken.jsonl
    """
    from auditor.files import prove_readable
    from auditor.reading.paragraphjson import paragraph_record
    from auditor.reading.sources import read_document

    prove_readable(source)
    document = read_document(source)
    tell_unread(document.unread)
    tell_recognised(document)
    if picture is not None:
        from auditor.reading.boxpictures import draw_reading

        picture.mkdir(parents=True, exist_ok=True)
        draw_reading(source, document, picture)
    write_lines((paragraph_record(paragraph) for paragraph in document.paragraphs), out)
