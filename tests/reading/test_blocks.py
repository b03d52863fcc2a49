from __future__ import annotations

from tests.pdfs import PAGE, TEXT, read_typst, texts

CARD = "#block(fill: luma(230), inset: 8pt, width: 100%, height: 3cm)[*{title}*\n\nVi ska {text} i hela länet.]"


def cards(*titles: str) -> str:
    held = ",".join("[" + CARD.format(title=title, text=title.lower()) + "]" for title in titles)
    return PAGE + f"= Områden\n{TEXT}\n\n#grid(columns: (1fr, 1fr), gutter: 12pt, {held})\n\n{TEXT}"


def test_a_box_is_read_by_itself_and_marked() -> None:
    document = read_typst(PAGE + f"{TEXT}\n\n#block(fill: luma(230), inset: 8pt)[En ruta om vatten.]\n\n{TEXT}")
    (boxed,) = [paragraph for paragraph in document.paragraphs if "text_box" in paragraph.marks]
    assert boxed.text == "En ruta om vatten."


def test_cards_in_rows_are_read_row_by_row() -> None:
    document = read_typst(cards("Skog", "Vatten", "Luft", "Jord"))
    headings = [text for text in texts(document, "heading") if text != "Områden"]
    assert headings == ["Skog", "Vatten", "Luft", "Jord"]


def test_a_cards_heading_reigns_inside_the_card_alone() -> None:
    document = read_typst(cards("Skog", "Vatten"))
    paths = [paragraph.heading for paragraph in document.paragraphs if paragraph.kind == "body"]
    assert paths == [("Områden",), ("Områden", "Skog"), ("Områden", "Vatten"), ("Områden",)]


def test_title_bars_over_boxes_head_the_boxes_below_them() -> None:
    bar = '#block(fill: rgb("#145"), inset: 8pt, width: 100%)[#text(fill: white, weight: "bold")[{}]]'
    box = "#block(fill: luma(230), inset: 8pt, width: 100%, height: 4cm)[Vi ska verka för {} i länet.]"
    cells = [bar.format("Skog"), bar.format("Vatten"), box.format("skogen"), box.format("vattnet")]
    held = ",".join(f"[{cell}]" for cell in cells)
    document = read_typst(PAGE + f"= Områden\n#grid(columns: (1fr, 1fr), gutter: 8pt, {held})")
    bodies = {paragraph.text: paragraph.heading for paragraph in document.paragraphs if paragraph.kind == "body"}
    assert bodies == {
        "Vi ska verka för skogen i länet.": ("Områden", "Skog"),
        "Vi ska verka för vattnet i länet.": ("Områden", "Vatten"),
    }
