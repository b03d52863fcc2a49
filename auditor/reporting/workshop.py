"""The sheet for the room: two hours on the audit of a strategy, in Word to fill in and as a PDF to print."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from auditor.files import replace_file
from auditor.records import Audit, Language
from auditor.reference.documenttypes import type_of
from auditor.reference.taxonomy import Taxonomy
from auditor.reporting.conflictrows import ConflictRow
from auditor.reporting.gaprows import GapRow
from auditor.reporting.interactions import write_interactions
from auditor.reporting.office.grid import Grid
from auditor.reporting.office.opening import WHOLE
from auditor.reporting.office.paper import Paper
from auditor.reporting.office.spans import Block, Cell, Field, FieldKind, Span
from auditor.reporting.office.story import Story
from auditor.reporting.paged.sheets import Sheets
from auditor.reporting.passages import clean_text, shorten
from auditor.reporting.prominence import workshop_settings
from auditor.reporting.reportdocx import tell
from auditor.reporting.reportpdf import set_pages
from auditor.wording import Words, load_words

WORKSHOP_DOCX = "workshop.docx"
WORKSHOP_PDF = "workshop.pdf"


def write_workshop(audit: Audit, taxonomy: Taxonomy, path: Path, language: Language) -> Path:
    """Write the workshop sheet for Word; the same audit, taxonomy and language give the same bytes.

    Args:
        audit: What the sheet is made from.
        taxonomy: Names of goals and targets.
        path: The file; missing folders are made, and it appears whole or not at all.
        language: The language of the sheet's own words; quotes keep theirs.

    Returns:
        The path.

    Raises:
        UnknownCode: The audit names a target that the taxonomy lacks, or there is no wording in the language.
        OSError: The place cannot be written.
    """
    words, story = type_of(audit).spoken(load_words(language, "workshop")), tell(audit, taxonomy, language)
    paper = Paper(story.office, _title(story, words))
    _write(paper, story, words)
    return replace_file(path, paper.save())


def write_workshop_pdf(audit: Audit, taxonomy: Taxonomy, path: Path, language: Language) -> Path:
    """Write the workshop sheet as a PDF (PDF/UA-1), with room to write by hand; the rest as `write_workshop`.

    Raises:
        UnknownCode: The audit names a target that the taxonomy lacks, or there is no wording in the language.
        AuditorError: The sheet cannot be typeset; says why.
        OSError: The place cannot be written.
    """
    words, story = type_of(audit).spoken(load_words(language, "workshop")), tell(audit, taxonomy, language)
    sheets = Sheets(story.office, _title(story, words), {})
    _write(sheets, story, words)
    return replace_file(path, set_pages(sheets.record(language)))


def _title(story: Story, words: Words) -> str:
    return words("title", title=shorten(story.content.title, 200))


def _write(paper: Paper, story: Story, words: Words) -> None:
    paper.title(_title(story, words))
    for write in (_opening, _agenda, write_interactions, _conflicts, _gaps, _next):
        write(paper, story, words)


def _opening(paper: Paper, story: Story, words: Words) -> None:
    audit = story.content.audit
    if audit.provenance.get("example") is True:
        paper.text(story.words("example"), "lead")
    paper.text(words("lead"), "lead")
    facts: list[tuple[Cell, ...]] = [
        (words("strategy"), Span(shorten(story.content.title, 300), audit.document.language)),
        (words("file"), shorten(clean_text(audit.document.name), 300)),
        (words("checksum"), audit.document.sha256),
    ]
    kinds: tuple[tuple[str, FieldKind], ...] = (("date", "date"), ("leader", "text"), ("present", "long"))
    facts += [(words(key), Field(f"meeting-{key}", words("holder", name=words(key)), kind)) for key, kind in kinds]
    paper.table(Grid((), facts, (4.6, WHOLE - 4.6)), name=words("about"))


def _agenda(paper: Paper, story: Story, words: Words) -> None:
    agenda = workshop_settings().agenda
    paper.heading(words("section.agenda"), 1, "agenda")
    rows: list[tuple[Cell, ...]] = []
    passed = 0
    for item, minutes in agenda:
        span = words("agenda.span", first=passed, last=passed + minutes)
        said = (words(f"agenda.{item}.{part}") for part in ("item", "how", "result"))
        rows.append((span, *said))
        passed += minutes
    heads = tuple(words(f"agenda.{name}") for name in ("minutes", "item", "how", "result"))
    caption = words("agenda.caption", minutes=passed)
    paper.table(Grid(heads, rows, (2.0, 3.6, 6.8, 4.6), together=True), caption=caption)
    paper.heading(words("section.before"), 1, "before")
    paper.bullets(words.lines("before"))


def _conflicts(paper: Paper, story: Story, words: Words) -> None:
    rows, most = story.content.conflicts, workshop_settings().conflicts
    paper.heading(words("section.conflicts"), 1, "conflicts")
    if not rows:
        paper.text(words("conflicts.none"))
        return
    paper.text(words("conflicts.lead"), "lead")
    for row in rows[:most]:
        _conflict(paper, story, words, row)
    if len(rows) > most:
        paper.text(words.count("conflicts.rest", len(rows) - most))


def _conflict(paper: Paper, story: Story, words: Words, row: ConflictRow) -> None:
    conflict, shared = row.conflict, story.words
    name = story.conflict_name(row)
    paper.heading(
        story.office("conflict", number=row.number, name=name if isinstance(name, str) else name.text),
        2,
        f"conflict_{row.number}",
    )
    status = f"{shared(f'status_symbol.{conflict.status}')} {shared(f'status.{conflict.status}')}"
    paper.text(f"{shared('conflict_section.status')}: {status}", "place", stay=True)
    paper.text(story.conflict_reason(row), stay=True)
    heads = [shared("conflict_section.side", target=story.labels.target(code)) for code in conflict.pair]
    nothing = [Block(shared("conflict_section.nothing"))]
    sides = [story.quotes(side, workshop_settings().quotes, "quote_cell") or nothing for side in row.sides]
    paper.table(Grid(heads, [sides], (WHOLE / 2, WHOLE / 2), leading=True), name=story.office("label.sides"))
    kinds: tuple[tuple[str, FieldKind], ...]
    kinds = (
        *(("exists", "long"), ("for", "long"), ("against", "long")),
        *(("position", "long"), ("ease", "long"), ("decides", "text")),
    )
    about = words("conflicts.about", number=row.number)
    answers: list[tuple[Cell, ...]] = [
        (
            words(f"conflicts.{key}"),
            Field(f"conflict-{row.number}-{key}", f"{words(f'conflicts.{key}')}, {about}", kind),
        )
        for key, kind in kinds
    ]
    legend = words("conflicts.legend", number=row.number)
    paper.table(Grid((), answers, (4.6, WHOLE - 4.6), tall=1.0, together=True), name=legend)


def _gaps(paper: Paper, story: Story, words: Words) -> None:
    shown = list(_decided_here(story.content.gaps))
    paper.heading(words("section.gaps"), 1, "gaps", new_page=True)
    if shown:
        paper.text(words("gaps.lead"), "lead")
    else:
        paper.text(words("gaps.none"))
    for row in shown:
        _gap(paper, story, words, row)
    rest = len(story.content.gaps) - len(shown)
    if rest:
        paper.text(words.count("gaps.rest", rest))


def _decided_here(rows: Iterable[GapRow]) -> Iterable[GapRow]:
    """The gaps that the room takes: by severity, whole goals before single targets, no two about the same thing."""
    settings = workshop_settings()
    held = [row for row in rows if row.gap.severity in settings.severities and row.gap.type not in settings.elsewhere]
    held.sort(key=lambda row: (settings.severities.index(row.gap.severity), not row.gap.item.isdigit(), row.number))
    first: dict[str, GapRow] = {}
    for row in held:
        first.setdefault(row.gap.item, row)
    return list(first.values())[: settings.gaps]


def _gap(paper: Paper, story: Story, words: Words, row: GapRow) -> None:
    shared, gap = story.words, row.gap
    name = story.office("gap", number=row.number, item=story.labels.item(gap.item))
    paper.heading(name, 2, f"gap_{row.number}")
    facts = [f"{gap.type} {shared(f'gap.{gap.type}')}", story.severity(gap.severity)]
    facts += [story.places(row.passages, 3)] if row.passages and gap.type != "L1" else []
    paper.text(" · ".join(facts), "place", stay=True)
    paper.text(story.authored(gap.reason), stay=True)
    if gap.question:
        paper.text(story.authored(gap.question), stay=True)
    boxes: Cell = [Block(f"☐ {option}") for option in shared.lines("decision.options")]
    about = words("gaps.about", number=row.number)
    kinds: tuple[tuple[str, FieldKind], ...] = (("why", "long"), ("responsible", "text"), ("date", "date"))
    fields = [Field(f"gap-{row.number}-{key}", f"{words(f'gaps.{key}')}, {about}", kind) for key, kind in kinds]
    heads = [words("gaps.stop"), *(words(f"gaps.{key}") for key, _ in kinds)]
    grid = Grid(heads, [(boxes, *fields)], (5.2, 6.2, 3.2, 2.4), together=True)
    paper.table(grid, name=words("gaps.legend", number=row.number))


def _next(paper: Paper, story: Story, words: Words) -> None:
    paper.heading(words("section.next"), 1, "next")
    paper.text(words("next.lead"), "lead", stay=True)
    kinds: tuple[tuple[str, FieldKind], ...] = (("what", "long"), ("who", "text"), ("when", "date"))
    rows = [
        tuple(
            Field(f"step-{number}-{key}", f"{words(f'next.{key}')}, {words('next.about', number=number)}", kind)
            for key, kind in kinds
        )
        for number in range(1, workshop_settings().next_steps + 1)
    ]
    heads = [words(f"next.{key}") for key, _ in kinds]
    paper.table(Grid(heads, rows, (9.6, 4.4, 3.0), tall=1.0, together=True), caption=words("next.caption"))
