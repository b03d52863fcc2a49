from __future__ import annotations

from auditor.judging.conflictsides import best_pair, read_sides
from tests.builders import match, paragraph


def test_the_pair_that_the_passage_speaks_of_goes_before_the_likelier_goals() -> None:
    text = "Fler avgångar från flygplatsen ökar utsläppen."
    found = paragraph(text)
    pair = best_pair(read_sides([(found, match(found, {9: 0.6, 13: 0.6, 8: 0.9}, conflict=True), 0)])[0])
    assert (pair.entry, pair.targets) == ("transport-climate", ("9.1", "13.2"))


def test_without_such_a_pair_the_two_likeliest_goals_are_set_against_each_other() -> None:
    found = paragraph("Det ena vinner och det andra förlorar.")
    given = match(found, {5: 0.9, 16: 0.8, 4: 0.2}, {"5.5": 0.7, "16.7": 0.6}, conflict=True)
    pair = best_pair(read_sides([(found, given, 0)])[0])
    assert (pair.entry, pair.targets) == ("named", ("5.5", "16.7"))


def test_an_open_question_is_mentioned_and_a_choice_is_weighed() -> None:
    texts = ("Vi vet inte hur det ska lösas. Frågan är inte löst.", "Åkern väger tyngre än husen.")
    sides = read_sides([(found, match(found, [2]), 0) for found in map(paragraph, texts)])
    assert [side.status() for side in sides] == ["mentioned", "weighed"]


def test_the_pair_told_with_more_phrases_goes_before_one_told_in_passing() -> None:
    text = "Vallar och skyddsvallar vid hamnen kan tränga undan strandängar och grunda bottnar."
    found = paragraph(text)
    pair = best_pair(read_sides([(found, match(found, {14: 0.9, 13: 0.3}, conflict=True), 0)])[0])
    assert (pair.entry, pair.targets) == ("adaptation-nature", ("13.1", "14.2"))


def test_what_a_law_or_a_national_plan_weighs_is_retold() -> None:
    law = "Enligt 3 kap. 4 § miljöbalken får jordbruksmark tas i anspråk bara om annan mark inte kan användas."
    own = "Åkermark tas i anspråk. Enligt 3 kap. 4 § miljöbalken krävs skäl. Vi avstår."
    plan = "The national plan states that conflicts between energy and fishing must be resolved."
    sides = read_sides(
        [(found, match(found, [2]), 0) for found in (paragraph(law), paragraph(own), paragraph(plan, language="en"))]
    )
    assert [side.retells() for side in sides] == [True, False, True]
