from __future__ import annotations

import csv
import io

import pytest
from openpyxl import load_workbook

from auditor.corpus.entries import Entry
from auditor.corpus.page import corpus_book, corpus_csv, render_corpus
from auditor.records import GOALS, Language, Level
from auditor.reference.taxonomy import load_taxonomy
from auditor.wording import load_words
from tests.english import english_words
from tests.pages import take_apart

HOSTILE = '=HYPERLINK("http://x.y")<script>alert(1)</script>\u202e'


def entry(name: str, level: Level = "aim", silent: tuple[int, ...] = (2, 14), title: str = "En strategi") -> Entry:
    levels: dict[str, Level] = {str(goal): "missing" if goal in silent else level for goal in GOALS}
    return Entry(name, name.partition(".")[0], "ab" * 32, {}, "audited", title=title, pages=12, levels=levels,
                 silent=silent, gaps={"high": 1, "medium": 2, "low": 3}, conflicts=4)  # fmt: skip


FAILED = Entry("låst.pdf", "låst", "cd" * 32, {}, "failed", why="låst.pdf kan inte läsas: den är låst.")
ENTRIES = [entry("a b.pdf"), entry("b.pdf", "chain", (2,)), FAILED]


def test_silent_goals_are_counted_by_document_and_by_goal() -> None:
    page = take_apart(render_corpus(ENTRIES, load_taxonomy(), "sv"))
    assert page.broken == []
    text = page.seen()
    assert "tyst i 2 av 2 dokument" in text
    assert "tyst i 1 av 2 dokument" in text
    marked = [cell for cell in page.named("td") if "silent-mark" in cell.get("class", "")]
    assert len(marked) == 3


def test_every_document_leads_to_its_report_and_a_failed_one_says_why() -> None:
    page = take_apart(render_corpus(ENTRIES, load_taxonomy(), "sv"))
    links = [link["href"] for link in page.named("a")]
    assert links == ["#main", "a%20b/report.html", "b/report.html"]
    assert FAILED.why in page.seen()


def test_documents_stand_in_the_order_given_and_never_by_what_they_reach() -> None:
    for language in ("sv", "en"):
        told = take_apart(render_corpus(ENTRIES, load_taxonomy(), "en" if language == "en" else "sv")).seen().lower()
        for word in ("poäng", "bäst", "betyg", "score", "best", "rating", "genomsnitt", "average"):
            assert word not in told
        assert told.index("a b.pdf") < told.index("b.pdf,")


def test_the_page_needs_nothing_else_and_hostile_text_does_nothing() -> None:
    html = render_corpus([entry("x.pdf", title=HOSTILE)], load_taxonomy(), "sv")
    page = take_apart(html)
    assert not {"script", "link", "img"} & {tag for tag, _ in page.elements}
    assert "⟨U+202E⟩" in page.seen()


def test_no_english_leaks_into_the_swedish_page() -> None:
    seen = take_apart(render_corpus([entry("x.pdf", title="Åtgärder")], load_taxonomy(), "sv")).seen()
    assert english_words(seen) == set()


@pytest.mark.parametrize("title", [HOSTILE, "+46 70", "-1", "@SUM(A1)"])
def test_nothing_in_the_tables_is_calculated(title: str) -> None:
    rows = list(csv.reader(io.StringIO(corpus_csv([entry("x.pdf", title=title)]).decode("utf-8-sig"))))
    assert rows[1][3].startswith("'")
    sheet = load_workbook(io.BytesIO(corpus_book([entry("x.pdf", title=title)], load_taxonomy(), "sv"))).worksheets[0]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}


def test_the_tables_say_the_same_as_the_page() -> None:
    rows = list(csv.DictReader(io.StringIO(corpus_csv(ENTRIES).decode("utf-8-sig"))))
    assert [row["goal_14"] for row in rows] == ["missing", "chain", ""]
    assert [row["silent_goals"] for row in rows] == ["2", "1", ""]
    sheet = load_workbook(io.BytesIO(corpus_book(ENTRIES, load_taxonomy(), "sv"))).worksheets[0]
    assert sheet["A4"].value == "låst.pdf"
    assert [cell.value for cell in sheet[3]][3] == 1


def test_the_same_entries_give_the_same_bytes() -> None:
    assert corpus_book(ENTRIES, load_taxonomy(), "sv") == corpus_book(ENTRIES, load_taxonomy(), "sv")


@pytest.mark.parametrize("language", ["sv", "en"])
def test_both_catalogues_have_the_same_keys(language: Language) -> None:
    assert load_words(language, "corpus").entries.keys() == load_words("sv", "corpus").entries.keys()
