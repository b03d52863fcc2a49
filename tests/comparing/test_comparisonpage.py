from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from itertools import pairwise

import pytest

from auditor.comparing.compare import Comparison
from auditor.comparing.comparisonpage import render_comparison
from auditor.records import Language
from tests.audits import piece
from tests.pages import Page, take_apart
from tests.revisions import HOSTILE, small_comparison, teller


def render(comparison: Comparison | None = None, language: Language = "sv") -> str:
    return render_comparison(small_comparison() if comparison is None else comparison, teller(language))


@pytest.fixture(scope="module")
def page() -> Page:
    return take_apart(render())


def test_every_element_is_closed_where_it_was_opened(page: Page) -> None:
    assert page.broken == []


def test_every_link_leads_to_an_id_that_stands_once(page: Page) -> None:
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert {link["href"].removeprefix("#") for link in page.named("a")} <= set(ids)
    for _, attributes in page.elements:
        assert set(attributes.get("aria-labelledby", "").split()) <= set(ids)


def test_the_page_needs_nothing_else_and_runs_no_script(page: Page) -> None:
    html = render()
    (style,) = re.findall(r"<style>(.*?)</style>", html, flags=re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = next(meta["content"] for meta in page.named("meta") if meta.get("http-equiv") == "Content-Security-Policy")
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert not {"script", "link", "img", "iframe"} & {tag for tag, _ in page.elements}
    assert "http://" not in html.replace("http-equiv", "")
    assert "https://" not in html


def test_every_table_has_a_caption_and_every_header_a_scope(page: Page) -> None:
    tags = [tag for tag, _ in page.elements]
    assert tags.count("table") == tags.count("caption") >= 8
    assert all(header["scope"] in ("col", "row") for header in page.named("th"))


def test_headings_descend_one_step_at_a_time(page: Page) -> None:
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
    main = levels[levels.index(1) :]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(main))


def test_what_was_taken_out_and_put_in_is_marked_as_such(page: Page) -> None:
    marked = {(above[-1][0], text) for text, above in page.texts if above[-1][0] in ("del", "ins")}
    assert marked == {("del", "ska"), ("ins", "bör"), ("del", "2030"), ("ins", "2035")}


def test_a_part_with_nothing_in_it_says_so(page: Page) -> None:
    assert "Delade stycken." in page.seen()
    assert "Inget att visa här." in page.seen()


def test_both_files_are_named_with_their_checksums(page: Page) -> None:
    for text in ("strategi.pdf", "utkast.pdf", "ab" * 32, "cd" * 32):
        assert text in page.seen()


def test_audits_made_in_different_ways_are_warned_of() -> None:
    html = render(replace(small_comparison(), differing=("profile", "version")))
    assert "inte gjorda på samma sätt: relevansprofil och programmets version" in html
    assert "inte gjorda på samma sätt" not in render()


def test_hostile_text_is_shown_and_does_nothing() -> None:
    page = take_apart(render(small_comparison(added=[piece("bad", HOSTILE, {6: 0.9})])))
    assert page.broken == []
    assert page.named("script") == []
    assert "<script>alert(1)</script>" in page.seen()
    assert "⟨U+202E⟩" in page.seen()


def test_the_english_comparison_marks_swedish_quotes_as_swedish() -> None:
    page = take_apart(render(language="en"))
    assert "Weakened and strengthened wording" in page.seen(language="en")
    assert "Utsläppen" not in page.seen(language="en")
    assert "Luckor" not in page.seen(language="en")


def test_the_comparison_never_says_that_a_revision_is_better() -> None:
    for language in ("sv", "en"):
        text = take_apart(render(language="en" if language == "en" else "sv")).seen().lower()
        for word in ("bättre version", "försämrad strategi", "poäng", "score", "rating", "betygsatt"):
            assert word not in text
