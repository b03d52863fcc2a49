from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from auditor.records import Audit
from auditor.reference.taxonomy import load_taxonomy
from auditor.reporting import charts
from auditor.reporting.content import Content, build_content
from auditor.reporting.labels import Labels
from auditor.wording import load_words
from tests.audits import piece, small_audit


@pytest.fixture
def labels() -> Labels:
    return Labels(load_words("sv"), load_taxonomy())


def build(audit: Audit, labels: Labels) -> Content:
    return build_content(audit, labels)


def test_a_stair_has_as_many_filled_steps_as_the_levels_reached(labels: Labels) -> None:
    content = build(small_audit(), labels)
    drawn = charts.level_chart(content, labels)
    shown = [goal for goal in content.goals if goal.coverage.relevance != "not_applicable"]
    levels = ("missing", "mention", "intent", "aim", "measure", "chain")
    assert drawn.count('class="reached"') == sum(levels.index(goal.coverage.level) for goal in shown)
    assert drawn.count('class="hatched"') == sum(goal.below for goal in shown)


def test_every_goal_has_its_number_and_name_beside_its_colour(labels: Labels) -> None:
    drawn = charts.level_chart(build(small_audit(), labels), labels)
    for goal in range(1, 18):
        assert f">{goal}</text>" in drawn
        assert labels.goal_name(goal) in drawn


def test_the_matrix_has_a_mark_for_each_cell_with_passages(labels: Labels) -> None:
    drawn = charts.matrix_chart(build(small_audit(), labels), labels)
    key = 5
    assert drawn.count('class="reached"') == 6 + key
    assert drawn.count('class="none"') == 2 * 17 - 6
    assert "Mål\u00a01 Ingen fattigdom" in drawn


def test_the_matrix_picture_keeps_to_the_priorities_where_there_are_some(labels: Labels) -> None:
    audit = small_audit()
    water, growth = audit.sections
    content = build(replace(audit, sections=(replace(water, priority=False), growth)), labels)
    drawn = charts.matrix_chart(content, labels)
    assert growth.title in drawn
    assert water.title not in drawn


def test_the_strip_has_a_tick_for_each_goal_of_each_passage_within_the_document(labels: Labels) -> None:
    drawn = charts.strip_chart(build(small_audit(), labels), labels)
    assert drawn.count('width="2.8"') == 7


def test_ticks_of_a_crowded_page_do_not_cover_each_other(labels: Labels) -> None:
    crowd = [piece(f"n{number}", f"Vatten nummer {number}.", {6: 0.9}) for number in range(80)]
    drawn = charts.strip_chart(build(small_audit(crowd), labels), labels)
    ticks = re.findall(r'<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)" height="[\d.]+" class="reached">', drawn)
    places = [(float(x), float(width)) for x, width in ticks]
    assert len(places) == 80
    assert all(x + width <= after for (x, width), (after, _) in pairwise(places))


def test_the_strip_of_a_long_document_has_few_page_numbers(labels: Labels) -> None:
    audit = small_audit()
    for pages in (1, 12, 70, 4000):
        drawn = charts.strip_chart(build(replace(audit, document=replace(audit.document, pages=pages)), labels), labels)
        assert 1 <= drawn.count('text-anchor="middle"') <= 12


def test_dimensions_show_both_shares_and_the_role(labels: Labels) -> None:
    drawn = charts.dimension_chart(build(small_audit(), labels), labels)
    assert "50\u00a0% / 75\u00a0%" in drawn
    for role in ("mål", "ram", "medel"):
        assert f">{role}</text>" in drawn
    assert drawn.count('class="hatched"') == 2


def test_a_hostile_heading_is_escaped_in_the_picture(labels: Labels) -> None:
    content = build(small_audit([piece("a", "Vatten.", {6: 0.9}, heading="</text><script>")]), labels)
    assert "<script>" not in charts.matrix_chart(content, labels)
