from __future__ import annotations

import re

from auditor.comparing.decisions import NONE, Decision
from auditor.records import Language
from auditor.reference.taxonomy import load_taxonomy
from auditor.reviewing.page import ReviewPage, build_page
from auditor.wording import load_words
from tests.audits import piece, pieces, small_audit
from tests.english import english_words
from tests.pages import take_apart


def build(language: Language = "sv", text: str = "") -> ReviewPage:
    given = [piece("evil", text, {13: 0.9}, ("13.2",)), *pieces()] if text else None
    return build_page(small_audit(given), load_taxonomy(), language, pictures=True)


def test_every_field_has_a_label_and_every_id_stands_once() -> None:
    page = take_apart(build().render(NONE))
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert page.broken == []
    assert len(ids) == len(set(ids))
    labelled = {label["for"] for label in page.named("label")}
    fields = [field for field in page.named("input") if field["type"] != "hidden"]
    fields += page.named("textarea") + page.named("select")
    assert len(fields) > 50
    assert {field["id"] for field in fields} <= labelled


def test_decisions_taken_are_filled_in() -> None:
    held = Decision("declined", "Nämnden", "2026-03-01", "</textarea><script>alert(1)</script>", "Åsa Ek")
    page = take_apart(build().render({"L1 5.1": held}))
    checked = [field for field in page.named("input") if "checked" in field]
    assert [(field["value"]) for field in checked] == ["declined"]
    assert {"2026-03-01", "Nämnden", "Åsa Ek"} <= {field.get("value", "") for field in page.named("input")}
    assert [attributes["data-state"] for tag, attributes in page.elements if tag == "article"].count("decided") == 1
    assert len(page.named("script")) == 2


def test_a_decision_in_words_of_ones_own_is_shown() -> None:
    assert "tas upp i mars" in take_apart(build().render({"L1 5.1": Decision("tas upp i mars")})).seen()


def test_passages_come_with_the_picture_of_their_page_and_their_boxes() -> None:
    page = take_apart(build().render(NONE))
    assert {image["src"] for image in page.named("img")} <= {f"pages/{number}" for number in range(1, 6)}
    assert page.named("rect")
    without = build_page(small_audit(), load_taxonomy(), "sv", pictures=False)
    assert take_apart(without.render(NONE)).named("img") == []


def test_the_policy_lets_in_nothing_from_elsewhere() -> None:
    page = build()
    assert "unsafe" not in page.policy
    assert page.policy.startswith("default-src 'none'")
    assert set(re.findall(r"https?://[^\"'\s<]+", page.render(NONE))) == set()


def test_hostile_text_is_shown_and_not_obeyed() -> None:
    text = "</style></script><script>alert(1)</script><img src=x onerror=alert(1)> \u202e ska minska."
    page = take_apart(build(text=text).render(NONE))
    assert page.broken == []
    assert len(page.named("script")) == 2
    assert "onerror" not in {name for _, attributes in page.elements for name in attributes}


def test_no_english_leaks_into_the_swedish_page() -> None:
    assert english_words(take_apart(build().render(NONE)).seen()) == set()


def test_both_catalogues_have_the_same_keys() -> None:
    assert load_words("sv", "review").entries.keys() == load_words("en", "review").entries.keys()
