from __future__ import annotations

import re
from dataclasses import replace

from auditor.records import Gap
from auditor.reference.indicators import Indicator, load_indicators
from auditor.reference.profile import load_profile
from auditor.reference.taxonomy import load_taxonomy
from auditor.reporting.auditjson import audit_to_dict
from auditor.reporting.report import render_report
from tests.audits import small_audit


def test_every_relevant_target_has_been_looked_at_and_no_other() -> None:
    profile = load_profile("sormland")
    relevant = {code for code, entry in profile.targets.items() if entry.relevance != "not_applicable"}
    assert set(load_indicators().targets) == relevant


def test_an_id_has_one_name_wherever_it_stands() -> None:
    names: dict[str, set[str]] = {}
    for indicator in (entry for found in load_indicators().targets.values() for entry in found):
        names.setdefault(indicator.id, set()).add(indicator.name)
    assert {name: told for name, told in names.items() if len(told) > 1} == {}


def test_emissions_follow_up_the_climate_in_plans() -> None:
    found = load_indicators().of("13.2")
    assert found[0] == Indicator("N00401", "Utsläpp till luft av växthusgaser totalt, ton CO2-ekv/inv")


def test_a_goal_has_the_proposals_of_its_targets_each_once() -> None:
    indicators = load_indicators()
    ids = [entry.id for entry in indicators.of("6")]
    assert ids == ["N85052"]  # proposed for 6.3 and for 6.6
    assert indicators.of("17") == ()


def test_goal_17_says_that_the_selection_has_none() -> None:
    indicators = load_indicators()
    assert "mål 17" in indicators.absence("17.14", "sv")
    assert indicators.absence("3.8", "sv") == "Inget nyckeltal hittat."
    assert indicators.absence("Prioritering 1", "en") == "No key figure found."


def test_they_are_told_as_proposals_with_source_and_date() -> None:
    indicators = load_indicators()
    assert "Kolada" in indicators.source
    for language in ("sv", "en"):
        assert indicators.noted in indicators.note[language]
    assert "Förslag" in indicators.note["sv"]
    assert "not checked against Kolada" in indicators.note["en"]


def test_a_goal_without_follow_up_shows_its_proposals_in_the_report() -> None:
    audit = replace(small_audit(), gaps=(Gap("L4", "13", "medium", "Ingen följer upp.", (), "Hur?"),))
    page = render_report(audit, load_taxonomy(), "sv")
    card = page[page.index('id="gap-1"') : page.index("</article>")]
    assert "Nyckeltal att pröva" in card
    assert "N00401" in card
    assert "Förslag på nyckeltal ur Kolada" in page


def test_a_gap_of_another_kind_shows_none() -> None:
    audit = replace(small_audit(), gaps=(Gap("L1", "13", "high", "Saknas.", (), "Hur?"),))
    page = render_report(audit, load_taxonomy(), "sv")
    card = page[page.index('id="gap-1"') : page.index("</article>")]
    assert "N00401" not in card


def test_the_tables_of_targets_show_them_and_say_where_there_is_none() -> None:
    page = render_report(small_audit(), load_taxonomy(), "sv")
    rows = {
        found.group(1): found.group() for found in re.finditer(r'<th scope="row">(\d+\.\w+) .*?</tr>', page, re.DOTALL)
    }
    assert "N00997" in rows["10.1"]
    assert "Inget nyckeltal hittat" in rows["3.4"]


def test_the_audit_s_file_gives_them_for_each_target() -> None:
    targets = {entry["target"]: entry["indicators"] for entry in audit_to_dict(small_audit())["targets"]}
    assert targets["2.4"] == [{"id": "N00403", "name": "Ekologiskt odlad åkermark, andel (%)"}]
    assert targets["1.3"] == []
    assert targets["17.2"] == []
