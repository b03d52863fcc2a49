from __future__ import annotations

from tests.pdfs import PAGE, TEXT, read_typst, texts

NAMES = ("Hälsa", "Miljö", "Arbete", "Kultur", "Resor")


def test_running_headers_footers_and_page_numbers_appear_nowhere() -> None:
    furniture = (
        "#set page(header: [Regional utvecklingsstrategi #h(1fr) Region Exempel], "
        "footer: context [#h(1fr) Sida #counter(page).display() #h(1fr)])\n"
    )
    wanted = [f"Stycke {number}. {TEXT.strip()}" for number in range(1, 31)]
    document = read_typst(PAGE + furniture + "\n\n".join(wanted))
    assert document.pages > 2
    assert texts(document) == wanted


def test_a_table_head_repeated_on_each_page_is_no_running_header() -> None:
    rows = "".join(f"[Insats {number}], [Nämnd {number}], [20{number:02}]," for number in range(10, 99))
    source = PAGE + f"#table(columns: 3, table.header[Insats][Ansvarig][Klart], {rows})"
    document = read_typst(source)
    assert document.pages >= 3
    assert texts(document).count("Insats | Ansvarig | Klart") == document.pages


def test_a_title_that_returns_on_two_slides_stays() -> None:
    slides = '#set page(width: 25cm, height: 14cm, margin: 1cm)\n#set text(lang: "sv", size: 14pt)\n'
    pages = [f"= Bakgrund\n{TEXT} Bild {number}." for number in range(1, 3)]
    pages += [f"= Rubrik {word}\n{TEXT}" for word in ("alfa", "beta", "gamma", "delta")]
    document = read_typst(slides + "\n#pagebreak()\n".join(pages))
    assert texts(document, "heading").count("Bakgrund") == 2


def test_numbered_chapters_that_begin_page_after_page_are_no_page_numbers() -> None:
    chapters = [f'#text(13pt, weight: "bold")[{number} {name}]\n\n{TEXT}' for number, name in enumerate(NAMES, 1)]
    document = read_typst(PAGE + "\n#pagebreak()\n".join(chapters))
    assert texts(document, "heading") == [f"{number} {name}" for number, name in enumerate(NAMES, 1)]
