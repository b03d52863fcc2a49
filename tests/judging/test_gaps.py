from __future__ import annotations

from collections.abc import Sequence

from auditor.judging.coverage import measure_coverage
from auditor.judging.findings import Findings
from auditor.judging.gaps import find_gaps
from auditor.records import (
    Conflict,
    Depth,
    DimensionCoverage,
    Element,
    Gap,
    Language,
    Match,
    Paragraph,
    Section,
)
from auditor.reference.profile import load_profile
from auditor.reference.taxonomy import load_taxonomy
from tests.builders import match, paragraph

TAXONOMY = load_taxonomy()
PROFILE = load_profile("sormland")
Pair = tuple[Paragraph, Match]
CHAIN: tuple[Element, ...] = ("aim", "measure", "responsible", "time", "indicator", "followup")


def passage(text: str, target: str, depth: Depth, elements: Sequence[Element] = (), chance: float = 0.95) -> Pair:
    found = paragraph(text)
    goal = int(target.partition(".")[0])
    return found, match(found, {goal: chance}, {target: chance}, depth=depth, elements=elements)


def gaps(*pairs: Pair, language: Language = "sv", **more: object) -> tuple[Gap, ...]:
    paragraphs, matches = [p for p, _ in pairs], [m for _, m in pairs]
    goals, targets = measure_coverage(matches, paragraphs, PROFILE, language=language)
    return find_gaps(Findings(goals, targets, matches, paragraphs, **more), TAXONOMY, language)  # type: ignore[arg-type]


def of(found: Sequence[Gap], item: str) -> list[tuple[str, str]]:
    return [(gap.type, gap.severity) for gap in found if gap.item == item]


def test_an_empty_strategy_lacks_seventeen_goals_and_no_target_is_repeated() -> None:
    found = gaps()
    assert [gap.item for gap in found] == [str(number) for number in range(1, 18)]
    assert {(gap.type, gap.severity) for gap in found} == {("L1", "high")}


def test_a_goal_that_is_missing_is_one_gap_even_if_others_are_found() -> None:
    found = gaps(passage("a", "13.2", "aim", ["aim", "indicator"]))
    assert of(found, "14") == [("L1", "high")]
    assert of(found, "14.1") == []


def test_a_missing_direct_target_weighs_more_than_an_indirect_one() -> None:
    found = gaps(passage("a", "11.2", "aim", ["aim", "indicator"]))
    assert of(found, "11.3") == [("L1", "medium")]
    assert of(found, "11.1") == [("L1", "low")]
    assert of(found, "11.c") == []


def test_what_is_steered_inside_the_organisation_is_no_gap() -> None:
    found = gaps(passage("a", "3.4", "aim", ["aim", "indicator"]))
    assert of(found, "3.1") == []
    assert of(found, "3.8") == [("L1", "medium")]


def test_a_goal_only_described_is_one_gap_and_its_targets_are_not_repeated() -> None:
    found = gaps(passage("a", "13.2", "mention"))
    assert of(found, "13") == [("L2", "high")]
    assert [gap.item for gap in found if gap.item.startswith("13.")] == []


def test_a_wish_where_an_aim_is_expected_is_a_broken_chain() -> None:
    found = gaps(passage("a", "13.2", "intent"))
    assert of(found, "13") == [("L3", "medium")]


def test_an_aim_without_measure_says_which_links_are_missing() -> None:
    found = gaps(passage("a", "13.2", "aim", ["aim"]))
    broken = next(gap for gap in found if gap.item == "13" and gap.type == "L3")
    assert "insats, ansvarig eller tid och indikator eller uppföljning" in broken.reason
    assert broken.paragraphs == (paragraph("a").id,)
    assert of(found, "13") == [("L3", "medium"), ("L4", "medium")]


def test_a_plan_that_may_carry_the_measures_makes_the_gap_small() -> None:
    found = gaps(passage("a", "13.2", "aim", ["aim", "reference", "indicator"]))
    assert of(found, "13") == [("L3", "low")]


def test_a_measure_without_aim_is_broken_at_the_other_end() -> None:
    found = gaps(passage("a", "13.2", "measure", ["measure", "responsible", "indicator"]))
    broken = next(gap for gap in found if gap.item == "13")
    assert broken.type == "L3"
    assert "Saknad länk i kedjan: mål." in broken.reason


def test_a_whole_chain_leaves_no_gap_for_the_goal() -> None:
    assert of(gaps(passage("a", "13.2", "measure", CHAIN)), "13") == []


def test_the_closest_passages_stand_by_what_is_missing() -> None:
    near = paragraph("Havet nämns nästan.")
    pair = (near, match(near, {14: 0.3}, {"14.1": 0.2}))
    found = gaps(pair)
    assert next(gap for gap in found if gap.item == "14").paragraphs == (near.id,)


def test_what_only_names_the_sea_does_not_stand_by_as_close_to_it() -> None:
    title = paragraph("Havet", kind="heading")
    source = paragraph("Region Kust (2022). Havet och vi.", heading=("Källor",))
    found = gaps(*((one, match(one, {14: 0.3}, {"14.1": 0.2})) for one in (title, source)))
    assert next(gap for gap in found if gap.item == "14").paragraphs == ()


def test_a_borderline_case_is_never_without_a_passage_to_read() -> None:
    near = paragraph("Havet nämns nästan.")
    held = match(near, {14: 0.06}, {"14.1": 0.05})
    goals, targets = measure_coverage([held], [near], PROFILE, thresholds={"14": 0.12})
    found = find_gaps(Findings(goals, targets, [held], [near]), TAXONOMY)
    gap = next(gap for gap in found if gap.item == "14")
    assert (gap.borderline, gap.paragraphs) == (True, (near.id,))


def test_a_goal_is_not_said_to_be_only_described_beside_an_unsure_passage_that_goes_further() -> None:
    told = passage("a", "13.2", "mention")
    doubtful = gaps(told, passage("b", "13.2", "measure", ["measure"], chance=0.5))
    assert "Minst ett textställe går längre" in next(gap for gap in doubtful if gap.item == "13").reason
    assert "Minst ett textställe" not in next(gap for gap in gaps(told) if gap.item == "13").reason


def test_growth_in_poor_countries_is_not_asked_of_a_region() -> None:
    found = gaps(passage("Varaktig tillväxt per invånare efter egna förutsättningar ska nås.", "8.1", "aim", ["aim"]))
    assert ("L5", "low") not in of(found, "8.1")


def test_a_level_on_one_passage_near_the_threshold_is_to_be_read() -> None:
    found = gaps(passage("a", "13.2", "aim", ["aim"], chance=0.65))
    assert ("L8", "low") in of(found, "13.2")
    assert next(gap for gap in found if gap.item == "13" and gap.type == "L3").borderline


def test_a_part_of_a_composite_target_that_does_not_show_is_asked_about() -> None:
    found = gaps(passage("Psykisk hälsa hos unga ska förbättras.", "3.4", "aim", ["aim"]))
    part = next(gap for gap in found if gap.type == "L5" and gap.item == "3.4")
    assert part.severity == "low"
    assert "Förtida död" in part.reason


def test_an_unaddressed_conflict_is_a_question_never_a_fact() -> None:
    conflict = Conflict("transport-climate", ("9.1", "13.2"), ("p-1",), "unaddressed")
    found = [gap for gap in gaps(conflicts=[conflict]) if gap.type == "L7"]
    assert [(gap.item, gap.severity, gap.paragraphs) for gap in found] == [("9.1 ↔ 13.2", "medium", ("p-1",))]
    assert found[0].reason.startswith("Möjlig målkonflikt att pröva")
    assert found[0].question.endswith("?")


def test_a_weighed_conflict_is_no_gap() -> None:
    conflict = Conflict("transport-climate", ("9.1", "13.2"), ("p-1",), "weighed")
    assert [gap for gap in gaps(conflicts=[conflict]) if gap.type == "L7"] == []


def test_a_role_that_is_not_carried_and_a_one_sided_priority_are_imbalances() -> None:
    role = DimensionCoverage("economic", "means", 0.4, 0.5, (("means_without_goal", ("p-1", "p-2")),))
    pairs = [passage(f"Text {number}", "16.1", "aim", ["aim"]) for number in range(5)]
    section = Section("Trygghet", True, tuple(p.id for p, _ in pairs), 1)
    found = [gap for gap in gaps(*pairs, dimensions=[role], sections=[section]) if gap.type == "L6"]
    assert [(gap.item, gap.severity) for gap in found] == [("Trygghet", "medium"), ("economic", "low")]
    assert "2 textställen" in found[1].reason


def test_the_most_severe_comes_first() -> None:
    order = ("high", "medium", "low")
    found = [order.index(gap.severity) for gap in gaps(passage("a", "13.2", "aim", ["aim"]))]
    assert found == sorted(found)


def test_every_gap_asks_in_the_language_of_the_report() -> None:
    pairs = [passage("a", "13.2", "aim", ["aim"]), passage("b", "11.2", "mention"), passage("c", "8.1", "intent")]
    for language in ("sv", "en"):
        for gap in gaps(*pairs, language=language):
            assert gap.reason
            assert gap.question.endswith("?")
            assert "{" not in gap.reason + gap.question
