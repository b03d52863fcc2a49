"""No page that people read has a barrier that axe-core knows, in Swedish and English, wide and narrow."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from auditor.comparing.comparisonpage import render_comparison
from auditor.corpus.entries import Entry, read_entry
from auditor.corpus.page import render_corpus
from auditor.records import Audit, Language
from auditor.reference.taxonomy import load_taxonomy
from auditor.reporting.export import write_audit
from auditor.reporting.pagepictures import draw_pages
from auditor.reporting.report import render_report
from auditor.reviewing.page import build_page
from auditor.reviewing.server import ReviewServer
from tests.audits import small_audit
from tests.browser import barriers, browser_page, painted
from tests.onelens import small_lens
from tests.revisions import small_comparison, teller

pytestmark = pytest.mark.slow
LANGUAGES: tuple[Language, ...] = ("sv", "en")
Render = Callable[[Audit, Path, Language], str]


def report(audit: Audit, source: Path, language: Language) -> str:
    # The whole example has 40 000 nodes, for which axe-core takes many minutes; the small audit has every part of it.
    small = small_audit()
    pictures = draw_pages(source, small.document, range(1, small.document.pages + 1))
    return render_report(replace(small, lenses=(small_lens(),)), load_taxonomy(), language, pictures)


def comparison(audit: Audit, source: Path, language: Language) -> str:
    return render_comparison(small_comparison(), teller(language))


def corpus(audit: Audit, source: Path, language: Language) -> str:
    out = source.parent
    failed = Entry("låst.pdf", "låst", "ab" * 32, {}, "failed", why="Filen är låst.")
    return render_corpus([read_entry(Entry(source.name, "granskning", "ab" * 32, {}, "failed"), out), failed],
                         load_taxonomy(), language)  # fmt: skip


@pytest.fixture(scope="module")
def source(example_path: Path, example_audit: Audit, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example with its audit in a folder beside it."""
    folder = tmp_path_factory.mktemp("pages")
    write_audit(example_audit, folder / "granskning")
    (folder / "example.pdf").write_bytes(example_path.read_bytes())
    return folder / "example.pdf"


@pytest.mark.parametrize(("language", "width"), [("sv", 1300), ("sv", 390), ("en", 1300)])
@pytest.mark.parametrize("render", [report, comparison, corpus], ids=lambda render: str(render.__name__))
def test_a_page_has_no_barrier(
    render: Render, language: Language, width: int, source: Path, example_audit: Audit, tmp_path: Path
) -> None:
    place = tmp_path / "page.html"
    place.write_text(render(example_audit, source, language), "utf-8")
    with browser_page(width) as page:
        page.goto(place.as_uri())
        assert barriers(page) == []


@pytest.fixture(params=LANGUAGES)
def review(request: pytest.FixtureRequest, source: Path, example_audit: Audit) -> Iterator[ReviewServer]:
    page = build_page(small_audit(), load_taxonomy(), request.param, pictures=True)
    with ReviewServer(source.parent / "granskning", page, source) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.mark.parametrize("width", [1300, 390])
def test_the_review_page_has_no_barrier(review: ReviewServer, width: int) -> None:
    with browser_page(width) as page:
        page.goto(review.address)
        page.locator("details.sheet summary").first.click()
        assert barriers(page) == []


def test_a_claim_opens_its_passage_with_the_page_and_its_boxes_by_keyboard_alone(
    source: Path, example_audit: Audit, tmp_path: Path
) -> None:
    place = tmp_path / "page.html"
    place.write_text(report(example_audit, source, "sv"), "utf-8")
    with browser_page() as page:
        page.goto(place.as_uri())
        claim = page.locator("section .card a.ref").first
        painted(page)
        claim.focus()
        page.keyboard.press("Enter")
        page.wait_for_selector("#sheet[open]")
        passage = page.locator(f"[id='{(claim.get_attribute('href') or '')[1:]}']")
        assert page.locator("#sheet-quote").inner_text() == (passage.locator("blockquote").text_content() or "").strip()
        assert page.locator("#sheet img").first.evaluate("image => image.decode().then(() => image.naturalWidth)") > 500
        boxes = (passage.get_attribute("data-boxes") or "").split(";")
        assert page.locator("#sheet rect").count() == len(boxes)
        assert barriers(page) == []
        page.keyboard.press("Escape")
        assert not page.locator("#sheet").is_visible()
        assert claim.evaluate("link => document.activeElement === link")


def test_a_link_leads_to_its_place_however_far_down_it_is(source: Path, example_audit: Audit, tmp_path: Path) -> None:
    place = tmp_path / "page.html"
    place.write_text(render_report(example_audit, load_taxonomy(), "sv"), "utf-8")
    with browser_page() as page:
        page.goto(place.as_uri())
        for name in ("chain", "annex-b", "goal-13", "gaps"):
            page.evaluate("name => { location.hash = name; }", name)
            painted(page)
            near = "name => Math.abs(document.getElementById(name).getBoundingClientRect().top) < 60"
            page.wait_for_function(near, arg=name, timeout=30_000)


def test_a_decision_is_saved_by_keyboard_alone(review: ReviewServer) -> None:
    with browser_page() as page:
        page.goto(review.address)
        painted(page)
        page.locator("#gap-1 input[type=radio]").first.focus()
        page.keyboard.press("Space")
        page.keyboard.press("Tab")
        page.keyboard.press("Control+A")
        page.keyboard.type("Skrivs in i kapitel 4")
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.press("Control+A")
        page.keyboard.type("Åsa Ek")
        page.keyboard.press("Enter")
        page.wait_for_function("document.getElementById('gap-1').dataset.state === 'decided'")
        told = page.locator("#gap-1 .told")
        page.wait_for_function("document.querySelector('#gap-1 .told').textContent !== ''")
        assert told.inner_text() == review.page.words("saved")
    held = review.decisions()[next(key for key, point in review.keys.items() if point.name == "gap-1")]
    assert (held.decision, held.reason, held.by) == ("addressed", "Skrivs in i kapitel 4", "Åsa Ek")
    assert held.date
