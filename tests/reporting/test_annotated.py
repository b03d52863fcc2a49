from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf
from pypdfium2 import PdfDocument

from auditor.reading.sources import read_document
from auditor.records import Audit, Document
from auditor.reference.taxonomy import load_taxonomy
from auditor.reporting.annotated import write_annotated
from auditor.reporting.marking.notes import STRENGTH
from auditor.reporting.marking.rights import AnnotationRefused
from auditor.reporting.report import write_report
from tests.audits import piece, small_audit
from tests.pdfs import PAGE, TEXT, make_pdf

TWO_COLUMNS = (
    f"{PAGE}#set page(columns: 2)\n= Vatten\n{TEXT}\n\n{TEXT}#footnote[Se sidan nio.]\n\n- {TEXT}\n- En kort punkt.\n"
    f"#colbreak()\n{TEXT * 6}\n#pagebreak()\nSida utan textställen."
)
SIDEWAYS = f"{PAGE}= Mål\n{TEXT}\n\n#rotate(-90deg, reflow: true)[#box(width: 12cm)[{TEXT}]]"
HOSTILE = f'{PAGE}= Mål\nVi ska minska utsläppen.\n`<script>alert(1)</script> =HYPERLINK("x") (((\\\\) >> endobj`'


def signs(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKC", text).casefold() if sign.isalnum())


def letters(text: str) -> str:
    """Letters without order, since pdfium reads turned lines the other way; a footnote's figure may touch a line."""
    return "".join(sorted(sign for sign in signs(text) if sign.isalpha()))


def audit_of(document: Document) -> Audit:
    """An audit in which every paragraph carries goals 6 and 13, but those that say otherwise."""
    found = []
    for paragraph in document.paragraphs:
        goals = {} if "utan textställen" in paragraph.text else {6: 0.7, 13: 0.9}
        match = piece("x", paragraph.text, goals, ("13.2",), elements=("aim", "time"))[1]
        # A heading of the first level stands below none.
        found.append((replace(paragraph, heading=paragraph.heading or ("–",)), replace(match, paragraph=paragraph.id)))
    audit = small_audit(found)
    return replace(audit, document=replace(document, paragraphs=audit.document.paragraphs))


def annotated(source: Path, folder: Path) -> tuple[Audit, Path]:
    audit = audit_of(read_document(source))
    return audit, write_annotated(audit, load_taxonomy(), source, folder / "annotated.pdf", "sv")


def notes_of(pdf: Pdf) -> Iterator[tuple[int, pikepdf.Object]]:
    for number, page in enumerate(pdf.pages):
        for note in page.obj.get(Name.Annots, Array()):
            if note.get(Name.T) == "auditor":
                yield number, note


def highlighted(path: Path) -> dict[str, str]:
    """What pdfium reads inside the highlighted areas, by paragraph."""
    texts: dict[str, str] = {}
    document = PdfDocument(path)
    with pikepdf.open(path) as pdf:
        for number, note in notes_of(pdf):
            name = str(note.NM).removeprefix("auditor-").rpartition("-")[0]
            page = document[number].get_textpage()
            points = [float(str(value)) for value in note.QuadPoints.as_list()]
            for at in range(0, len(points), 8):
                xs, ys = points[at : at + 8 : 2], points[at + 1 : at + 8 : 2]
                texts[name] = texts.get(name, "") + page.get_text_bounded(min(xs), min(ys), max(xs), max(ys))
    return texts


def quotes(audit: Audit) -> dict[str, str]:
    goals = {match.paragraph for match in audit.matches if match.goals_present}
    return {held.id: signs(held.text) for held in audit.document.paragraphs if held.id in goals}


def turned(source: Path, path: Path, degrees: int) -> Path:
    """The same pages shown turned and cut on all sides."""
    with pikepdf.open(source) as pdf:
        for page in pdf.pages:
            page.obj.Rotate = degrees
            page.obj.CropBox = Array([30, 20, 560, 830])
        pdf.save(path)
    return path


def titles(item: pikepdf.Object | None) -> Iterator[tuple[str, pikepdf.Object]]:
    while item is not None:
        yield str(item.Title), item
        yield from titles(item.get(Name.First))
        item = item.get(Name.Next)


def test_the_highlights_of_the_example_hold_exactly_the_quotes(
    example_audit: Audit, example_path: Path, tmp_path: Path
) -> None:
    path = write_annotated(example_audit, load_taxonomy(), example_path, tmp_path / "annotated.pdf", "sv")
    assert {name: signs(text) for name, text in highlighted(path).items()} == quotes(example_audit)


@pytest.mark.parametrize("source", [TWO_COLUMNS, SIDEWAYS], ids=["two columns", "text on its side"])
def test_columns_footnotes_and_turned_text_are_highlighted_line_by_line(source: str, tmp_path: Path) -> None:
    audit, path = annotated(make_pdf(source), tmp_path)
    assert {name: signs(text) for name, text in highlighted(path).items()} == quotes(audit)


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_pages_shown_turned_and_cropped_have_their_highlights_on_the_text(degrees: int, tmp_path: Path) -> None:
    audit, path = annotated(turned(make_pdf(TWO_COLUMNS), tmp_path / "turned.pdf", degrees), tmp_path)
    found = highlighted(path)
    assert len(found) > 4
    assert {name: letters(text) for name, text in found.items()} == {
        name: letters(text) for name, text in quotes(audit).items()
    }


def test_a_highlight_is_as_high_as_its_line_and_not_as_its_paragraph(tmp_path: Path) -> None:
    _, path = annotated(make_pdf(TWO_COLUMNS), tmp_path)
    with pikepdf.open(path) as pdf:
        for _, note in notes_of(pdf):
            ys = [float(str(value)) for value in note.QuadPoints.as_list()[1::2]]
            heights = [max(ys[at : at + 4]) - min(ys[at : at + 4]) for at in range(0, len(ys), 4)]
            assert all(4 < height < 20 for height in heights)


def test_what_the_pages_show_is_unchanged(example_audit: Audit, example_path: Path, tmp_path: Path) -> None:
    path = write_annotated(example_audit, load_taxonomy(), example_path, tmp_path / "annotated.pdf", "sv")
    with pikepdf.open(example_path) as before, pikepdf.open(path) as after:
        assert len(before.pages) == len(after.pages)
        for old, new in zip(before.pages, after.pages, strict=True):
            assert old.obj.Contents.read_bytes() == new.obj.Contents.read_bytes()
            assert set(new.obj.keys()) - set(old.obj.keys()) <= {"/Annots"}
            assert old.mediabox == new.mediabox
        assert after.check_pdf_syntax() == []


def test_a_note_names_goals_targets_and_level_in_the_language_of_the_report(tmp_path: Path) -> None:
    source = make_pdf(TWO_COLUMNS)
    _, swedish = annotated(source, tmp_path)
    english = write_annotated(audit_of(read_document(source)), load_taxonomy(), source, tmp_path / "en.pdf", "en")
    with pikepdf.open(swedish) as pdf:
        heading, text = [str(note.Contents) for _, note in notes_of(pdf)][:2]
    assert "Nivå: nämns" in heading
    assert text.index("Mål\u00a013 Bekämpa klimatförändringarna (0,90)") < text.index("Mål\u00a06 ")
    assert "Delmål: 13.2 " in text
    assert "Nivå: mål (innehåller mål, tid)" in text
    with pikepdf.open(english) as pdf:
        assert "Level: aim (holds aim, time)" in [str(note.Contents) for _, note in notes_of(pdf)][1]


def test_every_highlight_brings_an_appearance_in_the_light_colour_of_its_most_likely_goal(tmp_path: Path) -> None:
    _, path = annotated(make_pdf(TWO_COLUMNS), tmp_path)
    colour = load_taxonomy().goals[13].colour
    with pikepdf.open(path) as pdf:
        for _, note in notes_of(pdf):
            shade = [float(str(value)) for value in note.C.as_list()]
            expected = [1 - (1 - int(colour[at : at + 2], 16) / 255) * STRENGTH for at in (1, 3, 5)]
            assert shade == pytest.approx(expected, abs=1e-3)
            assert note.AP.N.BBox == note.Rect
            assert note.AP.N.read_bytes().count(b" re") == len(note.QuadPoints.as_list()) / 8


def test_a_page_without_passages_has_no_annotations(tmp_path: Path) -> None:
    _, path = annotated(make_pdf(TWO_COLUMNS), tmp_path)
    with pikepdf.open(path) as pdf:
        assert Name.Annots not in pdf.pages[-1].obj
        assert Name.Annots in pdf.pages[0].obj


def test_links_that_the_pages_had_stay(tmp_path: Path) -> None:
    source = make_pdf(f'{PAGE}= Mål\n{TEXT} #link("https://example.org")[Läs mer om arbetet.]')
    _, path = annotated(source, tmp_path)
    with pikepdf.open(path) as pdf:
        kinds = [str(note.Subtype) for note in pdf.pages[0].obj.Annots.as_list()]
    assert kinds[0] == "/Link"
    assert "/Highlight" in kinds


def test_bookmarks_follow_the_documents_own_and_lead_to_the_passages(tmp_path: Path) -> None:
    audit, path = annotated(make_pdf(TWO_COLUMNS), tmp_path)
    with pikepdf.open(path) as pdf:
        found = list(titles(pdf.Root.Outlines.First))
        own = [title for title, _ in found]
        assert own.index("Vatten") < own.index("Hållbarhetssäkring")
        assert pdf.Root.Outlines.Last.Title == "Hållbarhetssäkring"
        assert pdf.Root.Outlines.Last.Count == -2
        assert any(title.startswith("Mål\u00a06 Rent vatten") and "textställen" in title for title in own)
        assert any(title == "Mål\u00a01 Ingen fattigdom: saknas" for title in own)
        assert sum(title.startswith("Lucka\u00a0") for title in own) == len(audit.gaps)
        passage = next(item for title, item in found if title.startswith("A2, sida\u00a01: "))
        assert passage.Dest[0].objgen == pdf.pages[0].obj.objgen
        assert passage.Dest[1] == Name.XYZ


def test_a_document_without_bookmarks_gets_some(tmp_path: Path) -> None:
    bare = tmp_path / "bare.pdf"
    with pikepdf.open(make_pdf(TWO_COLUMNS)) as pdf:
        del pdf.Root[Name.Outlines]
        pdf.save(bare)
    _, path = annotated(bare, tmp_path)
    with pikepdf.open(path) as pdf:
        assert pdf.Root.Outlines.First == pdf.Root.Outlines.Last
        assert pdf.Root.Outlines.Count == 1


def test_the_report_is_attached_where_it_stands_beside_the_copy(tmp_path: Path) -> None:
    source = make_pdf(TWO_COLUMNS)
    _, path = annotated(source, tmp_path / "alone")
    with pikepdf.open(path) as pdf:
        assert not list(pdf.attachments)
    report = write_report(audit_of(read_document(source)), load_taxonomy(), tmp_path, "sv")
    _, path = annotated(source, tmp_path)
    with pikepdf.open(path) as pdf:
        assert pdf.attachments["report.html"].get_file().read_bytes() == report.read_bytes()


def test_an_attachment_of_that_name_is_kept(tmp_path: Path) -> None:
    own = tmp_path / "own.pdf"
    with pikepdf.open(make_pdf(TWO_COLUMNS)) as pdf:
        pdf.attachments["report.html"] = pikepdf.AttachedFileSpec(pdf, b"the region's own", filename="report.html")
        pdf.save(own)
    (tmp_path / "report.html").write_text("<p>Rapport")
    _, path = annotated(own, tmp_path)
    with pikepdf.open(path) as pdf:
        assert pdf.attachments["report.html"].get_file().read_bytes() == b"the region's own"
        assert pdf.attachments["auditor-1-report.html"].get_file().read_bytes() == b"<p>Rapport"


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    source = make_pdf(TWO_COLUMNS)
    (tmp_path / "report.html").write_text("<p>Rapport")
    _, path = annotated(source, tmp_path)
    first = path.read_bytes()
    assert annotated(source, tmp_path)[1].read_bytes() == first


@pytest.mark.parametrize("value", [True, False], ids=["signed", "to be signed"])
def test_a_document_with_a_signature_is_left_alone(value: bool, tmp_path: Path) -> None:
    signed = tmp_path / "signed.pdf"
    with pikepdf.open(make_pdf(TWO_COLUMNS)) as pdf:
        field = Dictionary(FT=Name.Sig, T="Underskrift", Type=Name.Annot, Subtype=Name.Widget, Rect=Array([0, 0, 0, 0]))
        if value:
            field.V = Dictionary(Type=Name.Sig, Filter=Name("/Adobe.PPKLite"), Contents=b"0")
        group = Dictionary(T="Grupp", Kids=Array([pdf.make_indirect(field)]))
        pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.make_indirect(group)]), SigFlags=3)
        pdf.save(signed)
    with pytest.raises(AnnotationRefused, match=r"signed\.pdf carries a signature") as refused:
        annotated(signed, tmp_path)
    assert "bär en underskrift" in refused.value.told("sv")
    assert not (tmp_path / "annotated.pdf").exists()


def test_a_protected_document_is_left_alone(tmp_path: Path) -> None:
    locked = tmp_path / "locked.pdf"
    with pikepdf.open(make_pdf(TWO_COLUMNS)) as pdf:
        allow = pikepdf.Permissions(modify_annotation=False, modify_other=False)
        pdf.save(locked, encryption=pikepdf.Encryption(owner="ägaren", user="", allow=allow))
    with pytest.raises(AnnotationRefused, match="protected by encryption"):
        annotated(locked, tmp_path)
    assert not (tmp_path / "annotated.pdf").exists()


def test_fields_that_hang_below_themselves_are_no_endless_loop(tmp_path: Path) -> None:
    looped = tmp_path / "looped.pdf"
    with pikepdf.open(make_pdf(TWO_COLUMNS)) as pdf:
        field = pdf.make_indirect(Dictionary(T="Runt"))
        field.Kids = Array([field])
        pdf.Root.AcroForm = Dictionary(Fields=Array([field]))
        pdf.save(looped)
    assert annotated(looped, tmp_path)[1].is_file()


def test_a_copy_no_longer_claims_to_be_an_archive_file(tmp_path: Path) -> None:
    archive = tmp_path / "archive.pdf"
    with pikepdf.open(make_pdf(TWO_COLUMNS)) as pdf:
        with pdf.open_metadata() as members:
            members["pdfaid:part"], members["dc:title"] = "2", "Strategi"
        pdf.save(archive)
    _, path = annotated(archive, tmp_path)
    with pikepdf.open(path) as pdf, pdf.open_metadata() as members:
        assert "pdfaid:part" not in members
        assert members["dc:title"] == "Strategi"


def test_hostile_text_stands_in_notes_as_text_and_breaks_nothing(tmp_path: Path) -> None:
    source = make_pdf(HOSTILE)
    document = read_document(source)
    hostile = ") /AA << /JS (app.alert(1)) >> endobj <script>\u202e\ud800"
    audit = audit_of(document)
    gaps = tuple(replace(gap, item=hostile) if gap.type == "L3" else gap for gap in audit.gaps)
    audit = replace(audit, gaps=gaps)
    path = write_annotated(audit, load_taxonomy(), source, tmp_path / "annotated.pdf", "sv")
    with pikepdf.open(path) as pdf:
        assert pdf.check_pdf_syntax() == []
        said = [title for title, _ in titles(pdf.Root.Outlines.First)]
        assert any(") /AA << /JS (app.alert(1)) >> endobj <script>⟨U+202E⟩" in title for title in said)
        assert all(Name.AA not in note and Name.A not in note for _, note in notes_of(pdf))


def test_pages_that_were_read_as_pictures_are_highlighted_by_their_boxes(tmp_path: Path) -> None:
    source = make_pdf(f"{PAGE}#pagebreak(weak: true)\n#rect(width: 5cm)")
    document = read_document(make_pdf(f"{PAGE}{TEXT}"))
    audit = audit_of(document)
    path = write_annotated(audit, load_taxonomy(), source, tmp_path / "annotated.pdf", "sv")
    box = document.paragraphs[0].boxes[0]
    with pikepdf.open(path) as pdf:
        (_, note), *_ = notes_of(pdf)
        xs = [float(str(value)) for value in note.QuadPoints.as_list()[0::2]]
    assert (min(xs), max(xs)) == pytest.approx((box.x0, box.x1), abs=0.1)
