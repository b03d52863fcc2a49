from __future__ import annotations

from pathlib import Path

import pytest

from auditor.errors import SourceUnreadable
from auditor.formats.web import read_folder, read_html
from auditor.reading.sources import read_document
from auditor.records import Document

LONG = "Länet ska vara klimatneutralt senast 2030 och alla kommuner bidrar med egna åtgärder."
HEAD = (
    '<!DOCTYPE html><html lang="sv"><head><meta charset="utf-8"><title>Klimatstrategi | Region Exempel</title></head>'
)


def read(folder: Path, body: str, head: str = HEAD) -> Document:
    path = folder / "strategi.html"
    path.write_text(f"{head}<body>{body}</body></html>", encoding="utf-8")
    return read_html(path)


def texts(document: Document) -> list[tuple[str, str]]:
    return [(paragraph.kind, paragraph.text) for paragraph in document.paragraphs]


def test_headings_make_the_path(tmp_path: Path) -> None:
    document = read(tmp_path, f"<main><h1>Strategi</h1><h2>Mål</h2><p>{LONG}</p><h2>Vägen</h2></main>")
    assert [p.heading for p in document.paragraphs] == [(), ("Strategi",), ("Strategi", "Mål"), ("Strategi",)]
    assert [p.kind for p in document.paragraphs] == ["heading", "heading", "body", "heading"]


@pytest.mark.parametrize(
    "furniture",
    [
        "<nav><a href='/'>Start</a></nav>",
        "<header><p>Region Exempel</p></header>",
        "<footer><p>Kontakta oss</p></footer>",
        "<div class='cookie-banner'><p>Vi använder kakor för att göra webbplatsen bättre för dig.</p></div>",
        "<div id='onetrust-consent-sdk'><p>Ditt val</p></div>",
        "<ol class='breadcrumbs'><li>Start</li><li>Klimat</li></ol>",
        "<script>var mål = 1;</script><style>p {color: red}</style><noscript>Slå på skript</noscript>",
        "<p hidden>gömt</p>",
        "<p style='color: red; display : none'>gömt</p>",
        "<span aria-hidden='true'>gömt</span>",
        "<span class='visually-hidden'>öppnas i nytt fönster</span>",
        "<button>Dela sidan</button>",
        "<div role='navigation'>Meny</div>",
        "<!-- en kommentar -->",
        "<pre><code>kod()</code></pre>",
    ],
)
def test_furniture_is_no_text_inside_the_main_part_or_outside(tmp_path: Path, furniture: str) -> None:
    inside = read(tmp_path, f"<main><h1>Strategi</h1><p>{LONG}</p></main>{furniture}")
    beside = read(tmp_path, f"<div><h1>Strategi</h1><p>{LONG}</p>{furniture}</div>")
    assert texts(inside) == texts(beside) == [("heading", "Strategi"), ("body", LONG)]


def test_the_main_part_alone_is_read(tmp_path: Path) -> None:
    document = read(tmp_path, f"<div><p>Nyheter</p></div><main><p>{LONG}</p></main><aside><p>Läs också</p></aside>")
    assert texts(document) == [("body", LONG)]


def test_an_empty_main_part_does_not_hide_the_text(tmp_path: Path) -> None:
    assert texts(read(tmp_path, f"<main></main><div><p>{LONG}</p></div>")) == [("body", LONG)]


def test_a_class_does_not_take_away_most_of_the_text(tmp_path: Path) -> None:
    assert texts(read(tmp_path, f"<div class='sidebar'><p>{LONG}</p></div><p>Kort.</p>"))[0] == ("body", LONG)


def test_a_heading_that_unfolds_a_part_is_a_heading(tmp_path: Path) -> None:
    document = read(tmp_path, f"<main><h2><button>Mål</button></h2><p>{LONG}</p></main>")
    assert document.paragraphs[1].heading == ("Mål",)


def test_a_heading_that_links_to_itself_is_kept_without_the_sign(tmp_path: Path) -> None:
    document = read(tmp_path, f"<h2><a class='header' href='#m'>Mål</a><a href='#m'>¶</a></h2><p>{LONG}</p>")
    assert document.paragraphs[0].text == "Mål"


def test_nested_lists_give_an_item_each(tmp_path: Path) -> None:
    document = read(tmp_path, "<main><ul><li>ett<ul><li>under</li></ul></li><li><p>två</p></li></ul></main>")
    assert texts(document) == [("list_item", "ett"), ("list_item", "under"), ("list_item", "två")]


def test_a_table_gives_a_paragraph_a_row_and_its_caption(tmp_path: Path) -> None:
    rows = "<caption>Målen</caption><tr><th>Mål<th>År<tr><td>Sänka<br>takten<td><p>2030</p>"
    document = read(tmp_path, f"<main><table>{rows}</table><p>{LONG}</p></main>")
    assert texts(document)[:3] == [("caption", "Målen"), ("table", "Mål | År"), ("table", "Sänka takten | 2030")]
    assert document.paragraphs[3].kind == "body"


def test_a_table_made_for_the_look_is_read_through(tmp_path: Path) -> None:
    cells = f"<table><tr><td><h2>Mål</h2><p>{LONG}</p></td><td>Bredvid</td></tr></table>"
    assert [kind for kind, _ in texts(read(tmp_path, cells))] == ["heading", "body", "body"]


def test_figure_texts_are_captions(tmp_path: Path) -> None:
    figure = "<figure><img alt='x' src='a.png'><figcaption>En sjö i länet</figcaption></figure>"
    assert texts(read(tmp_path, f"<main><p>{LONG}</p>{figure}</main>"))[1] == ("caption", "En sjö i länet")


def test_links_into_the_page_are_its_contents(tmp_path: Path) -> None:
    links = "".join(f"<li><a href='#{name}'>{name}</a></li>" for name in ("Inledning", "Mål", "Uppföljning"))
    document = read(tmp_path, f"<main><h1>Strategi</h1><ul>{links}</ul><p>{LONG}</p></main>")
    assert [kind for kind, _ in texts(document)] == ["heading", "contents", "contents", "contents", "body"]


def test_notes_are_footnotes_and_their_markers_are_gone(tmp_path: Path) -> None:
    marker, back = "<sup><a href='#fn1'>1</a></sup>", "<a href='#fnref1'>↩︎</a>"
    notes = f"<section class='footnotes'><ol><li id='fn1'>Källan till målet. {back}</li></ol></section>"
    document = read(tmp_path, f"<main><p>Länet ska nå målet{marker} i tid.</p>{notes}</main>")
    assert texts(document) == [("body", "Länet ska nå målet i tid."), ("footnote", "Källan till målet.")]


def test_inline_elements_do_not_part_words_and_two_line_breaks_part_paragraphs(tmp_path: Path) -> None:
    document = read(tmp_path, "<main><p>håll<b>bar</b>het<br>i länet<br><br>Nytt stycke</p></main>")
    assert texts(document) == [("body", "hållbarhet i länet"), ("body", "Nytt stycke")]


def test_a_fact_box_keeps_its_heading_to_itself(tmp_path: Path) -> None:
    box = "<aside><h2>Fakta</h2><p>I rutan.</p></aside>"
    document = read(tmp_path, f"<main><h2>Mål</h2>{box}<p>{LONG}</p></main>")
    assert document.paragraphs[2].marks == ("text_box",)
    assert document.paragraphs[3].heading == ("Mål",)


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", ""),
        ("utf-8-sig", "utf-8"),
        ("utf-16", ""),
        ("iso-8859-1", "iso-8859-1"),
        ("cp1252", ""),
        ("cp1252", "utf-8"),
    ],
)
def test_swedish_letters_come_through_in_any_encoding(tmp_path: Path, encoding: str, declared: str) -> None:
    path = tmp_path / "strategi.html"
    path.write_bytes(f"<html><meta charset='{declared}'><body><p>{LONG}</p></body></html>".encode(encoding))
    assert texts(read_html(path)) == [("body", LONG)]


def test_the_title_is_the_pages_first_heading_else_the_stated_one_without_the_site(tmp_path: Path) -> None:
    assert read(tmp_path, f"<main><h1>Klimat i länet</h1><p>{LONG}</p></main>").title == "Klimat i länet"
    stated = HEAD.replace("Klimatstrategi", "Klimatstrategi för länet")
    assert read(tmp_path, f"<main><p>{LONG}</p></main>", stated).title == "Klimatstrategi för länet"


def test_a_folder_is_one_document_in_the_order_of_its_numbers(tmp_path: Path) -> None:
    for name, title in (("10", "Tio"), ("2", "Två"), ("index", "Start")):
        text = f"<main><h1>{title}</h1><p>{LONG} {title}.</p><p>Hjälpte sidan dig?</p></main>"
        (tmp_path / f"{name}.html").write_text(HEAD + text, encoding="utf-8")
    (tmp_path / "index_files").mkdir()
    (tmp_path / "index_files" / "ram.html").write_text("<p>Annons</p>", encoding="utf-8")
    document = read_document(tmp_path)
    assert [p.text for p in document.paragraphs if p.kind == "heading"] == ["Start", "Två", "Tio"]
    assert [p.heading for p in document.paragraphs if p.kind == "body"] == [("Start",), ("Två",), ("Tio",)]


def test_a_page_of_a_folder_that_cannot_be_read_is_reported(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(f"<p>{LONG}</p>", encoding="utf-8")
    (tmp_path / "b.html").write_bytes(bytes(range(32)) * 100)
    document = read_folder(tmp_path)
    assert document.unread[0].remedy.startswith("b.html")
    assert document.paragraphs[1].text == LONG


def test_a_folder_without_pages_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceUnreadable, match="folder"):
        read_folder(tmp_path)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b" \n ", "empty"),
        (b"<html><body></body></html>", "no text"),
        (b"GIF89a" + bytes(500), "binary"),
        (b"%PDF-1.7 ...", "it is a PDF"),
        (b"<!-- -->", "empty"),
    ],
)
def test_what_is_no_page_is_refused(tmp_path: Path, data: bytes, why: str) -> None:
    path = tmp_path / "strategi.html"
    path.write_bytes(data)
    with pytest.raises(SourceUnreadable, match=why):
        read_html(path)


def test_nesting_without_end_does_not_bring_the_reader_down(tmp_path: Path) -> None:
    document = read(tmp_path, f"<p>{LONG}</p>" + "<div>" * 50_000)
    assert texts(document) == [("body", LONG)]
