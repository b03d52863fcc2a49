"""Gaps: where a strategy is silent, thin, broken or one-sided, merged so that one problem is one gap.

Relevance comes before coverage, depth before mention. Each gap ends in a question to the
authors; the tool writes no text for them.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.judging.dimensions import one_sided, read_dimensions
from auditor.judging.findings import Findings, GapWriter
from auditor.judging.shortfalls import Shortfalls
from auditor.judging.tensions import why_conflict
from auditor.records import Gap, Language, Severity
from auditor.reference.documenttypes import STRATEGY, DocumentType, document_type
from auditor.reference.taxonomy import Taxonomy
from auditor.wording import load_words

SEVERITIES: tuple[Severity, ...] = ("high", "medium", "low")


def find_gaps(
    findings: Findings, taxonomy: Taxonomy, language: Language = "sv", kind: DocumentType | None = None
) -> tuple[Gap, ...]:
    """All gaps, most severe first, then by kind and item.

    Args:
        findings: What was found.
        taxonomy: Names and parts of goals and targets.
        language: Of reasons and questions.
        kind: What the document is; a strategy if not given.
    """
    asked = document_type(STRATEGY) if kind is None else kind
    writer = GapWriter(asked.spoken(load_words(language, "gaps")))
    gaps = [
        *Shortfalls(findings, taxonomy, writer).coverage_gaps(),
        *imbalances(findings, taxonomy, writer),
        *open_conflicts(findings, writer),
    ]
    looked_for = [gap for gap in gaps if gap.type in asked.gaps]
    return tuple(sorted(looked_for, key=lambda gap: (SEVERITIES.index(gap.severity), gap.type, _order(gap.item))))


def imbalances(findings: Findings, taxonomy: Taxonomy, writer: GapWriter) -> Iterator[Gap]:
    """L6: priorities that rest on one dimension, and dimensions that do not carry their role."""
    treated = read_dimensions(findings.matches, findings.paragraphs, taxonomy)
    for section, dimension in one_sided(treated, findings.sections):
        severity, name = writer.rules["imbalance"]["priority"], writer.words(f"dimension.{dimension}")
        yield writer.write("L6", section.title, "L6.priority", severity, (), dimension=name, name=section.title)
    for coverage in findings.dimensions:
        for code, paragraphs in coverage.checks:
            severity = writer.rules["imbalance"]["role"]
            yield writer.write("L6", coverage.dimension, f"L6.{code}", severity, paragraphs, count=len(paragraphs))


def open_conflicts(findings: Findings, writer: GapWriter) -> Iterator[Gap]:
    """L7: possible conflicts that the strategy leaves unsaid, or names without weighing."""
    for conflict in findings.conflicts:
        if conflict.status in writer.rules["conflict"]:
            severity = writer.rules["conflict"][conflict.status]
            why = why_conflict(conflict.id, writer.words.language)
            key = f"L7.{conflict.status}"
            yield writer.write("L7", " ↔ ".join(conflict.pair), key, severity, conflict.paragraphs, why=why)


def _order(item: str) -> tuple[tuple[int, str], ...]:
    return tuple((int(part), "") if part.isdigit() else (999, part) for part in item.split("."))
