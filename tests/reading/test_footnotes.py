from __future__ import annotations

from auditor.reading.drafts import Draft
from auditor.reading.footnotes import goes_on, marker
from auditor.reading.glyphs import Style, Word
from auditor.reading.lines import make_line
from tests.pdfs import PAGE, TEXT, read_typst, texts

SMALL = Style(8.0, False, False, 0)


def note(text: str, page: int = 1) -> Draft:
    return Draft(((page, make_line([Word(text, 50, 250, 700.0, SMALL)])),), 0, "footnote")


def test_a_footnote_stands_under_the_heading_of_the_text_that_refers_to_it() -> None:
    first, second = TEXT.strip().split(" Kollektivtrafiken")
    source = f"= Mål\n{first}#footnote[Utom flyget.] Kollektivtrafiken{second}\n= Medel\n{TEXT}"
    document = read_typst(PAGE + source)
    (held,) = [paragraph for paragraph in document.paragraphs if paragraph.kind == "footnote"]
    assert (held.text, held.heading) == ("Utom flyget.", ("Mål",))


def test_a_footnote_that_goes_on_on_the_next_page_is_one() -> None:
    long = (TEXT.strip() + " ") * 3
    document = read_typst(PAGE + f"{TEXT}\n\n#v(18cm)\n{TEXT.strip()}#footnote[{long}]\n\n{TEXT * 5}")
    (held,) = [paragraph for paragraph in document.paragraphs if paragraph.kind == "footnote"]
    assert held.text == long.strip()
    assert (held.page, held.page_end) == (1, 2)


def test_a_note_that_has_ended_takes_nothing_more() -> None:
    assert goes_on(note("Utom flyget och"), note("sjöfarten.", 2))
    assert not goes_on(note("Utom flyget."), note("sjöfarten.", 2))
    assert not goes_on(note("Utom flyget och"), note("2 Utom sjöfarten.", 2))


def test_a_number_before_a_word_is_a_marker_and_one_before_a_sign_is_not() -> None:
    assert marker(note("3 Utom flyget.")) == "3"
    assert marker(note("25 % av resorna")) == ""
    assert marker(note("infrastruktur")) == ""


def test_footnotes_come_as_footnotes() -> None:
    document = read_typst(PAGE + f"{TEXT.strip()}#footnote[Enligt lagen.]\n\n{TEXT}")
    assert texts(document, "footnote") == ["Enligt lagen."]
