from __future__ import annotations

from collections import Counter

from auditor.judging.conflictsides import Side
from auditor.judging.onesidedconflicts import one_sided_conflicts
from auditor.judging.tensions import count_things
from auditor.records import Depth, GoalScore, Match, Paragraph

WIND = "Kommunen ska bygga fler vindkraftverk i norr."


def match_of(name: str, goals: tuple[int, ...], depth: Depth = "measure") -> Match:
    scores = tuple(GoalScore(goal, 0.9 if goal in goals else 0.01, goal in goals) for goal in range(1, 18))
    return Match(name, scores, (), {}, depth, (), False, ())


def side_of(text: str, match: Match) -> Side:
    paragraph = Paragraph(match.paragraph, 0, 1, 1, (), "body", text)
    return Side(paragraph, match, 0, Counter(count_things(text, "sv")), frozenset(), False)


def test_wind_power_asks_about_nature_where_nature_is_nowhere() -> None:
    match = match_of("p-wind", (7,))
    (found,) = one_sided_conflicts([side_of(WIND, match)], [match], ())
    assert found.id == "energy-nature"
    assert found.paragraphs == ("p-wind",)
    assert found.status == "unaddressed"


def test_it_does_not_where_any_paragraph_treats_nature() -> None:
    match = match_of("p-wind", (7,))
    assert not list(one_sided_conflicts([side_of(WIND, match)], [match, match_of("p-bog", (15,), "mention")], ()))


def test_nor_where_the_pair_has_been_raised_or_wind_power_is_only_described() -> None:
    match, told = match_of("p-wind", (7,)), match_of("p-wind", (7,), "mention")
    assert not list(one_sided_conflicts([side_of(WIND, match)], [match], ("energy-nature",)))
    assert not list(one_sided_conflicts([side_of(WIND, told)], [told], ()))
