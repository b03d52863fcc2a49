from __future__ import annotations

from tests.pdfs import PAGE, TEXT, read_typst, texts

BOX = "#block(fill: luma(220), inset: 8pt, width: 100%, breakable: false)[*{title}*\n\n{text}]\n"


def test_a_heading_in_a_box_reigns_inside_the_box_alone() -> None:
    source = PAGE + f"= Mål\n{TEXT}\n" + BOX.format(title="Fakta om länet", text=TEXT) + f"\n{TEXT}"
    bodies = [paragraph for paragraph in read_typst(source).paragraphs if paragraph.kind == "body"]
    assert [paragraph.heading for paragraph in bodies] == [("Mål",), ("Mål", "Fakta om länet"), ("Mål",)]


def test_each_slide_with_a_heading_starts_afresh() -> None:
    slide = '#text(size: 24pt, weight: "bold")[{title}]\n\n{text}\n\n'
    page = '#set page(width: 25cm, height: 14cm, margin: 1cm)\n#set text(lang: "sv", size: 14pt)\n'
    small = slide.replace("24pt", "18pt")
    source = page + "#pagebreak()\n".join(
        [slide.format(title="Bakgrund", text=TEXT), small.format(title="Vidare", text=TEXT)] * 2
    )
    paths = [paragraph.heading for paragraph in read_typst(source).paragraphs if paragraph.kind == "body"]
    assert paths == [("Bakgrund",), ("Vidare",)] * 2


def test_a_drawn_bullet_makes_a_list_item() -> None:
    bullet = "#grid(columns: (10pt, 1fr), align: horizon, circle(radius: 1.6pt, fill: black), [{text}])\n"
    source = PAGE + TEXT + "\n\n" + bullet.format(text="minska resorna") + bullet.format(text="öka samarbetet")
    assert texts(read_typst(source), "list_item") == ["minska resorna", "öka samarbetet"]


def test_a_sentence_that_ends_at_the_foot_of_a_page_ends_the_paragraph_where_the_line_is_not_full() -> None:
    document = read_typst(f"{PAGE}#v(22.4cm)\n{TEXT}\n#pagebreak()\n{TEXT}")
    assert texts(document) == [TEXT.strip(), TEXT.strip()]
