"""All reports of one audit, written together: HTML, Word, workbook, PDF and the sheet for the room."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from auditor.comparing.decisions import NONE, Decision
from auditor.errors import SourceUnreadable
from auditor.records import Audit, Language
from auditor.reference.taxonomy import Taxonomy
from auditor.reporting import report, reportdocx, reportpdf, reportxlsx, workshop
from auditor.reporting.annotated import ANNOTATED
from auditor.reporting.pagepictures import PagePicture, draw_pages
from auditor.reporting.passages import collect_passages

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Sheets:
    """A PDF to draw page pictures from.

    Attributes:
        path: The source itself, or its annotated copy.
        annotations: Whether what lies on its pages is the source's own, and drawn too.
    """

    path: Path
    annotations: bool = True


def sheets_beside(folder: Path) -> Sheets | None:
    """The annotated copy that lies beside an audit; None where the audit has none."""
    path = folder / ANNOTATED
    return Sheets(path, annotations=False) if path.is_file() else None


def write_reports(
    audit: Audit,
    taxonomy: Taxonomy,
    folder: Path,
    language: Language,
    *,
    sheets: Sheets | None = None,
    decisions: Mapping[str, Decision] = NONE,
) -> Path:
    """Write every report but the annotated PDF; the same arguments give the same bytes.

    Args:
        audit: What they say.
        taxonomy: Names and colours of goals, names and dimensions of targets.
        folder: Where they go; made if it is missing.
        language: Of the reports' own words; quotes keep theirs.
        sheets: A PDF to draw the pages from that `report.html` quotes; without one it has no pictures of them.
        decisions: What people have decided, by key of the finding.

    Returns:
        `report.html`.

    Raises:
        UnknownCode: The audit names a target that the taxonomy lacks, or there is no wording in the language.
        AuditorError: A PDF cannot be typeset.
        OSError: The folder cannot be written.
    """
    pictures = {} if sheets is None else _pictures(audit, sheets)
    page = report.write_report(audit, taxonomy, folder, language, pictures, decisions)
    reportdocx.write_docx(audit, taxonomy, folder / reportdocx.REPORT_DOCX, language, decisions)
    reportxlsx.write_xlsx(audit, taxonomy, folder / reportxlsx.REPORT_XLSX, language, decisions)
    reportpdf.write_report_pdf(audit, taxonomy, folder / reportpdf.REPORT_PDF, language, decisions)
    workshop.write_workshop(audit, taxonomy, folder / workshop.WORKSHOP_DOCX, language)
    workshop.write_workshop_pdf(audit, taxonomy, folder / workshop.WORKSHOP_PDF, language)
    return page


def _pictures(audit: Audit, sheets: Sheets) -> dict[int, PagePicture]:
    pages = {box.page for passage in collect_passages(audit).values() for box in passage.boxes}
    try:
        return draw_pages(sheets.path, audit.document, pages, annotations=sheets.annotations)
    except SourceUnreadable as error:
        # The report stands without pictures of the pages.
        logger.warning("%s", error)
        return {}
