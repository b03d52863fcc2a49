"""The report as a Word document that people can edit: real styles, tables, and fields for their decisions."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from auditor.comparing.decisions import NONE, Decision
from auditor.files import replace_file
from auditor.records import Audit, Language
from auditor.reference.documenttypes import type_of
from auditor.reference.taxonomy import Taxonomy
from auditor.reporting.content import build_content
from auditor.reporting.labels import Labels
from auditor.reporting.office.annexes import write_annexes
from auditor.reporting.office.closing import write_closing
from auditor.reporting.office.findings import write_findings
from auditor.reporting.office.opening import write_opening
from auditor.reporting.office.overview import write_overview
from auditor.reporting.office.paper import Paper
from auditor.reporting.office.story import Story
from auditor.reporting.passages import shorten
from auditor.reporting.summary import summarise
from auditor.wording import load_words

REPORT_DOCX = "report.docx"


def write_docx(
    audit: Audit,
    taxonomy: Taxonomy,
    path: Path,
    language: Language,
    decisions: Mapping[str, Decision] = NONE,
) -> Path:
    """Write the report as a Word document; the same audit, taxonomy and language give the same bytes.

    Args:
        audit: What the report says.
        taxonomy: Names of goals, names and dimensions of targets.
        path: The file; missing folders are made, and it appears whole or not at all.
        language: The language of the report's own words; quotes keep theirs.
        decisions: What people have decided, by key of the finding.

    Returns:
        The path.

    Raises:
        UnknownCode: The audit names a target that the taxonomy lacks, or there is no wording in the language.
        OSError: The place cannot be written.
    """
    story = tell(audit, taxonomy, language, decisions)
    paper = Paper(story.office, story.words("title", title=shorten(story.content.title, 200)))
    for write in (write_opening, write_overview, write_findings, write_closing, write_annexes):
        write(paper, story)
    return replace_file(path, paper.save())


def tell(audit: Audit, taxonomy: Taxonomy, language: Language, decisions: Mapping[str, Decision] = NONE) -> Story:
    """The content model of an audit with its words.

    Raises:
        UnknownCode: The audit names a target that the taxonomy lacks, or there is no wording in the language.
    """
    kind = type_of(audit)
    labels = Labels(kind.spoken(load_words(language)), taxonomy)
    content = build_content(audit, labels, decisions)
    return Story(content, summarise(content), labels, kind.spoken(load_words(language, "office")))
