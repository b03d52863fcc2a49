from __future__ import annotations

import pytest

from auditor.judging.dimensions import dimension_shares, measure_dimensions, one_sided, read_dimensions
from auditor.records import Depth, Dimension, DimensionCoverage, Element, Match, Paragraph, Section
from auditor.reference.profile import load_profile
from auditor.reference.taxonomy import load_taxonomy
from tests.builders import match, paragraph

TAXONOMY = load_taxonomy()
Pair = tuple[Paragraph, Match]


def passage(
    text: str,
    target: str,
    depth: Depth = "aim",
    elements: tuple[Element, ...] = (),
    spoken: dict[Dimension, float] | None = None,
    heading: str = "Mål",
) -> Pair:
    found = paragraph(text, heading=(heading,))
    goal = int(target.split(".")[0])
    return found, match(found, [goal], [target], depth=depth, elements=elements, dimensions=spoken)


def measure(*pairs: Pair, sections: tuple[Section, ...] = ()) -> dict[str, DimensionCoverage]:
    found = measure_dimensions(
        [m for _, m in pairs], [p for p, _ in pairs], load_profile("sormland"), TAXONOMY, sections
    )
    return {coverage.dimension: coverage for coverage in found}


def checks(coverage: DimensionCoverage) -> dict[str, tuple[str, ...]]:
    return dict(coverage.checks)


def test_shares_count_passages_by_their_targets_primary_dimension() -> None:
    found = measure(passage("a", "4.1"), passage("b", "4.1"), passage("c", "15.5"), passage("d", "8.1"))
    assert found["social"].primary == pytest.approx(0.5)
    assert found["environmental"].primary == pytest.approx(0.25)
    assert found["economic"].primary == pytest.approx(0.25)


def test_what_the_text_itself_treats_counts_beside_the_primary() -> None:
    found = measure(passage("a", "8.1", spoken={"environmental": 0.9}))
    assert (found["environmental"].primary, found["environmental"].secondary) == (0.0, 1.0)


def test_a_passage_with_a_goal_but_no_target_takes_the_goals_usual_dimension() -> None:
    found = paragraph("a")
    treated = read_dimensions([match(found, [15])], [found], TAXONOMY)
    assert treated[0].primary == {"environmental"}


def test_a_foreword_does_not_weigh_in_the_balance() -> None:
    found = paragraph("a", heading=("Förord",))
    assert read_dimensions([match(found, [15], ["15.5"])], [found], TAXONOMY) == ()


def test_an_aim_for_people_that_names_nobody_is_a_goal_without_target_group() -> None:
    named, unnamed = (
        passage("Unga", "4.1", elements=("aim", "target_group")),
        passage("Skola", "4.1", elements=("aim",)),
    )
    assert checks(measure(named, unnamed)["social"]) == {"goal_without_target_group": (unnamed[0].id,)}


def test_growth_that_points_nowhere_is_a_means_without_goal() -> None:
    alone = passage("Tillväxt", "8.2")
    tied = passage("Jobb", "8.2", spoken={"social": 0.9})
    assert checks(measure(alone, tied)["economic"]) == {"means_without_goal": (alone[0].id,)}


def test_an_ambition_for_nature_without_any_limit_in_the_section_is_a_frame_without_limit() -> None:
    vague = passage("Arterna ska bli fler.", "15.5")
    exact = passage("Utvecklingen ska ske inom planetens gränser.", "15.5")
    here = Section("Natur", True, (vague[0].id,), 1)
    there = Section("Klimat", True, (exact[0].id,), 2)
    found = measure(vague, exact, sections=(here, there))
    assert checks(found["environmental"]) == {"frame_without_limit": (vague[0].id,)}
    together = Section("Natur", True, (vague[0].id, exact[0].id), 1)
    assert measure(vague, exact, sections=(together,))["environmental"].checks == ()


def test_a_priority_of_one_dimension_is_one_sided_a_chapter_is_not() -> None:
    pairs = [passage(f"Text {number}", "16.1") for number in range(5)]
    treated = read_dimensions([m for _, m in pairs], [p for p, _ in pairs], TAXONOMY)
    ids = tuple(p.id for p, _ in pairs)
    assert one_sided(treated, [Section("Trygghet", True, ids, 1)]) == ((Section("Trygghet", True, ids, 1), "social"),)
    assert one_sided(treated, [Section("Bakgrund", False, ids, 1)]) == ()


def test_shares_of_nothing_are_nothing() -> None:
    assert set(dimension_shares([]).values()) == {(0.0, 0.0)}
