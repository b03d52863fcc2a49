"""The report as one accessible HTML file that needs nothing from outside itself."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from auditor.comparing.decisions import KNOWN, NONE, Decision
from auditor.files import replace_file
from auditor.folders import TEMPLATES
from auditor.ocr.certainty import recognised_note
from auditor.ocr.remedies import remedy_in
from auditor.records import DIMENSIONS, GOALS, LEVELS, Audit, Language
from auditor.reference.documenttypes import type_of
from auditor.reference.indicators import load_indicators
from auditor.reference.taxonomy import Taxonomy
from auditor.reporting import charts
from auditor.reporting.content import Content, build_content
from auditor.reporting.gaprows import SEVERITIES
from auditor.reporting.labels import Labels
from auditor.reporting.matrix import ROAD
from auditor.reporting.pagepictures import PagePicture
from auditor.reporting.passages import clean_text, shorten
from auditor.reporting.summary import summarise
from auditor.wording import load_words

FOLDER = TEMPLATES / "report"
REPORT = "report.html"
GAP_TYPES = ("L1", "L2", "L3", "L4", "L5", "L6", "L7", "L8")
SECTIONS = (
    *("summary", "nature", "method", "relevance", "overview", "dimensions", "gaps"),
    *("chain", "conflicts", "borderline", "unread", "lenses", "conclusion", "provenance"),
)
NO_PICTURES: Mapping[int, PagePicture] = {}


def write_report(
    audit: Audit,
    taxonomy: Taxonomy,
    out: Path,
    language: Language,
    pictures: Mapping[int, PagePicture] = NO_PICTURES,
    decisions: Mapping[str, Decision] = NONE,
) -> Path:
    """Write `report.html`.

    Args:
        audit: What the report says.
        taxonomy: Names and colours of goals, names and dimensions of targets.
        out: The folder; made if it is missing.
        language: The language of the report's own words; quotes keep theirs.
        pictures: Of the pages that it quotes, by number.
        decisions: What people have decided, by key of the finding.

    Returns:
        The file.

    Raises:
        UnknownCode: The audit names a target that the taxonomy lacks, or there is no wording in the language.
        OSError: The folder cannot be written.
    """
    html = render_report(audit, taxonomy, language, pictures, decisions)
    return replace_file(out / REPORT, html.encode("utf-8", "replace"))


def render_report(
    audit: Audit,
    taxonomy: Taxonomy,
    language: Language,
    pictures: Mapping[int, PagePicture] = NO_PICTURES,
    decisions: Mapping[str, Decision] = NONE,
) -> str:
    """The report as HTML text; the same audit, taxonomy and language give the same text."""
    words = type_of(audit).spoken(load_words(language))
    labels = Labels(words, taxonomy)
    content = build_content(audit, labels, decisions)
    style = _read("report.css") + _goal_colours(taxonomy)
    script = _read("report.js")
    return (
        _environment()
        .get_template("page.html.j2")
        .render(
            audit=audit,
            content=content,
            summary=summarise(content),
            words=words,
            labels=labels,
            charts=_pictures(content, labels),
            remedy=lambda part: remedy_in(part, words),
            recognised=recognised_note(audit.document, words),
            document_type=type_of(audit),
            indicators=load_indicators(),
            provenance=tuple(_provenance(audit.provenance, "")),
            style=Markup(style),
            script=Markup(script),
            policy=_policy(style, script),
            sections=[name for name in SECTIONS if name != "lenses" or content.lenses],
            all_goals=GOALS,
            all_levels=LEVELS,
            all_dimensions=DIMENSIONS,
            gap_types=GAP_TYPES,
            severities=SEVERITIES,
            road=ROAD,
            known=KNOWN,
            sheets=pictures,
        )
    )


def _pictures(content: Content, labels: Labels) -> Mapping[str, Markup]:
    return {
        "levels": charts.level_chart(content, labels),
        "matrix": charts.matrix_chart(content, labels),
        "strip": charts.strip_chart(content, labels),
        "dimensions": charts.dimension_chart(content, labels),
    }


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["clean"] = clean_text
    environment.filters["shorten"] = shorten
    return environment


def _policy(style: str, script: str) -> str:
    """A content security policy that lets in these two texts and nothing else."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _goal_colours(taxonomy: Taxonomy) -> str:
    return "".join(f".g{goal.id}{{--goal:{goal.colour}}}\n" for goal in taxonomy.goals.values())


def _provenance(node: Mapping[str, object], prefix: str) -> Iterator[tuple[str, object]]:
    for key, value in node.items():
        name = f"{prefix}{key}"
        if isinstance(value, Mapping) and value and all(isinstance(held, float) for held in value.values()):
            # Thresholds are many and are compared, not read: one row holds them all.
            yield name, "; ".join(f"{held}: {value[held]:g}" for held in value)
        elif isinstance(value, Mapping):
            yield from _provenance(value, f"{name}.")
        elif isinstance(value, (list, tuple)):
            yield name, ", ".join(str(member) for member in value)
        else:
            yield name, value


def _read(name: str) -> str:
    return (FOLDER / name).read_text("utf-8")
