"""Matching with another encoder: a quick one of words for the rules, the default folder for the real thing."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from auditor.encoding.encoder import default_encoder
from auditor.encoding.engines import SentenceTransformerEngine
from auditor.encoding.vectors import VectorCache
from auditor.matching.matches import Shift
from auditor.matching.phrases import TOKEN
from auditor.matching.zeroshot import ZeroShotMatcher
from auditor.records import Kind, Match
from auditor.reference.taxonomy import Taxonomy, load_taxonomy
from tests.builders import paragraph

WATER = "Kommunerna ska skydda grundvattnet så att invånarna har rent dricksvatten och avloppsvatten renas."
CLIMATE = "Utsläppen av växthusgaser från transporterna i länet ska halveras till 2030 jämfört med 2010."
NEUTRAL = "Nämnden sammanträder åtta gånger om året och protokollet justeras av två ledamöter."


class Bags:
    """An encoder that counts the starts of words; its name is its revision."""

    name = "bags-1"

    def __init__(self) -> None:
        self.read: list[str] = []

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.read += texts
        rows = np.zeros((len(texts), 512), dtype=np.float32)
        for at, text in enumerate(texts):
            for word in TOKEN.findall(text.lower()):
                if len(word) > 4:
                    rows[at, zlib.crc32(word[:7].encode()) % 512] += 1
        return rows


@pytest.fixture(scope="module")
def matcher(tmp_path_factory: pytest.TempPathFactory) -> ZeroShotMatcher:
    return ZeroShotMatcher(Bags(), load_taxonomy(), VectorCache(tmp_path_factory.mktemp("vectors")))


def one(matcher: ZeroShotMatcher, text: str, kind: Kind = "body") -> Match:
    (match,) = matcher.match([paragraph(text, kind=kind)])
    return match


@pytest.mark.parametrize(("text", "goal"), [(WATER, 6), (CLIMATE, 13)])
def test_a_clear_passage_is_given_its_goal(text: str, goal: int, matcher: ZeroShotMatcher) -> None:
    match = one(matcher, text)
    assert goal in match.goals_present
    assert max(match.goals, key=lambda score: score.probability).goal == goal


def test_a_neutral_passage_is_given_no_goal_and_no_depth(matcher: ZeroShotMatcher) -> None:
    match = one(matcher, NEUTRAL)
    assert (match.goals_present, match.targets_present, match.depth, match.evidence) == ((), (), "none", ())


def test_depth_and_phrases_are_told_as_for_the_shipped_model(matcher: ZeroShotMatcher) -> None:
    match = one(matcher, WATER)
    assert match.depth == "aim"
    carried = {entry.goal: entry for entry in match.evidence}
    assert "dricksvatten" in carried[6].phrases


def test_all_goals_and_targets_are_scored_the_best_target_first(matcher: ZeroShotMatcher) -> None:
    match = one(matcher, WATER)
    assert [score.goal for score in match.goals] == list(range(1, 18))
    assert sorted(score.target for score in match.targets) == sorted(load_taxonomy().targets)
    chances = [score.probability for score in match.targets]
    assert chances == sorted(chances, reverse=True)
    assert match.targets[0].target.startswith("6.")


def test_a_target_is_never_likelier_than_its_goal_nor_present_without_it(matcher: ZeroShotMatcher) -> None:
    goals = {score.goal: score for score in one(matcher, WATER).goals}
    for score in one(matcher, WATER).targets:
        goal = goals[int(score.target.split(".")[0])]
        assert score.probability <= goal.probability + 1e-6
        assert goal.present or not score.present


def test_water_is_of_the_environment_first(matcher: ZeroShotMatcher) -> None:
    dimensions = one(matcher, WATER).dimensions
    assert max(dimensions, key=lambda name: dimensions[name]) == "environmental"


@pytest.mark.parametrize("kind", ["contents", "boilerplate"])
def test_a_contents_page_or_cover_addresses_nothing(kind: Kind, matcher: ZeroShotMatcher) -> None:
    assert one(matcher, WATER, kind).goals_present == ()


def test_a_repeated_paragraph_counts_no_second_time(matcher: ZeroShotMatcher) -> None:
    (match,) = matcher.match([paragraph(WATER, marks=["repeated"])])
    assert match.goals_present == ()


def test_no_paragraphs_give_no_matches_and_encode_nothing(tmp_path: Path) -> None:
    bags = Bags()
    assert ZeroShotMatcher(bags, load_taxonomy(), VectorCache(tmp_path)).match([]) == ()
    assert bags.read == []


def test_a_match_does_not_depend_on_its_company(matcher: ZeroShotMatcher) -> None:
    together = matcher.match([paragraph(NEUTRAL), paragraph(WATER), paragraph(CLIMATE)])
    assert together[1] == one(matcher, WATER)


def test_strict_gives_no_goal_that_lenient_does_not(tmp_path: Path) -> None:
    def present(shift: float) -> list[set[int]]:
        shifted = ZeroShotMatcher(Bags(), load_taxonomy(), VectorCache(tmp_path), Shift(shift))
        return [set(match.goals_present) for match in shifted.match([paragraph(t) for t in (WATER, CLIMATE, NEUTRAL)])]

    strict, lenient = present(-3.0), present(3.0)
    assert all(few <= many for few, many in zip(strict, lenient, strict=True))
    assert strict != lenient


def test_the_provenance_says_that_nothing_is_calibrated(matcher: ZeroShotMatcher) -> None:
    assert matcher.provenance["calibration"] == "uncalibrated"
    assert matcher.provenance["encoder"] == "bags-1"


def test_the_thresholds_name_every_goal_and_target(matcher: ZeroShotMatcher) -> None:
    assert set(matcher.thresholds) == {*map(str, range(1, 18)), *load_taxonomy().targets}


def small_taxonomy() -> Taxonomy:
    """The shipped taxonomy with one Swedish example and every fourth counter-example, to be encoded in seconds."""
    shipped = load_taxonomy()
    targets = {
        code: replace(
            target,
            examples={"sv": target.examples["sv"][:1], "en": ()},
            counterexamples={"sv": target.counterexamples["sv"][: at % 4 == 0], "en": ()},
        )
        for at, (code, target) in enumerate(shipped.targets.items())
    }
    return Taxonomy(shipped.goals, targets, shipped.version)


@pytest.mark.slow
def test_the_default_encoders_folder_serves_as_another_encoder(tmp_path: Path) -> None:
    engine = SentenceTransformerEngine(str(default_encoder()))
    matches = ZeroShotMatcher(engine, small_taxonomy(), VectorCache(tmp_path)).match(
        [paragraph(text) for text in (WATER, CLIMATE, NEUTRAL)]
    )
    assert 6 in matches[0].goals_present
    assert 13 in matches[1].goals_present
    assert matches[2].goals_present == ()
    assert [path.stem for path in tmp_path.iterdir()] == [engine.name]
