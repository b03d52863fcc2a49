"""A corpus as one accessible HTML file, as a workbook and as CSV: documents by goals, side by side."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
from collections.abc import Iterator, Sequence
from typing import cast
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from openpyxl import Workbook
from openpyxl.packaging.core import DocumentProperties
from openpyxl.xml.functions import tostring

from auditor.corpus.entries import Entry
from auditor.folders import TEMPLATES
from auditor.records import GOALS, LEVELS, Language
from auditor.reference.taxonomy import Taxonomy
from auditor.reporting.labels import Labels
from auditor.reporting.office.archive import steady_archive
from auditor.reporting.office.settings import office_settings
from auditor.reporting.office.sheet import CellWriter, Column, Row, fill_sheet
from auditor.reporting.office.text import cell_text, is_calculated
from auditor.reporting.passages import clean_text, shorten
from auditor.wording import Words, load_words

FOLDERS = (TEMPLATES / "corpus", TEMPLATES / "report")
STYLES = (TEMPLATES / "report" / "report.css", TEMPLATES / "corpus" / "corpus.css")
DETAILS = ("document", "title", "pages", "silent", "gaps", "conflicts", "unread", "why")
WIDTHS = {"document": 34.0, "title": 40.0, "why": 60.0}


def render_corpus(entries: Sequence[Entry], taxonomy: Taxonomy, language: Language) -> str:
    """The corpus as HTML text."""
    words, said = load_words(language), load_words(language, "corpus")
    colours = "".join(f".g{goal.id}{{--goal:{goal.colour}}}\n" for goal in taxonomy.goals.values())
    style = "".join(path.read_text("utf-8") for path in STYLES) + colours
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    environment = Environment(
        loader=FileSystemLoader(FOLDERS),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"clean": clean_text, "shorten": shorten, "address": lambda text: quote(text)}
    return environment.get_template("corpus.html.j2").render(
        words=words,
        said=said,
        labels=Labels(words, taxonomy),
        audited=[entry for entry in entries if entry.status == "audited"],
        failed=[entry for entry in entries if entry.status == "failed"],
        all_goals=GOALS,
        all_levels=LEVELS,
        silent_in={goal: sum(goal in entry.silent for entry in entries) for goal in GOALS},
        style=Markup(style),
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
    )


def corpus_csv(entries: Sequence[Entry]) -> bytes:
    """The corpus as CSV in UTF-8 with its mark, levels by their codes; what a spreadsheet would calculate is quoted."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(["document", "folder", "status", "title", "pages", *(f"goal_{goal}" for goal in GOALS),
                     "silent_goals", "gaps", "conflicts", "unread", "why"])  # fmt: skip
    for entry in entries:
        levels = [entry.levels.get(str(goal), "") for goal in GOALS]
        texts = [_harmless(text) for text in (entry.name, entry.folder, entry.status, entry.title)]
        counts = [len(entry.silent), sum(entry.gaps.values()), entry.conflicts, entry.unread]
        numbers = counts if entry.status == "audited" else [""] * len(counts)
        pages = entry.pages if entry.status == "audited" else ""
        writer.writerow([*texts, pages, *levels, *numbers, _harmless(entry.why)])
    return out.getvalue().encode("utf-8-sig", "replace")


def corpus_book(entries: Sequence[Entry], taxonomy: Taxonomy, language: Language) -> bytes:
    """The corpus as a workbook of one sheet; the same entries give the same bytes."""
    words, said = load_words(language), load_words(language, "corpus")
    labels = Labels(words, taxonomy)
    book = Workbook()
    book.remove(book.worksheets[0])
    columns = [Column(name, said(f"column.{name}"), WIDTHS.get(name, 13.0)) for name in DETAILS[:4]]
    columns += [Column(str(goal), labels.goal(goal), 15.0) for goal in GOALS]
    columns += [Column(name, said(f"column.{name}"), WIDTHS.get(name, 13.0)) for name in DETAILS[4:]]
    colours = {words(f"level.{level}"): office_settings().grounds.get(level, "") for level in LEVELS}
    fill_sheet(
        book.create_sheet(said("sheet")),
        columns,
        _rows(entries, words),
        CellWriter(lambda number: said("cut", number=number)),
        frozen="B2",
        ground=lambda key, value: colours.get(value, "") if key.isdigit() and isinstance(value, str) else "",
    )
    out = io.BytesIO()
    book.save(out)
    created = office_settings().created
    properties = DocumentProperties(creator="auditor", title=said("title"), created=created, modified=created)
    return steady_archive(out.getvalue(), {"docProps/core.xml": cast(bytes, tostring(properties.to_tree()))})


def _rows(entries: Sequence[Entry], words: Words) -> Iterator[Row]:
    for entry in entries:
        row: dict[str, str | int | float | None] = {"document": entry.name, "why": entry.why or None}
        if entry.status == "audited":
            row |= {"title": clean_text(entry.title), "pages": entry.pages, "silent": len(entry.silent)}
            row |= {"gaps": sum(entry.gaps.values()), "conflicts": entry.conflicts, "unread": entry.unread}
            row |= {goal: words(f"level.{level}") for goal, level in entry.levels.items()}
        yield row


def _harmless(text: str) -> str:
    whole = cell_text(clean_text(text), office_settings().longest_cell, lambda number: "…")
    return f"'{whole}" if is_calculated(whole) else whole
