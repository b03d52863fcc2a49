from __future__ import annotations

from tests.pdfs import PAGE, TEXT, read_typst, texts


def test_footnotes_stand_apart_and_their_markers_are_off_the_words() -> None:
    source = PAGE + "Vi minskar utsläppen#footnote[Enligt Naturvårdsverket 2022.] varje år. " + TEXT
    document = read_typst(source)
    assert texts(document, "body") == ["Vi minskar utsläppen varje år. " + TEXT.strip()]
    assert texts(document, "footnote") == ["Enligt Naturvårdsverket 2022."]


def test_square_metres_and_formulas_keep_their_figures() -> None:
    figures = "224 kWh/m#super(typographic: false)[2] och 3 ton CO#sub(typographic: false)[2]"
    read = texts(read_typst(f"{PAGE}Lokalerna använder {figures}. {TEXT}"))
    assert read[0].startswith("Lokalerna använder 224 kWh/m² och 3 ton CO2. Regionen")


def test_list_items_are_paragraphs_of_their_own() -> None:
    source = PAGE + f"{TEXT}\n- {TEXT}\n- bygga ut kollektivtrafiken\n+ samverka med kommunerna\n"
    assert texts(read_typst(source), "list_item") == [
        TEXT.strip(),
        "bygga ut kollektivtrafiken",
        "1. samverka med kommunerna",
    ]


def test_a_table_of_contents_is_contents() -> None:
    chapters = "".join(f"= Kapitel {name}\n{TEXT}\n" for name in ("ett", "två", "tre", "fyra", "fem"))
    document = read_typst(PAGE + "#outline(title: [Innehåll])\n#pagebreak()\n" + chapters)
    contents = texts(document, "contents")
    assert contents[0] == "Innehåll"
    assert contents[1] == "Kapitel ett"
    assert len(texts(document, "heading")) == 5


def test_cover_and_colophon_are_boilerplate_and_the_title_is_the_largest_text() -> None:
    cover = "#text(size: 30pt)[Länet 2040]\n\n#text(size: 14pt)[Regional utvecklingsstrategi]\n#pagebreak()\n"
    colophon = "Grafisk form: Byrå. \\ Tryck: Tryckeriet. \\ Foto: Någon.\n#pagebreak()\n"
    document = read_typst(PAGE + cover + colophon + "#pagebreak()\n".join(f"{TEXT}\n" for _ in range(4)))
    assert {paragraph.page for paragraph in document.paragraphs if paragraph.kind == "boilerplate"} == {1, 2}
    assert document.title == "Länet 2040"


def test_captions_are_told_from_sentences_about_figures() -> None:
    source = PAGE + f"{TEXT}\n\n#text(size: 8pt)[Figur 1. Utsläpp i länet.]\n\nFigur 1 visar utsläppen. {TEXT}"
    document = read_typst(source)
    assert texts(document, "caption") == ["Figur 1. Utsläpp i länet."]
    assert texts(document, "body")[-1].startswith("Figur 1 visar")


def test_a_pull_quote_is_marked_and_so_is_its_repetition() -> None:
    quote = "Kollektivtrafiken byggs ut mellan tätorterna och laddplatser för tunga fordon ordnas längs stråken."
    document = read_typst(f"{PAGE}{TEXT}\n\n#block(width: 60%)[#text(size: 16pt)[{quote}]]\n\n{TEXT}")
    marked = [paragraph for paragraph in document.paragraphs if "pull_quote" in paragraph.marks]
    assert [paragraph.text for paragraph in marked] == [quote]
    assert "repeated" in marked[0].marks


def test_a_box_is_marked() -> None:
    document = read_typst(f"{PAGE}{TEXT}\n#block(fill: luma(220), inset: 8pt, width: 100%)[{TEXT}]\n{TEXT}")
    assert [paragraph.marks for paragraph in document.paragraphs] == [(), ("text_box",), ()]


def test_the_figures_of_a_chart_belong_to_the_figure() -> None:
    document = read_typst(f"{PAGE}{TEXT}\n#grid(columns: 3, gutter: 1cm, [53 %], [10 %], [16 %])\n{TEXT}")
    assert all("figure" in paragraph.marks for paragraph in document.paragraphs if "%" in paragraph.text)
