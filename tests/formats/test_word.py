from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from auditor.errors import SourceUnreadable
from auditor.formats.word import read_docx
from auditor.records import Document
from tests.words import box, par, run, table, write_word

LONG = "Länet ska vara klimatneutralt senast 2030 och alla kommuner bidrar med egna åtgärder."
BOLD = "<w:b/>"


def read(folder: Path, *body: str, footnotes: dict[int, str] | None = None) -> Document:
    return read_docx(write_word(folder / "strategi.docx", *body, footnotes=footnotes))


def texts(document: Document) -> list[tuple[str, str]]:
    return [(paragraph.kind, paragraph.text) for paragraph in document.paragraphs]


def refusal(path: Path) -> str:
    with pytest.raises(SourceUnreadable) as caught:
        read_docx(path)
    return caught.value.why


def test_heading_styles_make_the_path(tmp_path: Path) -> None:
    document = read(tmp_path, par("Mål", "Rubrik1"), par("Klimat", "Rubrik2"), par(LONG), par("Mer", "Rubrik1"))
    assert texts(document) == [("heading", "Mål"), ("heading", "Klimat"), ("body", LONG), ("heading", "Mer")]
    assert [p.heading for p in document.paragraphs] == [(), ("Mål",), ("Mål", "Klimat"), ()]


def test_a_style_based_on_a_heading_is_a_heading(tmp_path: Path) -> None:
    assert texts(read(tmp_path, par("Mål", "Kapitel"), par(LONG)))[0] == ("heading", "Mål")


def test_an_outline_level_of_its_own_makes_a_heading(tmp_path: Path) -> None:
    document = read(tmp_path, par("Mål", "Rubrik1"), par("Vatten", properties='<w:outlineLvl w:val="1"/>'), par(LONG))
    assert document.paragraphs[2].heading == ("Mål", "Vatten")


def test_a_bold_line_is_a_heading_and_a_bold_sentence_is_not(tmp_path: Path) -> None:
    document = read(tmp_path, par(run("Vatten", BOLD)), par(run("Vi värnar vattnet.", BOLD)))
    assert [kind for kind, _ in texts(document)] == ["heading", "body"]


def test_the_title_style_is_boilerplate_and_names_the_document(tmp_path: Path) -> None:
    document = read(tmp_path, par("Strategi för länet", "Rubrik"), par("Mål", "Rubrik1"), par(LONG))
    assert document.title == "Strategi för länet"
    assert (document.paragraphs[0].kind, document.paragraphs[2].heading) == ("boilerplate", ("Mål",))


def test_lists_are_told_by_style_by_numbering_and_by_a_typed_bullet(tmp_path: Path) -> None:
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>'
    none = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    document = read(
        tmp_path,
        par("ett", "Punktlista"),
        par("två", "", numbered),
        par("• tre"),
        par("löpande text", "Punktlista", none),
    )
    assert texts(document) == [
        ("list_item", "ett"),
        ("list_item", "två"),
        ("list_item", "tre"),
        ("body", "löpande text"),
    ]


def test_a_table_gives_a_paragraph_a_row(tmp_path: Path) -> None:
    document = read(tmp_path, table(("Mål", "År", "Ansvarig"), ("Sänka", "2030", "")))
    assert texts(document) == [("table", "Mål | År | Ansvarig"), ("table", "Sänka | 2030")]


def test_a_table_of_one_cell_is_a_text_box(tmp_path: Path) -> None:
    paragraph = read(tmp_path, table((LONG,))).paragraphs[0]
    assert (paragraph.kind, paragraph.marks) == ("body", ("text_box",))


def test_a_deleted_row_is_gone(tmp_path: Path) -> None:
    deleted = table(("a", "b"), properties="<w:trPr><w:del/></w:trPr>")
    assert texts(read(tmp_path, deleted, par(LONG))) == [("body", LONG)]


def test_a_footnote_follows_the_paragraph_that_calls_it(tmp_path: Path) -> None:
    called = par(run(LONG) + '<w:r><w:footnoteReference w:id="2"/></w:r>')
    document = read(tmp_path, called, par("Efter noten."), footnotes={2: "Källan till målet.", 3: "Ingen kallar."})
    assert texts(document) == [("body", LONG), ("footnote", "Källan till målet."), ("body", "Efter noten.")]


def test_contents_are_told_by_style_and_by_links_and_take_their_title_along(tmp_path: Path) -> None:
    link = '<w:hyperlink w:anchor="_Toc1"><w:r><w:t>Uppföljning 9</w:t></w:r></w:hyperlink>'
    document = read(tmp_path, par("Innehåll", "Rubrik1"), par("Mål 4", "Innehll1"), par(link), par(LONG))
    assert [kind for kind, _ in texts(document)] == ["contents", "contents", "contents", "body"]


def test_short_lines_before_the_contents_are_the_cover(tmp_path: Path) -> None:
    document = read(tmp_path, par("Region Exempel"), par("Antagen 2024"), par("Mål 4", "Innehll1"), par(LONG))
    assert [kind for kind, _ in texts(document)] == ["boilerplate", "boilerplate", "contents", "body"]


def test_insertions_are_text_and_deletions_and_what_moved_away_are_not(tmp_path: Path) -> None:
    changed = par(
        run("Vi ska ")
        + f"<w:ins>{run('öka')}</w:ins><w:del><w:r><w:delText>minska</w:delText><w:t>sänka</w:t></w:r></w:del>"
        + f"<w:moveFrom>{run(' bort')}</w:moveFrom><w:moveTo>{run(' takten.')}</w:moveTo>"
    )
    assert texts(read(tmp_path, changed)) == [("body", "Vi ska öka takten.")]


def test_a_deleted_paragraph_end_joins_two_paragraphs(tmp_path: Path) -> None:
    first = par("Vi ska", properties="<w:rPr><w:del/></w:rPr>")
    assert texts(read(tmp_path, first, par(" öka takten."))) == [("body", "Vi ska öka takten.")]


def test_headers_comments_hidden_text_and_field_codes_are_no_text(tmp_path: Path) -> None:
    field = "<w:r><w:instrText>PAGEREF _Toc1</w:instrText></w:r>"
    document = read(tmp_path, par(run(LONG) + run(" Hemligt.", "<w:vanish/>") + field))
    assert texts(document) == [("body", LONG)]


def test_a_prompt_that_no_one_filled_in_is_no_text(tmp_path: Path) -> None:
    prompt = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{par('Klicka här')}</w:sdtContent></w:sdt>"
    assert texts(read(tmp_path, prompt, par(LONG))) == [("body", LONG)]


def test_a_text_box_is_kept_once_and_its_heading_ends_with_it(tmp_path: Path) -> None:
    held = box(par("Fakta", "Rubrik1"), par("Rutan berättar mer."))
    document = read(tmp_path, par("Mål", "Rubrik1"), par(run(LONG) + held), par("Efter rutan."))
    assert [p.text for p in document.paragraphs] == ["Mål", LONG, "Fakta", "Rutan berättar mer.", "Efter rutan."]
    assert document.paragraphs[3].marks == ("text_box",)
    assert document.paragraphs[3].heading == ("Mål", "Fakta")
    assert document.paragraphs[4].heading == ("Mål",)


def test_a_caption_is_told_by_style_and_by_its_words(tmp_path: Path) -> None:
    document = read(tmp_path, par("Sjön i höstljus", "Beskrivning"), par("Figur 2. Utsläpp per sektor"))
    assert [kind for kind, _ in texts(document)] == ["caption", "caption"]


def test_a_circle_of_styles_ends(tmp_path: Path) -> None:
    path = write_word(tmp_path / "strategi.docx", par(LONG, "Ring"))
    ring = '<w:style w:styleId="Ring"><w:name w:val="Ring"/><w:basedOn w:val="Ring"/></w:style>'
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part.replace("</w:styles>", ring + "</w:styles>"))
    assert texts(read_docx(path)) == [("body", LONG)]


def test_what_is_no_zip_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "strategi.docx"
    path.write_text("Text")
    assert "no Word document" in refusal(path)


def test_a_locked_file_asks_for_one_without_password_and_an_old_one_for_docx(tmp_path: Path) -> None:
    path = tmp_path / "strategi.docx"
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
    path.write_bytes(ole + "EncryptedPackage".encode("utf-16-le"))
    assert "password" in refusal(path)
    path.write_bytes(ole)
    assert "old .doc" in refusal(path)


def test_a_truncated_file_is_refused(tmp_path: Path) -> None:
    path = write_word(tmp_path / "strategi.docx", par(LONG) * 50)
    path.write_bytes(path.read_bytes()[:-200])
    assert "damaged" in refusal(path)


def test_a_part_that_unfolds_without_end_is_refused(tmp_path: Path) -> None:
    assert "unfolds" in refusal(write_word(tmp_path / "strategi.docx", " " * 81_000_000))


@pytest.mark.parametrize("entity", ['"aaaa"', 'SYSTEM "file:///etc/hostname"'])
def test_entities_are_refused(tmp_path: Path, entity: str) -> None:
    declared = f"<!DOCTYPE w [<!ENTITY e {entity}>]>"
    path = write_word(tmp_path / "strategi.docx", par(run("&e;")), declaration=declared)
    assert "entities" in refusal(path)


def test_nesting_without_end_is_refused(tmp_path: Path) -> None:
    nested = "<w:ins>" * 5000 + par(LONG) + "</w:ins>" * 5000
    assert "damaged" in refusal(write_word(tmp_path / "strategi.docx", nested))


def test_a_file_without_text_is_refused(tmp_path: Path) -> None:
    assert "no text" in refusal(write_word(tmp_path / "strategi.docx", par("")))


def test_another_office_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "strategi.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("content.xml", "<a/>")
    assert "no Word document" in refusal(path)
