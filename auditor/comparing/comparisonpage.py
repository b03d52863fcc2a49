"""A comparison as one accessible HTML file in the look of the report, without script, that needs nothing else."""

from __future__ import annotations

import base64
import hashlib

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from auditor.comparing.compare import Comparison
from auditor.comparing.comparisontables import PARTS, build_counts, build_tables
from auditor.comparing.comparisontexts import Teller
from auditor.folders import TEMPLATES
from auditor.reference.documenttypes import type_name
from auditor.reporting.passages import clean_text, shorten

LOOKS = (TEMPLATES / "report" / "report.css", TEMPLATES / "comparison" / "comparison.css")
LONGEST = 200


def render_comparison(comparison: Comparison, tell: Teller) -> str:
    """The comparison as HTML text; the same comparison and language give the same text."""
    style = "".join(look.read_text("utf-8") for look in LOOKS)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    environment = Environment(
        loader=FileSystemLoader([TEMPLATES / "comparison", TEMPLATES / "report"]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"clean": clean_text, "shorten": shorten}
    return environment.get_template("page.html.j2").render(
        words=tell.labels.words,
        labels=tell.labels,
        audit=comparison.new,
        said=tell.words,
        title=title_of(comparison, tell),
        versions=versions(comparison, tell),
        differing=differing(comparison, tell),
        counts=build_counts(comparison, tell),
        tables=build_tables(comparison, tell),
        parts=PARTS,
        style=Markup(style),
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
    )


def title_of(comparison: Comparison, tell: Teller) -> str:
    """The title of the comparison: that of the newer revision."""
    return tell.words("title", title=shorten(clean_text(comparison.new.document.title), LONGEST))


def versions(comparison: Comparison, tell: Teller) -> tuple[tuple[str, str, str], ...]:
    """What the two documents are: name of the detail, older, newer."""
    audits = comparison.old, comparison.new
    documents = comparison.old.document, comparison.new.document
    told = {
        "title": [shorten(clean_text(document.title), LONGEST) for document in documents],
        "file": [shorten(clean_text(document.name), LONGEST) for document in documents],
        "extent": [
            tell.words("versions.extent_text", pages=document.pages, paragraphs=len(document.paragraphs))
            for document in documents
        ],
        "document_type": [type_name(audit, tell.labels.words.language) for audit in audits],
        "checksum": [document.sha256 for document in documents],
    }
    return tuple((tell.words(f"versions.{name}"), old, new) for name, (old, new) in told.items())


def differing(comparison: Comparison, tell: Teller) -> str:
    """A warning where the two audits were not made alike; empty where they were."""
    if not comparison.differing:
        return ""
    names = [tell.words(f"differing_name.{name}") for name in comparison.differing]
    return tell.words("differing", names=tell.labels.words.joined(names))
