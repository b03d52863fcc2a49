"""A plan that prints what the global goals mean commits itself to none; what it undertakes beside them counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from auditor.judging.definitions import NAME, NUMBER, SURE, find_told, named_goals, retells_goals
from auditor.judging.definitionwords import load_words
from auditor.judging.depth import commits, judge_depth
from auditor.judging.elements import find_elements
from auditor.judging.levels import Passage, level_of, read_passage
from auditor.records import GOALS, Kind, Level, Paragraph
from tests.builders import match, paragraph

FIXTURES = Path(__file__).parent.parent / "fixtures"
PLANS = {"sv": FIXTURES / "printed_goals.md", "en": FIXTURES / "printed_goals_en.md"}
WATER = ("Mål 6: Rent vatten och sanitet",)


@dataclass(frozen=True)
class Told:
    """A passage of an invented plan, the depth that a reader gives it and the goals that it treats."""

    paragraph: Paragraph
    depth: str
    goals: tuple[int, ...]


def read_plan(language: str) -> Iterator[Told]:
    """Passages and, in the comment below each, how they are to be judged."""
    heading: tuple[str, ...] = ()
    text = ""
    for line in PLANS[language].read_text("utf-8").splitlines():
        if line.startswith("#"):
            signs, _, title = line.partition(" ")
            heading = (*heading[: len(signs) - 1], title)
        elif line.startswith("<!--"):
            depth, *goals = line.strip("<!-> ").split()
            kind: Kind = "list_item" if text.startswith("- ") else "body"
            told = paragraph(text.removeprefix("- "), heading=heading[1:], kind=kind, language=language)
            yield Told(told, depth, tuple(map(int, goals)))
        elif line:
            text = line


PASSAGES = [told for language in PLANS for told in read_plan(language)]


def judged(told: Paragraph) -> str:
    depth = judge_depth(told.text, kind=told.kind, heading=told.heading, language=told.language)
    return depth if commits(told) else "mention"


def level(goal: int, passages: list[Told]) -> Level:
    counted: list[Passage] = []
    for told in passages:
        text = told.paragraph
        depth = judge_depth(text.text, kind=text.kind, heading=text.heading, language=text.language)
        elements = find_elements(text.text, kind=text.kind, heading=text.heading, language=text.language, depth=depth)
        if goal in told.goals:
            counted.append(read_passage(match(text, [goal], depth=depth, elements=elements), text, 0.9))
    return level_of(counted)


@pytest.mark.parametrize("told", PASSAGES, ids=lambda told: told.paragraph.text[:50])
def test_printed_definitions_are_mentions_and_commitments_beside_them_are_not(told: Told) -> None:
    assert judged(told.paragraph) == told.depth


@pytest.mark.parametrize("goal", GOALS)
def test_a_printed_definition_lifts_no_goal_and_takes_nothing_from_it(goal: int) -> None:
    swedish = list(read_plan("sv"))
    printed = [told for told in swedish if told.depth == "mention"]
    undertaken = [told for told in swedish if told.depth != "mention" and goal in told.goals]
    assert level(goal, printed) == "mention"
    assert level(goal, swedish) == (level(goal, undertaken) if undertaken else "mention")


@pytest.mark.parametrize(
    ("commitment", "depth"),
    [
        ("Kommunen ska bygga ut avloppsreningsverket senast 2027.", "measure"),
        ("Alla hushåll i Ekmo ska ha kommunalt vatten.", "aim"),
        ("Läckaget ska minska till 12 procent.", "followup"),
        ("Vi vill verka för mindre läckage.", "intent"),
    ],
)
def test_a_commitment_in_the_same_paragraph_keeps_its_depth(commitment: str, depth: str) -> None:
    definition = "Säkerställa tillgång till och hållbar förvaltning av vatten och sanitet för alla."
    assert judge_depth(f"{definition} {commitment}", heading=WATER) == depth


@pytest.mark.parametrize(
    ("heading", "text", "depth"),
    [
        ("Mål 3: Levande landsbygd", "Människor ska kunna leva hela livet i byarna.", "aim"),
        ("Mål 2: Trygga mötesplatser", "Alla ska ha tillgång till bredband.", "aim"),
        ("God utbildning för alla", "Utbytet med skolor i andra länder ska öka.", "aim"),
        ("Hållbar konsumtion och produktion", "Företagen ska vara bäst i världen på återbruk.", "aim"),
        ("Mål 4: God utbildning för alla", "Främja livslångt lärande för alla.", "intent"),
        ("Bekämpa klimatförändringarna", "Utsläppen ska halveras till 2030.", "followup"),
        ("Rent vatten och sanitet", "Dricksvattnet ska vara rent och räcka till alla.", "aim"),
    ],
)
def test_own_words_under_a_goals_name_or_number_are_no_definition(heading: str, text: str, depth: str) -> None:
    assert judge_depth(text, heading=(heading,)) == depth


def test_a_definition_without_its_goals_name_is_known_by_words_that_only_definitions_have() -> None:
    printed = "Säkerställa tillgång till ekonomiskt överkomlig, tillförlitlig, hållbar och modern energi för alla."
    assert judge_depth(printed, heading=("Energi",)) == "mention"
    assert judge_depth("Verka för hållbar, förnybar och modern energi.", heading=("Energi",)) == "intent"
    assert judge_depth("Främja god hälsa och välbefinnande i alla åldrar.", heading=("Folkhälsa",)) == "intent"


def test_goals_printed_in_one_box_are_read_as_one_sentence() -> None:
    box = "Mål 5 Jämställdhet: uppnå alla kvinnors och flickors egenmakt Mål 7 Hållbar energi: modern energi för alla"
    (sentence,) = find_told(box, "sv", ("Målen",))
    assert sentence.has("definition")


def test_a_label_counts_for_the_sentence_behind_it() -> None:
    assert judge_depth("Mål 14. Haven och de marina resurserna ska bevaras och nyttjas hållbart.") == "mention"
    assert judge_depth("Mål 3. Haven och de marina resurserna ska bevaras och nyttjas hållbart.") == "aim"


def test_a_definition_holds_no_elements_of_a_commitment() -> None:
    printed = "Senast 2030 ska matsvinnet i hela världen halveras."
    assert find_elements(printed, heading=("Mål 12: Hållbar konsumtion och produktion",)) == ()
    assert "aim" in find_elements("Matsvinnet i våra kök ska halveras.", heading=("Mål 12: Hållbar konsumtion",))


def test_a_goal_is_named_by_number_by_name_or_by_both() -> None:
    words = load_words("sv")
    assert named_goals("Mål 6: Levande landsbygd", words) == {6: NUMBER}
    assert named_goals("Rent vatten och sanitet", words) == {6: NAME}
    assert named_goals("6. Rent vatten och sanitet", words) == {6: NAME}
    assert named_goals(WATER[0], words) == {6: SURE}
    assert named_goals("Globalt mål 6", words) == {6: SURE}
    assert named_goals("Mål 18 och år 2030", words) == {}


def test_what_a_plan_undertakes_in_a_chapter_on_the_goals_counts_but_not_in_one_on_law() -> None:
    own = "Kommunstyrelsen ska ta fram en plan mot barnfattigdom under 2025."
    assert commits(paragraph(own, heading=("2 Agenda 2030",)))
    assert not commits(paragraph(own, heading=("2 Lagstiftning",)))
    assert not commits(paragraph(own, heading=("2 Agenda 2030", "Nationella mål")))
    assert not commits(paragraph("Fattigdomen ska avskaffas.", heading=("2 Agenda 2030",)))
    assert retells_goals("De globala målen")
    assert not retells_goals("Nationella mål")
