from __future__ import annotations

from dataclasses import replace

from auditor.judging.coverage import measure_coverage
from auditor.reference.profile import load_profile
from auditor.reporting.matrix import lacking, section_rows
from auditor.reporting.passages import collect_passages
from tests.audits import piece, small_audit


def test_each_section_is_a_row_with_a_cell_for_each_goal() -> None:
    audit = small_audit()
    rows = section_rows(audit, collect_passages(audit))
    assert [row.title for row in rows] == ["Prioritering 1 Friskt vatten", "Prioritering 2 Företagande"]
    assert [cell.goal for cell in rows[0].cells] == list(range(1, 18))


def test_a_cell_holds_the_level_of_its_section_alone() -> None:
    audit = small_audit()
    water, growth = section_rows(audit, collect_passages(audit))
    assert water.cells[5].level == "chain"
    assert [passage.id for passage in water.cells[5].passages] == ["p-aaa", "p-bbb"]
    assert growth.cells[5].level == "missing"
    assert growth.cells[8].level == "intent"


def test_a_strategy_of_one_section_gives_the_levels_of_the_whole() -> None:
    given = [
        piece("a", "Utsläppen ska minska.", {13: 0.9}),
        piece("b", "Regionen ska införa laddplatser.", {13: 0.8, 11: 0.6}, depth="measure", elements=("measure",)),
        piece("c", "Utsläppen mäts varje år.", {13: 0.8}, depth="followup", elements=("indicator", "time")),
    ]
    audit = small_audit(given)
    goals, _ = measure_coverage(audit.matches, audit.document.paragraphs, load_profile())
    (row,) = section_rows(audit, collect_passages(audit))
    assert [cell.level for cell in row.cells] == [goal.level for goal in goals]
    assert row.cells[12].level == "chain"


def test_links_name_the_passages_that_hold_them_and_what_is_missing() -> None:
    audit = small_audit()
    water, growth = section_rows(audit, collect_passages(audit))
    assert water.missing == ()
    assert [passage.id for passage in growth.links["time"]] == ["p-eee"]
    assert growth.missing == (("measure",), ("indicator", "followup"))


def test_a_part_without_any_link_has_no_chain_to_speak_of_unless_it_is_a_priority() -> None:
    audit = small_audit()
    first, *_ = section_rows(audit, collect_passages(audit))
    assert replace(first, priority=False).begun
    assert replace(first, priority=True, links={}).begun
    assert not replace(first, priority=False, links={}).begun


def test_of_responsible_and_time_one_is_enough() -> None:
    assert lacking(("aim", "measure", "time", "followup")) == ()
    assert lacking(("aim", "measure", "followup")) == (("responsible", "time"),)
    assert len(lacking(())) == 4
