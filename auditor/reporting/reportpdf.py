"""The report as a tagged PDF (PDF/UA-1) for print and archive: the sections of the Word document, with pictures."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import typst

from auditor.comparing.decisions import NONE, Decision
from auditor.errors import AuditorError
from auditor.files import replace_file
from auditor.folders import TEMPLATES
from auditor.records import Audit, Language
from auditor.reference.taxonomy import Taxonomy
from auditor.reporting.office.annexes import write_annexes
from auditor.reporting.office.closing import write_closing
from auditor.reporting.office.findings import write_findings
from auditor.reporting.office.opening import write_opening
from auditor.reporting.office.overview import write_overview
from auditor.reporting.paged.characters import composed, settable, typeset, unknown_characters, unusual_characters
from auditor.reporting.paged.pictures import draw_pictures, with_texts
from auditor.reporting.paged.sheets import Sheets
from auditor.reporting.passages import shorten
from auditor.reporting.reportdocx import tell

logger = logging.getLogger(__name__)

REPORT_PDF = "report.pdf"
TEMPLATE = TEMPLATES / "paged" / "report.typ"
# Members that are codes and no text to be set.
CODES = frozenset({"kind", "style", "lang", "to", "name", "language", "field"})
PICTURE = "svg"


def write_report_pdf(
    audit: Audit,
    taxonomy: Taxonomy,
    path: Path,
    language: Language,
    decisions: Mapping[str, Decision] = NONE,
) -> Path:
    """Write the report as a PDF; the same audit, taxonomy and language give the same bytes.

    The typesetter's own check of PDF/UA-1 must pass, or there is no file.

    Args:
        audit: What the report says.
        taxonomy: Names and colours of goals, names and dimensions of targets.
        path: The file; missing folders are made, and it appears whole or not at all.
        language: The language of the report's own words; quotes keep theirs.
        decisions: What people have decided, by key of the finding.

    Returns:
        The path.

    Raises:
        UnknownCode: The audit names a target that the taxonomy lacks, or there is no wording in the language.
        AuditorError: The report cannot be typeset as PDF/UA-1; says why.
        OSError: The place cannot be written.
    """
    story = tell(audit, taxonomy, language, decisions)
    sheets = Sheets(story.office, story.words("title", title=shorten(story.content.title, 200)), draw_pictures(story))
    for write in (write_opening, write_overview, write_findings, write_closing, write_annexes):
        write(sheets, story)
    return replace_file(path, set_pages(sheets.record(language)))


def set_pages(record: object) -> bytes:
    """What `Sheets` holds as a PDF/UA-1.

    Raises:
        AuditorError: It cannot be typeset; says why.
    """
    source = TEMPLATE.read_text("utf-8")
    texts = [composed(text) for text in _texts(record)]
    try:
        return typeset(source, _data(record, unknown_characters(texts)))
    except typst.TypstError:
        # Signs that a font has one by one and not together, as accents upon accents.
        logger.info("the report is typeset again with all unusual characters by their numbers")
    try:
        return typeset(source, _data(record, unusual_characters(texts)))
    except typst.TypstError as error:
        raise AuditorError("The report cannot be typeset: {why}.", why=error.message) from error


def _data(record: object, unknown: frozenset[str]) -> str:
    return json.dumps(_changed(record, lambda text: settable(text, unknown)))


def _texts(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, list):
        for member in node:
            yield from _texts(member)
    elif isinstance(node, dict):
        for member in node.values():
            yield from _texts(member)


def _changed(node: object, change: Callable[[str], str]) -> object:
    if isinstance(node, str):
        return change(node)
    if isinstance(node, list):
        return [_changed(member, change) for member in node]
    if isinstance(node, dict):
        return {key: _member(key, member, change) for key, member in node.items()}
    return node


def _member(key: str, member: object, change: Callable[[str], str]) -> object:
    if key == PICTURE:
        return with_texts(str(member), change)
    return member if key in CODES else _changed(member, change)
