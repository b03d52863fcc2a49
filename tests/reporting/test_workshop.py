from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Opened
from docx.oxml.ns import qn

from auditor.errors import UnknownCode
from auditor.records import Audit, Gap, Language
from auditor.reference.taxonomy import load_taxonomy
from auditor.reporting.prominence import prominent_targets, workshop_settings
from auditor.reporting.workshop import write_workshop
from auditor.wording import load_words
from tests.audits import piece, pieces, small_audit
from tests.english import english_words
from tests.reporting.test_reportdocx import HOSTILE, controls, headings, text_of


def written(folder: Path, audit: Audit | None = None, language: Language = "sv") -> Path:
    given = small_audit() if audit is None else audit
    return write_workshop(given, load_taxonomy(), folder / "workshop.docx", language)


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Opened:
    return Document(str(written(tmp_path_factory.mktemp("workshop"))))


def table(document: Opened, first: str) -> list[list[str]]:
    """The texts of the table whose first cell reads so."""
    found = next(table for table in document.tables if table.rows[0].cells[0].text == first)
    return [[cell.text for cell in row.cells] for row in found.rows]


def test_the_agenda_fills_two_hours_without_a_hole(document: Opened) -> None:
    spans = [row[0] for row in table(document, "Minuter")[1:]]
    assert spans[0].startswith("0–")
    assert spans[-1].endswith("–120")
    assert all(before.partition("–")[2] == after.partition("–")[0] for before, after in pairwise(spans))
    assert len(spans) == len(workshop_settings().agenda)


def test_the_matrix_sets_each_prominent_target_against_every_other_and_answers_nothing(document: Opened) -> None:
    matrix = table(document, "Raden påverkar →")
    chosen = [target.item for target in prominent_targets(small_audit())]
    assert matrix[0][1:] == chosen
    assert [row[0].partition(" ")[0] for row in matrix[1:]] == chosen
    assert {cell for row in matrix[1:] for cell in row[1:]} == {""}


def test_only_the_cells_where_a_target_meets_itself_are_closed(document: Opened) -> None:
    matrix = next(table for table in document.tables if table.rows[0].cells[0].text == "Raden påverkar →")
    closed = [
        (down, across)
        for down, row in enumerate(matrix._tbl.tr_lst)
        for across, cell in enumerate(row.tc_lst)
        if next(cell.iter(qn("w:shd")), None) is not None
    ]
    assert closed == [(place, place) for place in range(1, len(matrix.rows))]


def test_a_target_that_only_fills_the_matrix_up_is_marked_and_the_mark_is_told(document: Opened) -> None:
    targets = dict((row[0], row[1]) for row in table(document, "Delmål")[1:])
    starred = {name for name in targets if name.endswith("*")}
    assert starred
    assert all("saknas" in targets[name] or "nämns" in targets[name] for name in starred)
    assert not any("saknas" in level or "nämns" in level for name, level in targets.items() if name not in starred)
    assert "märkta med *" in text_of(document)


def test_each_possible_conflict_has_both_sides_and_room_for_a_position(document: Opened) -> None:
    found = controls(document)
    for number in (1, 2):
        for name in ("exists", "for", "against", "position", "ease", "decides"):
            assert found[f"conflict-{number}-{name}"] == "text"
    sides = next(table for table in document.tables if table.rows[0].cells[0].text.startswith("Textställen om"))
    assert "främja vägar" in sides.rows[1].cells[0].text
    assert "Utsläppen ska halveras" in sides.rows[1].cells[1].text


def test_a_gap_has_a_box_for_every_answer_and_room_for_reason_responsible_and_date(document: Opened) -> None:
    boxes = [table.rows[1].cells[0].text for table in document.tables if table.rows[0].cells[0].text == "Hållplats"]
    assert boxes
    assert set(boxes) == {"\n".join(f"☐ {option}" for option in load_words("sv").lines("decision.options"))}
    found = controls(document)
    assert [found[f"gap-1-{name}"] for name in ("why", "responsible", "date")] == ["text", "text", "date"]


def test_gaps_that_are_conflicts_doubtful_or_of_low_severity_are_left_to_the_report(document: Opened) -> None:
    gaps = [text for _, text in headings(document) if text.startswith("Lucka")]
    assert [text.partition(".")[0] for text in gaps] == [f"Lucka {number}" for number in (2, 1, 4, 3, 5)]
    assert "Ytterligare 3 luckor står i rapporten." in text_of(document)


def test_one_goal_has_one_box_and_no_more_gaps_are_taken_than_there_is_time_for(tmp_path: Path) -> None:
    many = [Gap("L1", code, "medium", "Saknas.") for code in load_taxonomy().targets]
    twice = [
        Gap("L3", "1", "medium", "Bruten."),
        Gap("L4", "1", "medium", "Ouppföljd."),
        Gap("L3", "2", "medium", "Bruten."),
    ]
    found = Document(str(written(tmp_path, replace(small_audit(), gaps=(*many, *twice)))))
    gaps = [text for _, text in headings(found) if text.startswith("Lucka")]
    assert len(gaps) == workshop_settings().gaps
    assert [text.partition(".")[0] for text in gaps[:3]] == ["Lucka 170", "Lucka 172", "Lucka 1"]


def test_headings_descend_one_step_at_a_time_and_ids_are_unique(document: Opened) -> None:
    levels = [level for level, _ in headings(document)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    body = document.element.body
    tags = [tag.get(qn("w:val")) for tag in body.iter(qn("w:tag"))]
    names = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    assert len(tags) == len(set(tags)) > 20
    assert len(names) == len(set(names)) > 8


def test_every_table_has_a_name_for_screen_readers(document: Opened) -> None:
    names = [name.get(qn("w:val")) for table in document.tables for name in table._tbl.iter(qn("w:tblCaption"))]
    assert len(names) == len(document.tables)
    assert all(names)


def test_no_english_leaks_into_the_swedish_sheet(document: Opened) -> None:
    assert english_words(text_of(document)) == set()


def test_the_english_sheet_is_in_english(tmp_path: Path) -> None:
    text = text_of(Document(str(written(tmp_path, language="en"))))
    assert "Workshop sheet: sustainability assurance of" in text
    assert len(english_words(text)) > 40


def test_the_sheet_of_an_action_plan_speaks_of_a_plan(tmp_path: Path) -> None:
    audit = small_audit()
    plan = replace(audit, provenance={**audit.provenance, "document_type": "action_plan"})
    text = text_of(Document(str(written(tmp_path, plan))))
    assert "en maskinell läsning av handlingsplanens text" in text
    assert "maskinell läsning av strategins" not in text


def test_the_same_audit_gives_the_same_bytes(tmp_path: Path) -> None:
    first = written(tmp_path).read_bytes()
    assert written(tmp_path).read_bytes() == first


def test_hostile_text_is_shown_and_not_obeyed(tmp_path: Path) -> None:
    given = [piece("evil", HOSTILE, {13: 0.9}, ("13.2",), heading="<b>\u202e=1+1"), *pieces()]
    found = Document(str(written(tmp_path, small_audit(given, title="</w:t><script>alert(2)</script>"))))
    text = text_of(found)
    assert "</w:t><script>alert(2)</script>" in text
    assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufffe") & set(text)


def test_a_strategy_without_findings_still_makes_a_sheet(tmp_path: Path) -> None:
    bare = replace(small_audit([piece("x", "Hej och hå.", {}, depth="none", elements=())]), gaps=(), conflicts=())
    text = text_of(Document(str(written(tmp_path, bare))))
    words = load_words("sv", "workshop")
    assert words("conflicts.none") in text
    assert words("gaps.none") in text


def test_an_audit_without_any_target_has_no_matrix(tmp_path: Path) -> None:
    none = replace(small_audit(), targets=(), gaps=(), conflicts=())
    assert load_words("sv", "workshop")("matrix.none") in text_of(Document(str(written(tmp_path, none))))


def test_a_language_without_wording_is_refused_and_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(UnknownCode):
        written(tmp_path, language="fi")  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []
