from __future__ import annotations

from pathlib import Path

import pytest

from auditor.errors import SourceUnreadable
from auditor.formats.plaintext import read_text
from auditor.records import Document

LONG = "Länet ska vara klimatneutralt senast 2030 och alla kommuner bidrar med egna åtgärder."
WRAPPED = """Det här är en text som är hårt radbruten vid ungefär sextio
tecken så att varje rad är ungefär lika lång och orden av-
stavas ibland. Här slutar den.
Nytt stycke börjar här efter en kort rad och går vidare till
nästa rad också."""


def read(folder: Path, text: str) -> Document:
    path = folder / "strategi.txt"
    path.write_text(text, encoding="utf-8")
    return read_text(path)


def texts(document: Document) -> list[tuple[str, str]]:
    return [(paragraph.kind, paragraph.text) for paragraph in document.paragraphs]


def test_hard_wrapped_lines_are_joined_and_their_hyphens_mended(tmp_path: Path) -> None:
    first, second = read(tmp_path, WRAPPED).paragraphs
    assert first.text.endswith("lika lång och orden avstavas ibland. Här slutar den.")
    assert second.text == "Nytt stycke börjar här efter en kort rad och går vidare till nästa rad också."


def test_long_lines_are_paragraphs_of_their_own(tmp_path: Path) -> None:
    document = read(tmp_path, "\n".join(f"{LONG} {LONG} Del {at}." for at in range(3)))
    assert [kind for kind, _ in texts(document)] == ["body"] * 3


def test_underlined_headings_rank_by_their_lines(tmp_path: Path) -> None:
    document = read(tmp_path, f"Strategi\n========\n\nMål\n---\n{LONG}\n\nVägen\n-----\n{LONG} Ja.")
    assert [p.heading for p in document.paragraphs if p.kind == "body"] == [("Strategi", "Mål"), ("Strategi", "Vägen")]


def test_numbered_headings_rank_by_their_numbers(tmp_path: Path) -> None:
    document = read(tmp_path, f"1 Inledning\n{WRAPPED}\n\n1.1 Syfte\n\n{LONG}\n\n2. Mål\n\n{LONG} Ja.")
    assert document.paragraphs[0].kind == "heading"
    assert document.paragraphs[4].heading == ("1 Inledning", "1.1 Syfte")
    assert document.paragraphs[6].heading == ("2. Mål",)


def test_numbered_lines_after_each_other_are_a_list(tmp_path: Path) -> None:
    document = read(tmp_path, f"{LONG}\n\n1. Minska utsläppen\n\n2. Öka andelen\n\n3. Följa upp")
    assert [kind for kind, _ in texts(document)] == ["body", "list_item", "list_item", "list_item"]


def test_capitals_and_short_lines_apart_are_headings(tmp_path: Path) -> None:
    document = read(tmp_path, f"KLIMATSTRATEGI\n\nVatten\n\n{LONG}")
    assert document.paragraphs[2].heading == ("KLIMATSTRATEGI", "Vatten")
    assert document.title == "KLIMATSTRATEGI"


def test_list_items_keep_their_wrapped_lines(tmp_path: Path) -> None:
    document = read(tmp_path, "Syftet är att:\n- minska utsläppen\n  av koldioxid\n• öka andelen\na) följa upp")
    items = [
        ("list_item", "minska utsläppen av koldioxid"),
        ("list_item", "öka andelen"),
        ("list_item", "a) följa upp"),
    ]
    assert texts(document) == [("body", "Syftet är att:"), *items]


def test_columns_parted_by_wide_gaps_or_tabs_are_rows(tmp_path: Path) -> None:
    document = read(tmp_path, f"{LONG}\n\nMål       År\nSänka     2030\n\nHöja\t2031\nÖka\t2032")
    assert texts(document)[1:3] == [("table", "Mål | År"), ("table", "Sänka | 2030")]
    assert texts(document)[3:] == [("table", "Höja | 2031"), ("table", "Öka | 2032")]


def test_entries_with_leaders_are_contents(tmp_path: Path) -> None:
    document = read(tmp_path, f"Innehåll\n\nInledning ........ 3\nMål .............. 5\n\n{LONG}")
    assert texts(document)[:3] == [("contents", "Innehåll"), ("contents", "Inledning"), ("contents", "Mål")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "mac_roman", "cp850"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_any_encoding_and_line_end_is_read(tmp_path: Path, encoding: str, ends: str) -> None:
    path = tmp_path / "strategi.txt"
    path.write_bytes(f"{LONG}{ends}{ends}Så här på ön.".encode(encoding))
    assert texts(read_text(path)) == [("body", LONG), ("body", "Så här på ön.")]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b"\n\n \n", "empty"),
        (bytes(range(256)) * 20, "binary"),
        (b"PK\x03\x04" + bytes(50), "packed"),
        (b"{\\rtf1 Hej}", "rich text"),
        (b". - .\n", "no text"),
        (b"a" * 10_000_001, "larger"),
        (b"\n" * 400_001 + b"a", "lines"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, data: bytes, why: str) -> None:
    path = tmp_path / "strategi.txt"
    path.write_bytes(data)
    with pytest.raises(SourceUnreadable, match=why):
        read_text(path)


@pytest.mark.parametrize("sign", [". ", "_", "a   ", "a-\n", "-", "1.1 A\n"])
def test_signs_without_end_do_not_hang_the_reader(tmp_path: Path, sign: str) -> None:
    assert read(tmp_path, "Länets mål\n" + sign * 20_000).paragraphs
