from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from auditor.errors import UnknownCode
from auditor.records import Audit, Language
from auditor.reference.indicators import load_indicators
from auditor.reference.taxonomy import load_taxonomy
from auditor.reporting.report import render_report, write_report
from auditor.wording import load_words
from tests.audits import piece, pieces, small_audit
from tests.pages import Page, take_apart


def render(audit: Audit | None = None, language: Language = "sv") -> str:
    return render_report(small_audit() if audit is None else audit, load_taxonomy(), language)


@pytest.fixture(scope="module")
def html() -> str:
    return render()


@pytest.fixture(scope="module")
def page(html: str) -> Page:
    return take_apart(html)


def tokens(text: str) -> set[str]:
    return set(re.findall(r"[a-zåäö]{3,}", text.lower()))


def test_every_element_is_closed_where_it_was_opened(page: Page) -> None:
    assert page.broken == []


def test_every_id_stands_once_and_every_link_leads_to_one(page: Page) -> None:
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    links = [attributes["href"] for attributes in page.named("a")]
    assert len(ids) == len(set(ids))
    assert len(links) > 50
    assert {link for link in links if not link.startswith("#")} == set()
    assert {link[1:] for link in links} <= set(ids)
    for _, attributes in page.elements:
        for name in ("aria-labelledby", "for"):
            assert set(attributes.get(name, "").split()) <= set(ids)


def test_the_report_asks_nothing_of_the_network(html: str, page: Page) -> None:
    assert set(re.findall(r"https?://[^\"'\s<]+", html)) == {"http://www.w3.org/2000/svg"}
    assert not any("src" in attributes for _, attributes in page.elements)
    assert not {"link", "iframe", "img", "object"} & {tag for tag, _ in page.elements}


def test_the_policy_lets_in_just_the_style_and_the_script_of_the_page(html: str, page: Page) -> None:
    policy = next(meta["content"] for meta in page.named("meta") if meta.get("http-equiv") == "Content-Security-Policy")
    for tag in ("style", "script"):
        (text,) = re.findall(rf"<{tag}>(.*?)</{tag}>", html, flags=re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert not any(name == "style" or name.startswith("on") for _, attributes in page.elements for name in attributes)


def test_every_table_has_a_caption_and_every_header_a_scope(page: Page) -> None:
    tags = [tag for tag, _ in page.elements]
    assert tags.count("table") == tags.count("caption") > 10
    assert all(header.get("scope") in ("col", "row") for header in page.named("th"))


def test_every_picture_has_a_title_and_a_description(page: Page) -> None:
    pictures = page.named("svg")
    texts = {above[-1][1].get("id"): text for text, above in page.texts if above[-1][0] in ("title", "desc")}
    assert len(pictures) == 4
    for picture in pictures:
        assert picture["role"] == "img"
        assert all(texts[name] for name in picture["aria-labelledby"].split())


def test_every_field_has_a_label_and_is_empty(page: Page) -> None:
    labelled = {label["for"] for label in page.named("label")}
    fields = page.named("input") + page.named("textarea") + page.named("select")
    assert len(fields) > 50
    assert {field["id"] for field in fields} <= labelled
    assert not any("checked" in field for field in fields)
    assert not any(field.get("value") for field in fields if field.get("type") == "text")
    assert not any(above[-1][0] == "textarea" for _, above in page.texts)


def test_headings_descend_one_step_at_a_time(page: Page) -> None:
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
    main = levels[levels.index(1) :]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(main))


def test_what_was_audited_stands_at_the_top(html: str, page: Page) -> None:
    top = page.seen().partition("Sammanfattning av")[0]
    assert "Bilaga: Hållbarhetssäkring av Strategi för Almviks län" in top
    assert "strategi.pdf" in top
    assert "ab" * 32 in top
    assert '<html lang="sv">' in html


def test_an_invented_example_is_said_to_be_one() -> None:
    audit = small_audit()
    invented = replace(audit, provenance={**audit.provenance, "example": True})
    sentence = load_words("sv")("example")
    assert sentence in take_apart(render(invented)).seen()
    assert sentence not in take_apart(render(audit)).seen()


def test_gaps_stand_in_order_of_severity_each_with_an_empty_decision(page: Page) -> None:
    text = page.seen(language="sv")
    cards = [attributes for _, attributes in page.elements if attributes.get("class", "").startswith("card item")]
    assert [card["data-type"] for card in cards[:8]] == ["L1", "L3", "L2", "L4", "L6", "L7", "L8", "L5"]
    for number in range(1, 9):
        assert f"Hållplats för lucka {number}" in text
    radios = [field for field in page.named("input") if field.get("type") == "radio"]
    assert len(radios) == 4 * 8


def test_the_gaps_are_listed_in_short_before_they_are_told(page: Page) -> None:
    rows = [attributes for _, attributes in page.elements if attributes.get("class") == "echo"]
    assert [row["data-type"] for row in rows] == ["L1", "L3", "L2", "L4", "L6", "L7", "L8", "L5"]


def test_a_gap_without_passages_says_so_and_quotes_lead_to_annex_a(html: str, page: Page) -> None:
    assert load_words("sv")("gap_section.no_passages") in page.seen()
    assert '<li id="p-aaa"' in html
    assert 'href="#p-aaa">A1, sida 1</a>' in html.replace("\u00a0", " ")


def test_a_conflict_is_put_as_a_question_with_both_sides_and_an_empty_position(page: Page) -> None:
    text = page.seen().replace("\u00a0", " ")
    assert "Möjlig målkonflikt 1 att pröva" in text
    assert "Textställen om Delmål 9.1" in text
    assert "Textställen om Delmål 13.2" in text
    assert "behandlas inte i texten" in text
    assert any(field["id"] == "conflict-1-position" for field in page.named("textarea"))
    assert not re.search(r"målkonflikt\w* (har )?(funnits|upptäckts|konstaterats)", text)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_report_never_adds_up_to_a_grade(language: Language) -> None:
    text = take_apart(render(language=language)).seen().lower()
    for word in ("hållbarhetsindex", "poäng", "totalbetyg", "uppfyller lag", "meets the law", "score", "rating"):
        assert word not in text
    assert not re.search(r"\d+\s*(%|procent) av (de )?169|\d+% of (the )?169", text)


def test_no_english_leaks_into_the_swedish_report(page: Page) -> None:
    swedish, english = (" ".join(load_words(language).entries.values()) for language in ("sv", "en"))
    taxonomy = load_taxonomy()
    names = [goal.name["sv"] for goal in taxonomy.goals.values()]
    names += [target.name["sv"] for target in taxonomy.targets.values()]
    audit = small_audit()
    own = [gap.reason + gap.question for gap in audit.gaps]
    own += [paragraph.text for paragraph in audit.document.paragraphs]
    own += [conflict.name + conflict.reason + conflict.question for conflict in audit.conflicts]
    own += [coverage.note for coverage in audit.targets]
    own += [figure.name for found in load_indicators().targets.values() for figure in found]
    allowed = tokens(" ".join([swedish, *names, *own])) | {"sormland", "pdf", "strategi", "för", "almviks"}
    seen = tokens(page.seen(without=frozenset({"script", "style", "code"})))
    codes = {"missing", "intent", "unaddressed", "weighed", "direct", "indirect", "applicable", "none", "true", "false"}
    assert seen & (tokens(english) - allowed) == set()
    assert seen & codes == set()


def test_in_english_the_quotes_stay_swedish_and_say_so() -> None:
    html = render(language="en")
    page = take_apart(html)
    assert '<html lang="en">' in html
    assert "Annex: Sustainability assurance of" in page.seen()
    quotes = page.named("blockquote")
    assert quotes
    assert {quote["lang"] for quote in quotes} == {"sv"}
    reasons = [above for text, above in page.texts if text == "Målet har ingen insats."]
    assert reasons
    assert all(above[-1][1].get("lang") == "sv" for above in reasons)


def test_hostile_text_is_shown_and_not_obeyed() -> None:
    text = "</style></script><script>alert(1)</script><img src=x onerror=alert(1)> & \"'{{ 7*7 }} ska minska."
    given = [piece("evil", text, {13: 0.9}, ("13.2",), heading="<b>Rubrik</b>", phrases=("<script>",)), *pieces()]
    audit = small_audit(given, title="</title><script>alert(2)</script>")
    html = render(replace(audit, provenance={"<i>nyckel</i>": "<script>alert(3)</script>"}))
    page = take_apart(html)
    assert page.broken == []
    assert len(page.named("script")) == 1
    assert not {"img", "b", "i"} & {tag for tag, _ in page.elements}
    assert text in page.seen()


def test_characters_that_turn_the_reading_direction_are_named() -> None:
    html = render(small_audit([piece("turn", "Målet är \u202enegöh\u202c och \u2066nytt\u2069.", {3: 0.9}), *pieces()]))
    assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069") & set(html)
    assert "⟨U+202E⟩" in html


def test_a_word_of_a_million_letters_does_not_swell_the_report(html: str) -> None:
    long = render(small_audit([piece("long", "ö" * 1_000_000, {3: 0.9}), *pieces()]))
    assert len(long) < len(html) + 60_000
    assert "994000 tecken" in long


def test_a_strategy_without_goals_gaps_or_sections_still_makes_a_report() -> None:
    audit = small_audit([piece("x", "Hej och hå.", {}, depth="none", elements=())])
    bare = replace(audit, gaps=(), conflicts=(), sections=(), dimensions=(), provenance={})
    page = take_apart(render(bare))
    text = page.seen()
    assert page.broken == []
    for key in ("summary.no_gaps", "summary.no_conflicts", "overview.no_sections", "annex_a.no_evidence"):
        assert load_words("sv")(key) in text


def test_pages_that_could_not_be_read_are_named(page: Page) -> None:
    text = page.seen()
    assert "Sidan är en bild utan text." in text
    assert "Run character recognition" not in text


def test_the_same_audit_gives_the_same_bytes(tmp_path: Path) -> None:
    first = write_report(small_audit(), load_taxonomy(), tmp_path / "one", "sv")
    second = write_report(small_audit(), load_taxonomy(), tmp_path / "two", "sv")
    assert first.read_bytes() == second.read_bytes()
    assert [path.name for path in first.parent.iterdir()] == ["report.html"]


def test_a_language_without_wording_is_refused() -> None:
    with pytest.raises(UnknownCode, match="report language"):
        render(language="fi")  # type: ignore[arg-type]
