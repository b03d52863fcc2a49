from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from auditor.audit import default_matcher
from auditor.encoding.vectors import VectorCache
from auditor.matching.goalmodel import Mixture, load_goal_model
from auditor.matching.matches import ModelMatcher, Shift, reading_text
from auditor.records import Kind, Match, Paragraph
from auditor.reference.taxonomy import load_taxonomy


def passage(text: str, kind: Kind = "body", heading: tuple[str, ...] = (), language: str = "sv") -> Paragraph:
    return Paragraph(f"p-{abs(hash(text))}", 0, 1, 1, heading, kind, text, language=language)


@pytest.fixture(scope="module")
def matcher(tmp_path_factory: pytest.TempPathFactory) -> ModelMatcher:
    return ModelMatcher(load_goal_model(), load_taxonomy(), VectorCache(tmp_path_factory.mktemp("vectors")))


CLEAR = [
    (6, "Kommunen ska säkra dricksvattnet genom reservvattentäkter och skydd av grundvattnet senast 2030."),
    (3, "Väntetiderna i primärvården ska kortas och den psykiska hälsan bland unga ska bli bättre."),
    (4, "Fler unga ska fullfölja sina gymnasiestudier och få behörighet till högskolan."),
    (5, "Jämställdheten ska öka: kvinnor och män ska ha lika lön och våld mot kvinnor ska upphöra."),
    (7, "Andelen förnybar energi ska öka genom solceller och vindkraft, och elnätet byggs ut."),
    (13, "Utsläppen av växthusgaser i länet ska halveras till 2030 jämfört med 2010."),
    (15, "Den biologiska mångfalden i skogen ska skyddas genom fler naturreservat och hyggesfritt skogsbruk."),
    (14, "Övergödningen av Östersjön och kustvattnen ska minska så att fiskbestånden kan återhämta sig."),
    (12, "Avfallet ska minska genom återbruk och cirkulär ekonomi, och matsvinnet ska halveras."),
]


@pytest.mark.parametrize(("goal", "text"), CLEAR)
def test_a_passage_about_a_goal_is_given_that_goal(matcher: ModelMatcher, goal: int, text: str) -> None:
    (match,) = matcher.match([passage(text)])
    assert goal in match.goals_present


NEUTRAL = [
    "Förslaget skickas på remiss till kommunerna under hösten och beslutas av regionfullmäktige i mars.",
    "Dokumentet är indelat i fem kapitel. Läsanvisningar och förkortningar finns i bilaga 2.",
    "Vi vill testa vattnet med ett mindre försök innan styrgruppen tar ställning.",
    "Det råder ett gott företagsklimat och mötet präglades av ett öppet samtalsklimat.",
    "Ett stort tack till alla som har bidragit med synpunkter under arbetets gång.",
    "Ledningsgruppen träffas en gång i månaden och sekreteraren för protokoll.",
]


@pytest.mark.parametrize("text", NEUTRAL)
def test_neutral_prose_and_figures_of_speech_are_given_no_goal(matcher: ModelMatcher, text: str) -> None:
    (match,) = matcher.match([passage(text)])
    assert match.goals_present == ()
    assert match.targets_present == ()
    assert match.depth == "none"


@pytest.mark.parametrize("kind", ["contents", "boilerplate"])
def test_contents_pages_and_covers_address_no_goal(matcher: ModelMatcher, kind: Kind) -> None:
    (match,) = matcher.match([passage(CLEAR[0][1], kind=kind)])
    assert match.goals_present == ()


def test_a_pull_quote_that_repeats_the_text_is_not_counted_twice(matcher: ModelMatcher) -> None:
    text = CLEAR[0][1]
    repeated = Paragraph("p-2", 1, 1, 1, (), "body", text, marks=("pull_quote", "repeated"))
    first, second = matcher.match([passage(text), repeated])
    assert first.goals_present
    assert second.goals_present == ()


def test_a_target_implies_its_goal(matcher: ModelMatcher) -> None:
    for match in matcher.match([passage(text) for _, text in CLEAR]):
        assert {int(code.split(".")[0]) for code in match.targets_present} <= set(match.goals_present)


def test_all_17_goals_and_all_169_targets_are_scored_best_first(matcher: ModelMatcher) -> None:
    (match,) = matcher.match([passage(CLEAR[0][1])])
    assert [score.goal for score in match.goals] == list(range(1, 18))
    assert len({score.target for score in match.targets}) == 169
    chances = [score.probability for score in match.targets]
    assert chances == sorted(chances, reverse=True)
    assert all(0 <= chance <= 1 for chance in chances)


def test_every_goal_given_has_a_sentence_of_the_text_and_a_target_of_that_goal(matcher: ModelMatcher) -> None:
    texts = [text for _, text in CLEAR]
    for text, match in zip(texts, matcher.match([passage(text) for text in texts]), strict=True):
        assert [reason.goal for reason in match.evidence] == list(match.goals_present)
        for reason in match.evidence:
            assert reason.sentence in text
            assert reason.target.split(".")[0] == str(reason.goal)
            assert all(phrase in reason.sentence for phrase in reason.phrases)


def test_english_and_swedish_are_given_the_same_goal(matcher: ModelMatcher) -> None:
    english = passage("Safe drinking water shall be secured by protecting groundwater sources.", language="en")
    (match,) = matcher.match([english])
    assert 6 in match.goals_present


def test_the_language_is_detected_where_none_is_given(matcher: ModelMatcher) -> None:
    text = "Emissions of greenhouse gases in the county shall be halved by 2030 compared with 2010."
    (match,) = matcher.match([passage(text, language="")])
    assert 13 in match.goals_present


def test_stricter_thresholds_give_no_goal_that_the_published_ones_do_not(tmp_path: Path) -> None:
    def present(shift: float) -> list[set[int]]:
        strict = ModelMatcher(load_goal_model(), load_taxonomy(), VectorCache(tmp_path), Shift(shift))
        return [set(match.goals_present) for match in strict.match([passage(text) for _, text in CLEAR])]

    for strict, published, lenient in zip(present(-0.7), present(0.0), present(0.7), strict=True):
        assert strict <= published <= lenient


def test_a_short_text_is_read_with_the_heading_above_it() -> None:
    assert reading_text(passage("Minskat svinn", heading=("Mat",))) == "Mat: Minskat svinn"
    long = "ord " * 20
    assert reading_text(passage(long, heading=("Mat",))) == long


def test_no_paragraphs_give_no_matches(matcher: ModelMatcher) -> None:
    nothing: Sequence[Match] = matcher.match([])
    assert nothing == ()


def test_a_mixture_weighs_evidence_into_a_probability() -> None:
    one = np.ones((1, 2), dtype=np.float32)
    mixture = Mixture(one * 2, np.array([0.0, -2.0], dtype=np.float32), np.full(2, 0.5, dtype=np.float32))
    chances = mixture.probabilities([one])
    assert chances[0, 1] == pytest.approx(0.5)
    assert chances[0, 0] == pytest.approx(1 / (1 + np.exp(-2)))


def test_the_default_matcher_is_ready_offline() -> None:
    assert default_matcher().match([passage(CLEAR[1][1])])[0].goals_present
