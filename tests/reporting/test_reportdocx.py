from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as Opened
from docx.oxml.ns import qn

from auditor.errors import UnknownCode
from auditor.records import Audit, Language
from auditor.reference.taxonomy import load_taxonomy
from auditor.reporting.report import SECTIONS
from auditor.reporting.reportdocx import write_docx
from auditor.wording import load_words
from tests.audits import Piece, piece, pieces, small_audit
from tests.english import english_words
from tests.onelens import small_lens

HOSTILE = '=HYPERLINK("http://x") </w:t><script>alert(1)</script> \u202enegöh\u202c \x07 \ufffe \ud800 {0} ska minska.'

WITHOUT_LENSES = [name for name in SECTIONS if name != "lenses"]


def written(folder: Path, audit: Audit | None = None, language: Language = "sv") -> Path:
    return write_docx(small_audit() if audit is None else audit, load_taxonomy(), folder / "report.docx", language)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("docx"))


@pytest.fixture(scope="module")
def document(path: Path) -> Opened:
    return Document(str(path))


def text_of(document: Opened) -> str:
    """All text of the body and the footer, tables, fields and content controls included."""
    parts = [document.element.body, document.sections[0].footer._element]
    return " ".join(found.text or "" for part in parts for found in part.iter(qn("w:t"))).replace("\u00a0", " ")


def headings(document: Opened) -> list[tuple[int, str]]:
    found = ((paragraph.style.name or "", paragraph.text) for paragraph in document.paragraphs if paragraph.style)
    return [(int(name[-1]), text.replace("\u00a0", " ")) for name, text in found if re.fullmatch(r"Heading \d", name)]


def controls(document: Opened) -> dict[str, str]:
    """Kind of each content control by its tag."""
    kinds = {}
    for properties in document.element.body.iter(qn("w:sdtPr")):
        tag = properties.find(qn("w:tag"))
        if tag is not None:
            kinds[tag.get(qn("w:val"))] = properties[-1].tag.rpartition("}")[2]
    return kinds


def test_the_sections_stand_in_the_order_of_the_report_with_the_same_numbers(document: Opened) -> None:
    words = load_words("sv")
    first = [text for level, text in headings(document) if level == 1]
    wanted = [f"{number} {words(f'section.{name}')}" for number, name in enumerate(WITHOUT_LENSES, start=1)]
    assert first == [*wanted, words("section.annex_a"), words("section.annex_b")]


def test_headings_descend_one_step_at_a_time_and_none_is_empty(document: Opened) -> None:
    found = headings(document)
    assert found[0][0] == 1
    assert {level for level, _ in found} == {1, 2, 3}
    assert all(after - before <= 1 for (before, _), (after, _) in pairwise(found))
    assert all(text.strip() for _, text in found)


def test_the_table_of_contents_leads_to_every_section(document: Opened) -> None:
    body = document.element.body
    marks = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    targets = [link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))]
    assert [f"section_{name}" for name in (*WITHOUT_LENSES, "annex_a", "annex_b")] == targets[: len(WITHOUT_LENSES) + 2]
    assert set(targets) <= marks
    assert any("TOC" in (field.text or "") for field in body.iter(qn("w:instrText")))


def test_the_title_block_says_what_was_audited(document: Opened) -> None:
    assert document.paragraphs[0].style is not None
    assert document.paragraphs[0].style.name == "Title"
    assert document.paragraphs[0].text == "Bilaga: Hållbarhetssäkring av Strategi för Almviks län"
    facts = [cell.text for row in document.tables[0].rows for cell in row.cells]
    assert {"strategi.pdf", "ab" * 32} <= set(facts)
    assert {"case-number", "reviewed-by", "reviewed-on"} <= set(controls(document))


def test_gaps_stand_in_order_of_severity_each_with_its_reason_quote_and_question(document: Opened) -> None:
    gaps = [text for level, text in headings(document) if level == 3]
    assert [text.partition(".")[0] for text in gaps] == [f"Lucka {number}" for number in range(1, 9)]
    assert gaps[0].endswith("5.1 " + load_taxonomy().target("5.1").name["sv"])
    text = text_of(document)
    for gap in small_audit().gaps:
        assert gap.reason in text
    assert text.count("Hur är det tänkt?") == 8
    assert "A1, sida 1" in text


def test_every_gap_has_an_empty_place_for_answer_grounds_responsible_and_date(document: Opened) -> None:
    found = controls(document)
    for number in range(1, 9):
        kinds = [found[f"gap-{number}-{name}"] for name in ("position", "motive", "responsible", "date")]
        assert kinds == ["dropDownList", "text", "text", "date"]
    options = [item.get(qn("w:value")) for item in next(document.element.body.iter(qn("w:dropDownList")))]
    assert options == ["", *load_words("sv").lines("decision.options")]
    heads = [[cell.text for cell in table.rows[0].cells] for table in document.tables]
    assert heads.count(["Ställningstagande", "Motivering", "Ansvarig", "Datum"]) == 8


def test_ids_of_content_controls_and_bookmarks_are_unique(document: Opened) -> None:
    body = document.element.body
    ids = [properties.find(qn("w:id")).get(qn("w:val")) for properties in body.iter(qn("w:sdtPr"))
           if properties.find(qn("w:id")) is not None]  # fmt: skip
    names = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    assert len(ids) == len(set(ids)) > 30
    assert len(names) == len(set(names)) > 30


def test_a_conflict_has_both_sides_beside_each_other_and_an_empty_position(document: Opened) -> None:
    table = next(table for table in document.tables if table.rows[0].cells[0].text.startswith("Textställen om"))
    left, right = (cell.text for cell in table.rows[1].cells)
    assert "främja vägar" in left
    assert "Utsläppen ska halveras" in right
    found = controls(document)
    for number in (1, 2):
        assert [found[f"conflict-{number}-{name}"] for name in ("position", "responsible", "date")] == [
            "text",
            "text",
            "date",
        ]


def test_the_matrix_says_every_level_in_words(document: Opened) -> None:
    words = load_words("sv")
    matrix = next(table for table in document.tables if len(table.columns) == 18)
    assert [cell.text for cell in matrix.rows[0].cells][1:] == [str(goal) for goal in range(1, 18)]
    row = [cell.text for cell in matrix.rows[1].cells]
    assert row[0] == "Prioritering 1 Friskt vatten (prioritering)"
    assert row[6] == f"{words('level_short.chain')} 2"
    assert row[1] == words("dash")


def test_tables_mark_their_header_row_and_have_a_name(document: Opened) -> None:
    for table in document.tables:
        (name,), (looks,) = table._tbl.iter(qn("w:tblCaption")), table._tbl.iter(qn("w:tblLook"))
        assert name.get(qn("w:val"))
        marked = next(table._tbl.iter(qn("w:tblHeader")), None) is not None
        assert marked == (looks.get(qn("w:firstRow")) == "1")
        assert table.style is not None
        assert table.style.base_style is not None
        assert table.style.base_style.name == "Table Grid"
    assert sum(1 for table in document.tables if next(table._tbl.iter(qn("w:tblHeader")), None) is None) < 4


def test_quotes_captions_and_lists_have_real_styles(document: Opened) -> None:
    names = {paragraph.style.name for paragraph in document.paragraphs if paragraph.style}
    assert {"Quote", "Caption", "List Bullet", "List Number", "Heading 1", "Heading 2", "Heading 3"} <= names


@pytest.mark.parametrize(("language", "locale"), [("sv", "sv-SE"), ("en", "en-GB")])
def test_the_document_says_its_language_and_quotes_theirs(tmp_path: Path, language: Language, locale: str) -> None:
    found = Document(str(written(tmp_path, language=language)))
    (defaults,) = found.styles.element.iter(qn("w:rPrDefault"))
    assert next(defaults.iter(qn("w:lang"))).get(qn("w:val")) == locale
    assert found.core_properties.language == locale
    foreign = {lang.get(qn("w:val")) for lang in found.element.body.iter(qn("w:lang"))}
    assert foreign == (set() if language == "sv" else {"sv-SE"})


def test_pages_are_numbered_and_the_properties_hold_no_time_of_writing(document: Opened) -> None:
    fields = [field.text for field in document.sections[0].footer._element.iter(qn("w:instrText"))]
    assert [(field or "").strip() for field in fields] == ["PAGE", "NUMPAGES"]
    assert all(section.footer.is_linked_to_previous for section in list(document.sections)[1:])
    properties = document.core_properties
    assert properties.title == "Bilaga: Hållbarhetssäkring av Strategi för Almviks län"
    assert properties.created is not None
    assert properties.created == properties.modified
    assert properties.created.replace(tzinfo=None) == datetime(2000, 1, 1)
    assert properties.author == "auditor"


def test_the_same_audit_gives_the_same_bytes_and_leaves_nothing_beside_it(path: Path, tmp_path: Path) -> None:
    assert written(tmp_path).read_bytes() == path.read_bytes()
    assert [found.name for found in tmp_path.iterdir()] == ["report.docx"]
    with ZipFile(path) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_hostile_text_is_shown_and_not_obeyed(tmp_path: Path) -> None:
    given = [piece("evil", HOSTILE, {13: 0.9}, ("13.2",), heading="<b>\u202e=1+1", phrases=("<script>",)), *pieces()]
    audit = small_audit(given, title="</w:t><script>alert(2)</script>")
    audit = replace(audit, provenance={"<i>nyckel</i>": "\x01<script>alert(3)</script>"})
    found = Document(str(written(tmp_path, audit)))
    text = text_of(found)
    assert '=HYPERLINK("http://x") </w:t><script>alert(1)</script> ⟨U+202E⟩negöh⟨U+202C⟩' in text
    assert "<script>alert(3)</script>" in text
    assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufffe") & set(text)
    assert not list(found.element.body.iter(qn("w:object"), qn("w:altChunk")))
    assert not [link for link in found.element.body.iter(qn("w:hyperlink")) if link.get(qn("r:id"))]


def test_a_word_of_a_million_letters_does_not_swell_the_document(path: Path, tmp_path: Path) -> None:
    audit = small_audit([piece("long", "ö" * 1_000_000, {3: 0.9}), *pieces()], title="å" * 1_000_000)
    found = written(tmp_path, audit)
    assert found.stat().st_size < path.stat().st_size + 10_000
    assert max(len(word) for word in text_of(Document(str(found))).split()) <= 500


def test_annex_a_shows_six_passages_for_a_goal_and_says_how_many_more_there_are(tmp_path: Path) -> None:
    given: list[Piece] = [
        piece(f"n{number}", f"Vattnet ska bli renare {number}.", {6: 0.9}, ("6.3",)) for number in range(9)
    ]
    given.append(piece("deep", "Regionen inför vattenskydd år 2028.", {6: 0.9}, ("6.3",), depth="measure",
                       elements=("measure", "responsible", "time")))  # fmt: skip
    found = Document(str(written(tmp_path, small_audit([*given, *pieces()]))))
    heads = ["Textställe", "Citat", "Delmål", "Nivå och innehåll", "Sannolikhet"]
    tables = [table for table in found.tables if [cell.text for cell in table.rows[0].cells] == heads]
    water = max(tables, key=lambda table: len(table.rows))
    assert len(water.rows) == 1 + 6
    assert any("vattenskydd" in row.cells[1].text for row in water.rows)
    assert "Ytterligare 6 textställen om målet står i report.xlsx." in text_of(found)


def test_quotes_are_cut_at_480_characters(tmp_path: Path) -> None:
    text = "Länet ska ha friskt vatten i alla sjöar och vattendrag. " * 30
    found = Document(str(written(tmp_path, small_audit([piece("long", text, {6: 0.9}, ("6.3",)), *pieces()]))))
    lengths = [
        len(paragraph.text) for paragraph in found.paragraphs if paragraph.style and paragraph.style.name == "Quote"
    ]
    assert max(lengths) <= 480 + 4
    assert max(lengths) > 400


def test_a_strategy_without_goals_gaps_or_sections_still_makes_a_document(tmp_path: Path) -> None:
    audit = small_audit([piece("x", "Hej och hå.", {}, depth="none", elements=())])
    bare = replace(audit, gaps=(), conflicts=(), sections=(), dimensions=(), provenance={})
    text = text_of(Document(str(written(tmp_path, bare))))
    for key in ("summary.no_gaps", "summary.no_conflicts", "overview.no_sections", "annex_a.no_evidence"):
        assert load_words("sv")(key) in text


def test_lenses_stand_before_the_conclusion_with_what_the_strategy_is_silent_about_first(tmp_path: Path) -> None:
    found = Document(str(written(tmp_path, replace(small_audit(), lenses=(small_lens(),)))))
    first = [text for level, text in headings(found) if level == 1]
    assert first[11:13] == ["12 Linser: andra ramverk", "13 Slutsats och samlad bedömning"]
    table = next(table for table in found.tables if table.rows[0].cells[0].text == "Punkt")
    assert [row.cells[0].text for row in table.rows[1:]] == ["b Frisk luft", "c Bra mark", "a Levande sjöar"]
    assert "⟨U+202E⟩ord" in text_of(found)
    assert english_words(text_of(found)) == set()


def test_no_english_leaks_into_the_swedish_document(document: Opened) -> None:
    assert english_words(text_of(document)) == set()


def test_the_english_document_is_in_english(tmp_path: Path) -> None:
    text = text_of(Document(str(written(tmp_path, language="en"))))
    assert len(english_words(text)) > 60
    assert "Annex: Sustainability assurance of" in text


def test_a_language_without_wording_is_refused_and_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(UnknownCode, match="report language"):
        written(tmp_path, language="fi")  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("language", "opening"), [("sv", "”"), ("en", "“")])
def test_quotes_stand_in_the_marks_of_the_report_s_language(tmp_path: Path, language: Language, opening: str) -> None:
    texts = [paragraph.text for paragraph in Document(str(written(tmp_path, language=language))).paragraphs]
    quoted = [text for text in texts if "Länets kommuner ska senast" in text]
    assert quoted
    assert all(f"{opening}Länets" in text for text in quoted)
