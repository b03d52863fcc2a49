from __future__ import annotations

import os
import time
from itertools import pairwise
from pathlib import Path

import pytest

from auditor.reading.quotes import unproven
from auditor.reading.sources import read_document
from tests.pdfs import PAGE, TEXT, make_pdf, read_typst, texts

COLUMNS = (
    '#set page(paper: "a4", margin: 2cm, columns: {columns})\n#set text(lang: "sv", size: 10pt, hyphenate: true)\n'
)
SHARED = Path(__file__).parents[3] / "shared" / "pdf"


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_columns_are_read_one_after_the_other(columns: int) -> None:
    wanted = [f"Stycke {number}. {TEXT.strip()}" for number in range(1, 13)]
    source = COLUMNS.format(columns=columns) + "#set par(justify: true)\n" + "\n\n".join(wanted)
    assert texts(read_typst(source)) == wanted


def test_a_paragraph_over_two_columns_is_one_with_two_boxes() -> None:
    source = COLUMNS.format(columns=2) + "#set par(justify: true)\n#v(20cm)\n" + 3 * TEXT
    document = read_typst(source)
    assert texts(document) == [(3 * TEXT).strip()]
    left, right = document.paragraphs[0].boxes
    assert left.x1 < right.x0
    assert left.top > right.top


def test_a_paragraph_over_two_pages_is_one_in_spite_of_footnote_and_footer() -> None:
    body = TEXT.replace("länet med", "länet#footnote[Jämfört med 2010 års utsläpp i hela länet.] med", 1)
    source = PAGE + "#set page(footer: [Region Exempel])\n#v(22.3cm)\n" + body + TEXT
    document = read_typst(source)
    assert texts(document, "body") == [(2 * TEXT).strip()]
    assert (document.paragraphs[0].page, document.paragraphs[0].page_end) == (1, 2)
    assert texts(document, "footnote") == ["Jämfört med 2010 års utsläpp i hela länet."]


def test_a_title_over_two_columns_comes_first() -> None:
    title = '#place(top, scope: "parent", float: true)[#text(size: 20pt)[En rubrik över båda spalterna]]\n'
    document = read_typst(COLUMNS.format(columns=2) + title + "\n\n".join([TEXT] * 12))
    assert document.paragraphs[0].kind == "heading"
    assert document.paragraphs[0].text == "En rubrik över båda spalterna"


def test_reading_twice_gives_the_same_document() -> None:
    path = make_pdf(PAGE + "= Mål\n" + TEXT)
    assert read_document(path) == read_document(path)


def test_paragraphs_count_up_and_carry_their_boxes() -> None:
    document = read_typst(PAGE + "= Mål\n" + TEXT + "\n\n- ett\n- två och tre\n")
    assert [paragraph.order for paragraph in document.paragraphs] == list(range(len(document.paragraphs)))
    assert all(paragraph.boxes for paragraph in document.paragraphs)
    assert len({paragraph.id for paragraph in document.paragraphs}) == len(document.paragraphs)


@pytest.mark.skipif(not SHARED.exists(), reason="the collection of real documents is not here")
@pytest.mark.parametrize("name", ["haparanda_klimatstrategi_2020_2050", "vansbro_energi_klimatplan"])
def test_real_paragraphs_stand_in_their_boxes(name: str) -> None:
    path = SHARED / f"{name}.pdf"
    document = read_document(path)
    assert len(unproven(path, document.paragraphs)) <= 0.01 * len(document.paragraphs)
    assert not any(paragraph.text.isdigit() and paragraph.kind == "body" for paragraph in document.paragraphs)
    assert all(one.page <= other.page for one, other in pairwise(document.paragraphs))


@pytest.mark.skipif(not SHARED.exists(), reason="the collection of real documents is not here")
@pytest.mark.skipif("CI" in os.environ, reason="timings are no gate on a shared machine")
def test_reading_is_at_least_eight_times_as_fast_as_the_words_of_pdfplumber() -> None:
    pdfplumber = pytest.importorskip("pdfplumber")
    path = SHARED / "klimatkollen_bolagsklimatkollen_2025.pdf"
    read_document(path)
    began = time.process_time()
    read_document(path)
    ours = time.process_time() - began
    began = time.process_time()
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_words()
    assert time.process_time() - began > 8 * ours
