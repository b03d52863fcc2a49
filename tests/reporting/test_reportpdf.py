from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf
from pypdfium2 import PdfDocument

from auditor.records import Audit, Language
from auditor.reference.taxonomy import load_taxonomy
from auditor.reporting.reportdocx import tell
from auditor.reporting.reportpdf import write_report_pdf
from tests.audits import piece, pieces, small_audit
from tests.english import english_words

FOLDER = Path(mkdtemp(prefix="auditor-reports-"))
HOSTILE = (
    '<script>alert(1)</script> #panic() $x$ *fet* _kursiv_ `kod` @ref <label> \\u{41} =HYPERLINK("http://x") '
    "\u202eomvänt\u202c 中文 🎉 a\u0301\u0302\u0303 \x00 \ud800 ก " + "x" * 100_000
)


@lru_cache(maxsize=4)
def made(language: Language = "sv") -> Path:
    return write_report_pdf(small_audit(), load_taxonomy(), FOLDER / f"report-{language}.pdf", language)


def hostile_audit() -> Audit:
    first, second, *rest = pieces()
    held, match = piece("hhh", HOSTILE, {6: 0.95}, ("6.1",), heading=HOSTILE)
    audit = small_audit([first, second, (held, match), *rest], title=HOSTILE)
    gaps = tuple(replace(gap, item=HOSTILE, reason=HOSTILE, question=HOSTILE) for gap in audit.gaps)
    return replace(audit, gaps=gaps, provenance={**audit.provenance, "source": HOSTILE, HOSTILE: HOSTILE})


def text_of(path: Path) -> str:
    document = PdfDocument(path)
    return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)


def elements(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """The structure elements of a tagged PDF, outermost first."""
    kids = node.get(Name.K)
    for kid in kids.as_list() if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and Name.S in kid:
            yield kid
            yield from elements(kid)


def kinds(pdf: Pdf) -> list[str]:
    return [str(element.S) for element in elements(pdf.Root.StructTreeRoot)]


@pytest.mark.parametrize(("language", "locale"), [("sv", "sv"), ("en", "en")])
def test_the_report_says_that_it_is_a_tagged_pdf_in_its_language_with_its_title(
    language: Language, locale: str
) -> None:
    with pikepdf.open(made(language)) as pdf:
        assert str(pdf.Root.Lang) == locale
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        with pdf.open_metadata() as members:
            assert members["pdfuaid:part"] == "1"
            assert "Almviks län" in members["dc:title"]


def test_the_pages_are_a4_upright_or_on_their_side() -> None:
    with pikepdf.open(made()) as pdf:
        sizes = {(round(float(page.mediabox[2])), round(float(page.mediabox[3]))) for page in pdf.pages}
    assert sizes == {(595, 842), (842, 595)}


def test_the_sections_stand_in_the_order_of_the_other_formats() -> None:
    story = tell(small_audit(), load_taxonomy(), "sv")
    wanted = [story.section(name) for name in (*story.sections, "annex_a", "annex_b")]
    with pikepdf.open(made()) as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root if item.title in wanted] == wanted


def test_every_picture_has_a_text_alternative() -> None:
    with pikepdf.open(made()) as pdf:
        figures = [element for element in elements(pdf.Root.StructTreeRoot) if str(element.S) == "/Figure"]
        assert len(figures) == 4
        alternatives = [str(figure.Alt) for figure in figures]
    assert any("En trappa med fem steg för varje mål" in alternative for alternative in alternatives)


def test_tables_have_marked_headers_and_headings_are_tagged_by_level() -> None:
    with pikepdf.open(made()) as pdf:
        found = kinds(pdf)
    assert found.count("/TH") > 30
    assert {"/H1", "/H2", "/H3", "/L", "/Caption", "/TOC"} <= set(found)


def test_a_quote_in_another_language_is_marked_with_it() -> None:
    given = pieces()
    paragraph, match = given[0]
    audit = small_audit([(replace(paragraph, language="en"), match), *given[1:]])
    path = write_report_pdf(audit, load_taxonomy(), FOLDER / "foreign.pdf", "sv")
    with pikepdf.open(path) as pdf:
        streams = b"".join(page.obj.Contents.read_bytes() for page in pdf.pages)
        tagged = any(str(element.get(Name.Lang, "")) == "en" for element in elements(pdf.Root.StructTreeRoot))
    assert tagged or b"/Lang (en)" in streams


def test_gaps_have_their_answers_to_tick() -> None:
    text = text_of(made())
    assert text.count("☐ avstås") == len(small_audit().gaps)
    assert "Lucka 1." in text.replace("\u00a0", " ")


def test_the_swedish_report_holds_no_english() -> None:
    assert english_words(text_of(made())) == set()


def test_the_same_audit_gives_the_same_bytes() -> None:
    again = write_report_pdf(small_audit(), load_taxonomy(), FOLDER / "again.pdf", "sv")
    assert again.read_bytes() == made().read_bytes()


def test_hostile_text_is_set_as_text_and_stays_on_the_page() -> None:
    path = write_report_pdf(hostile_audit(), load_taxonomy(), FOLDER / "hostile.pdf", "sv")
    text = text_of(path)
    shown = re.sub(r"\s+", "", text)
    assert "<script>alert(1)</script>#panic()$x$*fet*_kursiv_`kod`@ref<label>" in shown
    assert "⟨U+202E⟩" in text
    assert "⟨U+4E2D⟩" in text
    assert path.stat().st_size < 5_000_000
    document = PdfDocument(path)
    for page in document:
        textpage = page.get_textpage()
        rights = [textpage.get_charbox(at)[2] for at in range(textpage.count_chars())]
        assert max(rights, default=0) <= page.get_width() - 20


def test_an_audit_without_anything_found_is_a_whole_report() -> None:
    bare = replace(small_audit([piece("aaa", "Vi tackar.", {}, depth="none", elements=())]), gaps=(), conflicts=())
    path = write_report_pdf(replace(bare, sections=()), load_taxonomy(), FOLDER / "bare.pdf", "sv")
    assert "Inga luckor har hittats" in text_of(path)


def test_the_report_of_the_example_is_short_enough_to_print(example_audit: Audit) -> None:
    path = write_report_pdf(example_audit, load_taxonomy(), FOLDER / "example.pdf", "sv")
    assert len(PdfDocument(path)) <= 45
