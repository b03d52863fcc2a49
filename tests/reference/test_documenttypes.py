from __future__ import annotations

import re

import pytest

from auditor.errors import UnknownCode
from auditor.judging.findings import Findings
from auditor.judging.gaps import find_gaps
from auditor.records import Language
from auditor.reference.documenttypes import document_type, document_types, type_name, type_of
from auditor.reference.profile import load_profile
from auditor.reference.taxonomy import load_taxonomy
from auditor.reporting.report import render_report
from auditor.wording import load_words
from tests.audits import small_audit

PROFILE = load_profile("sormland")
OTHERS = [code for code in document_types() if code != "strategy"]


def test_the_five_types_of_the_regional_work_are_there() -> None:
    assert list(document_types()) == ["strategy", "action_plan", "call", "application", "guideline"]


def test_a_strategy_is_expected_to_do_what_the_profile_says() -> None:
    assert document_type("strategy").applied(PROFILE) == PROFILE


@pytest.mark.parametrize(
    ("code", "direct", "indirect"),
    [
        ("action_plan", "measure", "mention"),
        ("call", "intent", "missing"),
        ("application", "measure", "missing"),
        ("guideline", "intent", "mention"),
    ],
)
def test_another_document_is_expected_to_go_as_far_as_its_type(code: str, direct: str, indirect: str) -> None:
    profile = document_type(code).applied(PROFILE)
    assert (profile.target("11.2").expected, profile.target("11.1").expected) == (direct, indirect)
    assert profile.goal_expected(13) == direct


@pytest.mark.parametrize("code", OTHERS)
def test_what_the_profile_expects_nothing_of_no_type_expects_anything_of(code: str) -> None:
    profile = document_type(code).applied(PROFILE)
    assert profile.target("3.1").expected == "missing"  # steered inside care
    assert profile.target("17.2").expected == "missing"  # not applicable


def test_an_application_that_is_silent_of_a_goal_has_no_gap_there() -> None:
    audit = small_audit()
    findings = Findings(audit.goals, audit.targets, audit.matches, audit.document.paragraphs)
    as_strategy = {gap.type for gap in find_gaps(findings, load_taxonomy())}
    as_application = {gap.type for gap in find_gaps(findings, load_taxonomy(), kind=document_type("application"))}
    assert "L1" in as_strategy
    assert as_application <= document_type("application").gaps
    assert "L1" not in as_application


def test_an_unknown_type_is_answered_with_those_there_are() -> None:
    with pytest.raises(UnknownCode, match="strategy, action_plan, call, application, guideline"):
        document_type("poem")


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("action_plan", "Bara handlingsplanens delmål; Handlingsplanen, en handlingsplan, strategisk."),
        ("call", "Bara utlysningens delmål; Utlysningen, en utlysning, strategisk."),
        ("application", "Bara ansökans delmål; Ansökan, en ansökan, strategisk."),
        ("guideline", "Bara riktlinjens delmål; Riktlinjen, en riktlinje, strategisk."),
    ],
)
def test_the_report_speaks_of_the_document_in_its_right_form(code: str, told: str) -> None:
    words = load_words("sv")
    said = type(words)("sv", {"a": "Bara strategins delmål; Strategin, en strategi, strategisk."})
    assert document_type(code).spoken(said)("a") == told


def test_english_takes_the_right_article() -> None:
    words = type(load_words("en"))("en", {"a": "A strategy; the strategy's aims; strategies; a sub-strategy."})
    said = "An action plan; the action plan's aims; action plans; a sub-strategy."
    assert document_type("action_plan").spoken(words)("a") == said


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("catalogue", ["report", "gaps"])
@pytest.mark.parametrize("code", OTHERS)
def test_no_word_for_a_strategy_is_left_in_the_reports_own_words(code: str, catalogue: str, language: Language) -> None:
    spoken = document_type(code).spoken(load_words(language, catalogue))
    left = [text for text in spoken.entries.values() if re.search(r"(?i)\bstrateg(?:i|in|ins|ier|y|ies)\b", text)]
    assert left == []


def test_the_report_says_as_what_the_document_was_audited() -> None:
    audit = small_audit()
    audit.provenance["document_type"] = "call"
    assert type_of(audit).id == "call"
    assert type_name(audit, "sv") == "Utlysning"
    page = render_report(audit, load_taxonomy(), "sv")
    assert re.search(r"<dt>Granskad som</dt><dd>Utlysning", page)
    assert "citat och sida" in page
    assert "en läsning av utlysningens text" in page


def test_an_older_audit_is_one_of_a_strategy() -> None:
    assert type_of(small_audit()).id == "strategy"
