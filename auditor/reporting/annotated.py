"""The strategy itself with the audit on it: highlights on the passages' lines, bookmarks, the report attached."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path

import pikepdf
from pikepdf import Array, AttachedFileSpec, Name, Pdf

from auditor.files import replace_file
from auditor.reading.pages import open_pdf
from auditor.records import Audit, Language
from auditor.reference.taxonomy import Taxonomy
from auditor.reporting.marking.bookmarks import add_bookmarks, plan_bookmarks
from auditor.reporting.marking.lines import Quad, find_lines
from auditor.reporting.marking.notes import by_strength, highlight, note_text
from auditor.reporting.marking.rights import AnnotationRefused, prove_free
from auditor.reporting.office.story import Story
from auditor.reporting.passages import Passage
from auditor.reporting.report import REPORT
from auditor.reporting.reportdocx import tell
from auditor.wording import Words, load_words

ANNOTATED = "annotated.pdf"
CLAIMED = (b"pdfaid", b"pdfuaid")
# A copy with notes no longer is what these members of its metadata claim (PDF/A and PDF/UA).
CLAIMS = ("pdfaid:part", "pdfaid:conformance", "pdfaid:amd", "pdfaid:rev", "pdfuaid:part", "pdfuaid:amd", "pdfuaid:rev")


def write_annotated(audit: Audit, taxonomy: Taxonomy, source: Path, path: Path, language: Language) -> Path:
    """Write a copy of a PDF with the audit as annotations; the same input gives the same bytes.

    What the pages show stays as it is. `report.html` is attached where it stands beside the copy.

    Args:
        audit: Of the source.
        taxonomy: Names and colours of goals, names of targets.
        source: The PDF that was audited.
        path: Where the copy shall stand; it appears whole or not at all.
        language: Of notes and bookmarks.

    Returns:
        The path.

    Raises:
        AnnotationRefused: The document is signed, protected, or too damaged to be rewritten; nothing is written.
        SourceUnreadable: The source can no longer be opened.
        UnknownCode: The audit names a target that the taxonomy lacks, or there is no wording in the language.
        OSError: The place cannot be written.
    """
    story, words = tell(audit, taxonomy, language), load_words(language, "pdf")
    lines = _lines(audit, story, source)
    report = path.with_name(REPORT)
    try:
        with pikepdf.open(source) as pdf:
            prove_free(pdf, source)
            _highlight(pdf, story, words, lines)
            add_bookmarks(pdf, plan_bookmarks(story, words), _places(pdf, lines))
            if report.is_file():
                _attach(pdf, report.read_bytes(), words("attachment"))
            _withdraw_claims(pdf)
            return replace_file(path, _saved(pdf))
    except pikepdf.PdfError as error:
        raise AnnotationRefused(source, "damaged") from error


def _lines(audit: Audit, story: Story, source: Path) -> dict[str, tuple[Quad, ...]]:
    wanted = [paragraph for paragraph in audit.document.paragraphs if paragraph.id in story.content.passages]
    document = open_pdf(source)
    try:
        return find_lines(document, wanted)
    finally:
        document.close()


def _highlight(pdf: Pdf, story: Story, words: Words, lines: Mapping[str, tuple[Quad, ...]]) -> None:
    """Put a highlight on every page that a passage with a goal stands on, in reading order."""
    notes: defaultdict[int, list[pikepdf.Object]] = defaultdict(list)
    for passage in story.content.passages.values():
        if not passage.goals:
            continue
        text = note_text(story, words, passage)
        colour = story.labels.taxonomy.goals[by_strength(passage)[0][0]].colour
        for number in sorted({quad.page for quad in lines[passage.id]}):
            if number > len(pdf.pages):
                continue
            page = pdf.pages[number - 1]
            quads = [quad for quad in lines[passage.id] if quad.page == number]
            made = highlight(pdf, page, quads, colour, text, words("note.subject"), f"auditor-{passage.id}-{number}")
            notes[number].append(made)
    for number, made_here in notes.items():
        page = pdf.pages[number - 1]
        held = page.obj.get(Name.Annots)
        # A new list: the old one may belong to several pages.
        page.obj.Annots = Array([*(held if isinstance(held, Array) else ()), *made_here])


def _places(pdf: Pdf, lines: Mapping[str, tuple[Quad, ...]]) -> Callable[[Passage], Array | None]:
    def place(passage: Passage) -> Array | None:
        first = next(iter(lines.get(passage.id, ())), None)
        number = passage.page if first is None else first.page
        if number > len(pdf.pages):
            return None
        page = pdf.pages[number - 1].obj
        if first is None:
            return Array([page, Name.Fit])
        left, top = first.corners[0]
        return Array([page, Name.XYZ, round(left, 1), round(top, 1), None])

    return place


def _attach(pdf: Pdf, report: bytes, description: str) -> None:
    taken = set(pdf.attachments.keys())
    names = (REPORT, *(f"auditor-{number}-{REPORT}" for number in range(1, len(taken) + 2)))
    name = next(name for name in names if name not in taken)
    pdf.attachments[name] = AttachedFileSpec(
        pdf, report, filename=name, description=description, mime_type="text/html", relationship=Name.Supplement
    )


def _withdraw_claims(pdf: Pdf) -> None:
    metadata = pdf.Root.get(Name.Metadata)
    # Only then are they written anew: others stay as they are, byte for byte.
    if not isinstance(metadata, pikepdf.Stream) or not any(name in metadata.read_bytes() for name in CLAIMED):
        return
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as members:
        for claim in CLAIMS:
            if claim in members:
                del members[claim]


def _saved(pdf: Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(
        out,
        min_version="1.7",
        deterministic_id=True,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        object_stream_mode=pikepdf.ObjectStreamMode.preserve,
    )
    return out.getvalue()
