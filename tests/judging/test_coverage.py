from __future__ import annotations

from auditor.judging.coverage import measure_coverage
from auditor.judging.depth import judge_depth, states_lack
from auditor.records import Coverage, Match, Paragraph
from auditor.reference.profile import load_profile
from tests.builders import match, paragraph

PROFILE = load_profile("sormland")


def cover(
    pairs: list[tuple[Paragraph, Match]], item: str = "13", thresholds: dict[str, float] | None = None
) -> Coverage:
    goals, targets = measure_coverage([m for _, m in pairs], [p for p, _ in pairs], PROFILE, thresholds=thresholds)
    return next(entry for entry in (*goals, *targets) if entry.item == item)


def passage(text: str, depth, elements=(), chance: float = 0.95, **more):  # type: ignore[no-untyped-def]
    found = paragraph(text, **more)
    return found, match(found, {13: chance}, {"13.2": chance}, depth=depth, elements=elements)


def test_all_goals_and_targets_are_there_even_when_nothing_is_found() -> None:
    goals, targets = measure_coverage([], [], PROFILE)
    assert [goal.item for goal in goals] == [str(number) for number in range(1, 18)]
    assert len(targets) == 169
    assert {entry.level for entry in (*goals, *targets)} == {"missing"}


def test_the_deepest_passage_gives_the_level() -> None:
    found = cover([passage("a", "mention"), passage("b", "measure", ["measure"]), passage("c", "intent")])
    assert found.level == "measure"
    assert found.paragraphs[0] == paragraph("b").id


def test_an_aim_with_somebody_responsible_is_no_measure() -> None:
    assert cover([passage("a", "aim", ["aim", "responsible", "time"])]).level == "aim"


def test_the_chain_is_joined_over_several_passages() -> None:
    links = [
        passage("a", "aim", ["aim"]),
        passage("b", "measure", ["measure", "responsible"]),
        passage("c", "followup", ["indicator"]),
    ]
    assert cover(links).level == "chain"
    assert cover(links[:2]).level == "measure"
    assert cover([links[0], links[2]]).level == "aim"


def test_time_stands_in_for_somebody_responsible() -> None:
    links = [
        passage("a", "aim", ["aim"]),
        passage("b", "measure", ["measure", "time"]),
        passage("c", "followup", ["followup"]),
    ]
    assert cover(links).level == "chain"


def test_a_target_value_alone_is_an_aim_and_an_indicator_alone_only_a_stance() -> None:
    assert cover([passage("a", "followup", ["aim", "level", "indicator"])]).level == "aim"
    assert cover([passage("a", "followup", ["indicator", "followup"])]).level == "intent"


def test_a_foreword_or_a_retold_framework_counts_as_mention() -> None:
    assert cover([passage("a", "aim", ["aim"], heading=("Förord",))]).level == "mention"
    assert cover([passage("a", "aim", ["aim"], heading=("Agenda 2030 och de globala målen",))]).level == "mention"
    assert cover([passage("a", "aim", ["aim"], heading=("Förord",))]).elements == ()


def test_a_heading_or_a_reading_guide_alone_is_not_even_a_mention() -> None:
    assert cover([passage("a", "measure", ["measure"], heading=("Så läser du strategin",))]).level == "missing"
    assert cover([passage("a", "aim", ["aim"], kind="heading")]).level == "missing"


def test_a_level_that_hangs_on_one_passage_near_the_threshold_is_borderline() -> None:
    assert cover([passage("a", "aim", ["aim"], chance=0.55)]).borderline
    assert not cover([passage("a", "aim", ["aim"], chance=0.55), passage("b", "aim", ["aim"])]).borderline
    assert not cover([passage("a", "aim", ["aim"], chance=0.9)]).borderline
    assert cover([passage("a", "none", chance=0.45)]).level == "missing"
    assert cover([passage("a", "none", chance=0.45)]).borderline


def test_the_published_threshold_decides_what_is_near() -> None:
    found = cover([passage("a", "aim", ["aim"], chance=0.75)], thresholds={"13": 0.7})
    assert found.borderline


def test_elements_know_their_passages() -> None:
    found = cover([passage("a", "aim", ["aim", "time"]), passage("b", "measure", ["measure"])])
    assert found.element_paragraphs == {
        "aim": (paragraph("a").id,),
        "measure": (paragraph("b").id,),
        "time": (paragraph("a").id,),
    }


def test_relevance_and_expectation_come_from_the_profile() -> None:
    goals, targets = measure_coverage([], [], PROFILE)
    by_item = {entry.item: entry for entry in (*goals, *targets)}
    assert (by_item["13.2"].relevance, by_item["13.2"].expected, by_item["13.2"].rule) == ("direct", "aim", "D-UPPDRAG")
    assert (by_item["15.4"].relevance, by_item["15.4"].expected) == ("not_applicable", "missing")
    assert (by_item["3.1"].relevance, by_item["3.1"].expected) == ("direct", "missing")
    assert (by_item["14"].relevance, by_item["14"].expected) == ("indirect", "intent")


def test_a_lack_that_sends_the_reader_to_another_plan_addresses_nothing() -> None:
    text = "Programmet har inga egna mål för energin. Frågan hör hemma i kommunens energiplan. Inte heller värme ingår."
    assert states_lack(Paragraph("p-lack", 0, 1, 1, (), "body", text))
    assert not states_lack(Paragraph("p-aim", 0, 1, 1, (), "body", f"{text} Utsläppen ska minska till 2030."))


def test_an_old_target_that_was_missed_is_no_aim() -> None:
    assert judge_depth("Det tidigare målet om 40 procent till 2018 uppnåddes inte.") == "mention"
