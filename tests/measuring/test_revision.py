from __future__ import annotations

import re
from pathlib import Path

import docx
import pytest
import yaml

from auditor.audit import run_audit
from auditor.comparing.alignment import Pairing, align
from auditor.comparing.compare import compare_audits
from auditor.comparing.revisions import Revision
from auditor.comparing.wordings import compare_wordings
from auditor.measuring.example import EXAMPLE
from auditor.measuring.revision import REVISED, Edit, build_revised, read_edits, revise
from auditor.reading.sources import read_document
from auditor.records import Document, Paragraph

KINDS = {"edited", "moved", "split", "merged", "new", "gone"}


@pytest.fixture(scope="module")
def example() -> Document:
    return read_document(EXAMPLE / "example.pdf")


@pytest.fixture(scope="module")
def revised() -> Document:
    return read_document(REVISED / "revised.pdf")


def blocks() -> list[dict[str, object]]:
    found: list[dict[str, object]] = yaml.safe_load((EXAMPLE / "strategy.yml").read_text("utf-8"))["blocks"]
    return found


def changed(old: Document, new: Document) -> list[Pairing]:
    return [pairing for pairing in align(old.paragraphs, new.paragraphs) if pairing.fate != "unchanged"]


def texts(document: Document) -> dict[str, Paragraph]:
    return {paragraph.id: paragraph for paragraph in document.paragraphs}


def edit_of(pairing: Pairing, old: Document, new: Document) -> Edit:
    """The one edit of the list that made the change."""
    source, ids = (new, pairing.new) if pairing.fate == "new" else (old, pairing.old)
    text = texts(source)[ids[0]].text
    (edit,) = [edit for edit in read_edits() if text.startswith(edit.what) and edit.kind == pairing.fate]
    return edit


def test_the_list_holds_twelve_edits_of_every_kind() -> None:
    edits = read_edits()
    assert len(edits) == 12
    assert {edit.kind for edit in edits} == KINDS
    assert {matter for edit in edits for matter, _ in edit.wording} == {
        *("modality", "time", "level", "indicator", "responsible"),
    }
    assert {direction for edit in edits for _, direction in edit.wording} == {"weaker", "stronger"}


def test_the_committed_copy_is_what_the_edits_make() -> None:
    built = build_revised()
    fresh = read_pdf_text(built)
    assert fresh == read_pdf_text((REVISED / "revised.pdf").read_bytes())


def read_pdf_text(data: bytes) -> list[str]:
    import pypdfium2

    with pypdfium2.PdfDocument(data) as document:
        return [page.get_textpage().get_text_range() for page in document]


def test_an_edit_that_names_no_passage_or_two_is_refused() -> None:
    edit = read_edits()[0]
    with pytest.raises(LookupError, match="0 do"):
        revise([{"kind": "body", "text": "Något annat."}], [edit])
    block = {"kind": "list_item", "text": f"{edit.what} ska minska."}
    with pytest.raises(LookupError, match="2 do"):
        revise([block, block], [edit])


def test_the_source_stays_as_it_was() -> None:
    given = blocks()
    revise(given, read_edits())
    assert given == blocks()


def test_comparing_the_readings_finds_exactly_the_twelve_edits(example: Document, revised: Document) -> None:
    found = changed(example, revised)
    assert len(found) == 12
    assert sorted(edit_of(pairing, example, revised).what for pairing in found) == sorted(e.what for e in read_edits())
    for pairing in found:
        edit = edit_of(pairing, example, revised)
        paragraph = texts(revised if edit.kind == "new" else example)[
            (pairing.new if edit.kind == "new" else pairing.old)[0]
        ]
        assert paragraph.heading[-1].endswith(edit.where)


def test_each_edit_weakens_or_strengthens_what_the_list_says_and_nothing_else(
    example: Document, revised: Document
) -> None:
    for pairing in changed(example, revised):
        old = " ".join(texts(example)[name].text for name in pairing.old)
        new = " ".join(texts(revised)[name].text for name in pairing.new)
        found = compare_wordings(old, new) if pairing.fate in ("edited", "split", "merged") else ()
        assert tuple((w.matter, w.direction) for w in found) == edit_of(pairing, example, revised).wording


def test_a_word_draft_of_the_revision_against_the_pdf_finds_the_same(
    example: Document, revised: Document, tmp_path: Path
) -> None:
    found = changed(example, read_document(word_draft(tmp_path)))
    old = texts(example)
    # A figure's words are a picture in Word, and the short lines of the colophon one paragraph on the page.
    apart = {word for block in blocks() if is_furniture(block) for word in letters(str(block["text"]))}
    told = [pairing for pairing in found if not pairing.old or not letters(old[pairing.old[0]].text) <= apart]
    assert [(pairing.fate, pairing.old) for pairing in told] == [
        (pairing.fate, pairing.old) for pairing in changed(example, revised)
    ]


def letters(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", text))


def is_furniture(block: dict[str, object]) -> bool:
    return block.get("style") == "figure_label" or block.get("kind") == "boilerplate"


def word_draft(folder: Path) -> Path:
    """The revised source as somebody would have it in Word: no numbers, no columns, straight quotation marks."""
    draft = docx.Document()
    rows: list[list[str]] = []
    for block in revise(blocks(), read_edits()):
        text, kind = str(block.get("text", "")), block.get("kind")
        if block.get("style") == "figure_label" or text == "Innehåll":
            continue
        if kind == "table":
            rows.append(text.split(" | "))
            continue
        if rows:
            table = draft.add_table(0, len(rows[0]))
            for row in rows:
                for cell, words in zip(table.add_row().cells, row, strict=True):
                    cell.text = words
            rows = []
        if kind == "heading":
            draft.add_heading(text, int(str(block["level"])))
        elif text:
            draft.add_paragraph(text.replace("”", '"'), style="List Bullet" if kind == "list_item" else None)
    path = folder / "utkast.docx"
    draft.save(str(path))
    return path


@pytest.mark.slow
def test_comparing_full_audits_finds_the_edits_and_their_wording(example_path: Path) -> None:
    comparison = compare_audits(Revision(run_audit(example_path)), Revision(run_audit(REVISED / "revised.pdf")))
    found = [change for change in comparison.changes if change.pairing.fate != "unchanged"]
    assert len(found) == 12
    told = sorted((w.matter, w.direction) for change in found for w in change.wordings)
    assert told == sorted(pair for edit in read_edits() for pair in edit.wording)
    assert [
        (turn.turn, turn.gap.type) for turn in comparison.gaps if turn.gap.item == "6" and turn.turn == "closed"
    ] == [("closed", "L1")]
    assert comparison.differing == ()
