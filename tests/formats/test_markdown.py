from __future__ import annotations

from pathlib import Path

import pytest

from auditor.errors import SourceUnreadable
from auditor.formats.markdown import plain, read_markdown
from auditor.records import Document

LONG = "Länet ska vara klimatneutralt senast 2030 och alla kommuner bidrar med egna åtgärder."


def read(folder: Path, text: str) -> Document:
    path = folder / "strategi.md"
    path.write_text(text, encoding="utf-8")
    return read_markdown(path)


def texts(document: Document) -> list[tuple[str, str]]:
    return [(paragraph.kind, paragraph.text) for paragraph in document.paragraphs]


def test_both_forms_of_heading_make_the_path(tmp_path: Path) -> None:
    document = read(tmp_path, f"Strategi\n========\n\nMål\n---\n\n### Klimat ### \n{LONG}\n")
    assert [p.kind for p in document.paragraphs] == ["heading", "heading", "heading", "body"]
    assert document.paragraphs[3].heading == ("Strategi", "Mål", "Klimat")
    assert document.title == "Strategi"


def test_wrapped_lines_are_joined_and_a_blank_line_parts(tmp_path: Path) -> None:
    assert texts(read(tmp_path, "Länet ska\nnå målet.\n\nNytt.")) == [
        ("body", "Länet ska nå målet."),
        ("body", "Nytt."),
    ]


def test_list_items_keep_their_wrapped_lines_and_paragraphs(tmp_path: Path) -> None:
    document = read(tmp_path, "- ett\n  går vidare\n\n  Mer om ett.\n- [ ] två\n  1. under\n\nEfter listan.")
    items = [
        ("list_item", "ett går vidare"),
        ("list_item", "Mer om ett."),
        ("list_item", "två"),
        ("list_item", "under"),
    ]
    assert texts(document) == [*items, ("body", "Efter listan.")]


def test_a_pipe_table_gives_a_paragraph_a_row(tmp_path: Path) -> None:
    document = read(tmp_path, "| Mål | År |\n|:----|---:|\n| **Sänka** | 2030 |\n\nEfter.")
    assert texts(document) == [("table", "Mål | År"), ("table", "Sänka | 2030"), ("body", "Efter.")]


def test_code_comments_and_front_matter_are_left_out(tmp_path: Path) -> None:
    matter = "---\ntitle: 'Klimat i länet'\n---\n"
    code = "```python\nkod()\n```\n\n    mer_kod()\n\n"
    text = f"{matter}{code}<!-- en\n\nrad -->\n{LONG}\n~~~\nslut\n~~~"
    document = read(tmp_path, text)
    assert (texts(document), document.title) == ([("body", LONG)], "Klimat i länet")


def test_notes_are_footnotes_and_their_markers_are_gone(tmp_path: Path) -> None:
    document = read(tmp_path, "Vi når målet[^1] i tid.\n\n[^1]: Källan till\n    målet.")
    assert texts(document) == [("body", "Vi når målet i tid."), ("footnote", "Källan till målet.")]


def test_links_into_the_page_are_its_contents(tmp_path: Path) -> None:
    document = read(tmp_path, f"- [Mål](#mal)\n- [Vägen](#vagen)\n\n{LONG}")
    assert [kind for kind, _ in texts(document)] == ["contents", "contents", "body"]


@pytest.mark.parametrize(
    ("marked", "text"),
    [
        ("**fet** och _kursiv_ och `kod`", "fet och kursiv och kod"),
        ("[planen](https://x.se/a_(b)) gäller", "planen gäller"),
        ("![karta](a.png)Efter", "Efter"),
        ("5 * 3 och snake_case", "5 * 3 och snake_case"),
        (r"\*inte kursiv\*", "*inte kursiv*"),
        ("luft &amp; <b>vatten</b>", "luft & vatten"),
    ],
)
def test_marks_give_way_to_the_text(marked: str, text: str) -> None:
    assert plain(marked) == text


def test_a_bold_line_alone_is_a_heading(tmp_path: Path) -> None:
    assert read(tmp_path, f"**Delmål**\n\n{LONG}").paragraphs[1].heading == ("Delmål",)


def test_a_quoted_paragraph_is_text(tmp_path: Path) -> None:
    assert texts(read(tmp_path, "> Vi ska\n> nå målet.")) == [("body", "Vi ska nå målet.")]


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02" * 500, b"```\nkod\n```", b"%PDF-1.7"])
def test_what_holds_no_text_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "strategi.md"
    path.write_bytes(data)
    with pytest.raises(SourceUnreadable):
        read_markdown(path)


@pytest.mark.parametrize("sign", ["[", "[a](", "<!--", "**", "> ", "|", "`", "\\", "<a"])
def test_signs_without_end_do_not_hang_the_reader(sign: str) -> None:
    assert len(plain(sign * 200_000)) <= 200_000 * len(sign)
