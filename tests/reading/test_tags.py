from __future__ import annotations

from auditor.reading.pages import open_pdf, read_pages
from tests.pdfs import PAGE, TEXT, make_pdf, read_typst, texts

PLAIN_HEADING = '#show heading: it => block(text(size: 10pt, weight: "regular", it.body))\n'


def test_a_tagged_file_names_its_headings_and_their_levels() -> None:
    document = open_pdf(make_pdf(PAGE + f"= Mål\n{TEXT}\n== Hälsa\n{TEXT}"))
    try:
        titles = [title for page in read_pages(document) for title in page.titles]
    finally:
        document.close()
    assert [title.level for title in titles] == [1, 2]
    assert titles[0].areas[0].bottom < titles[1].areas[0].top


def test_a_heading_that_looks_like_text_is_one_by_its_tag() -> None:
    document = read_typst(PAGE + PLAIN_HEADING + f"= Mål\n{TEXT}\n= Hälsa\n{TEXT}")
    assert texts(document, "heading") == ["Mål", "Hälsa"]


def test_a_file_without_headings_has_no_titles() -> None:
    document = open_pdf(make_pdf(PAGE + TEXT))
    try:
        assert all(page.titles == () for page in read_pages(document))
    finally:
        document.close()
