from __future__ import annotations

from tests.pdfs import PAGE, TEXT, read_typst, texts


def test_numbered_headings_make_the_path() -> None:
    source = PAGE + '#set heading(numbering: "1.1")\n' + f"= Mål\n{TEXT}\n== Hälsa\n{TEXT}\n= Uppföljning\n{TEXT}"
    document = read_typst(source)
    assert texts(document, "heading") == ["1 Mål", "1.1 Hälsa", "2 Uppföljning"]
    assert [paragraph.heading for paragraph in document.paragraphs if paragraph.kind == "body"] == [
        ("1 Mål",),
        ("1 Mål", "1.1 Hälsa"),
        ("2 Uppföljning",),
    ]


def test_sizes_make_the_levels_of_headings_without_numbers() -> None:
    source = PAGE + f"= Mål\n{TEXT}\n=== Hälsa\n{TEXT}\n== Miljö\n{TEXT}"
    paths = [paragraph.heading for paragraph in read_typst(source).paragraphs if paragraph.kind == "body"]
    assert paths == [("Mål",), ("Mål", "Hälsa"), ("Mål", "Miljö")]


def test_a_bold_line_over_a_paragraph_is_a_heading() -> None:
    document = read_typst(f"{PAGE}*Kommunens byggnader*\n\n{TEXT}\n\n{TEXT}")
    assert texts(document, "heading") == ["Kommunens byggnader"]


def test_a_paragraph_that_begins_bold_is_no_heading() -> None:
    document = read_typst(f"{PAGE}*Uthållighet* behövs. {TEXT}\n\n{TEXT}")
    assert texts(document, "heading") == []


def test_a_heading_over_two_lines_is_one() -> None:
    title = "Regionens insatser för en god hälsa och en trygg uppväxt hos alla barn och unga i hela länet"
    document = read_typst(f"{PAGE}#set par(justify: false)\n= {title}\n{TEXT}")
    assert texts(document, "heading") == [title]


def test_a_plain_numbered_line_over_a_paragraph_is_a_heading() -> None:
    document = read_typst(f"{PAGE}{TEXT}\n\n1.1 Informera om vädring\n\n{TEXT}")
    assert texts(document, "heading") == ["1.1 Informera om vädring"]
