"""The figures of the target level mean what their names say, and the shipped level belongs to the shipped encoder."""

from __future__ import annotations

import numpy as np
import pytest

from auditor.encoding.vectors import VectorCache
from auditor.matching.goalmodel import load_goal_model
from auditor.matching.matches import ModelMatcher
from auditor.measuring.targets import Bed, average_precision, decided, found_early, reported, right_first
from auditor.records import Paragraph
from auditor.reference.taxonomy import load_taxonomy

CHANCES = np.array([[0.9, 0.1], [0.2, 0.8], [0.7, 0.6], [0.1, 0.3]], dtype=np.float32)
PRESENT = np.array([[1, 0], [0, 1], [0, 1], [0, 0]], dtype=bool)
BED = Bed(CHANCES, CHANCES > 0.5, PRESENT)


def test_the_average_precision_falls_with_each_wrong_text_before_a_right_one() -> None:
    assert average_precision(CHANCES[:, 0], PRESENT[:, 0]) == 1.0
    assert average_precision(-CHANCES[:, 0], PRESENT[:, 0]) == pytest.approx(1 / 4)


def test_a_right_text_below_the_first_ones_is_not_found_early() -> None:
    assert found_early(BED, first=1)[1] == pytest.approx(2 / 3)
    assert found_early(BED, first=2)[1] == 1.0


def test_a_text_whose_best_target_is_wrong_is_right_among_five_only() -> None:
    assert right_first(BED) == (pytest.approx(2 / 3), 1.0)  # type: ignore[comparison-overlap]


def test_a_neutral_text_given_a_target_is_counted() -> None:
    assert decided(BED)[1] == "0.000"
    assert decided(Bed(CHANCES, CHANCES > 0.2, PRESENT))[1] == "1.000"


def test_indicators_of_one_source_file_are_all_reported_or_none() -> None:
    assert len({reported("a/avfall.ttl", code) for code in ("11.6", "12.5", "12.4")}) == 1
    assert len({reported("De-norske-målepunktene.ttl", code) for code in load_taxonomy().targets}) == 2


def test_the_shipped_target_level_was_fitted_on_the_shipped_encoder() -> None:
    assert load_goal_model().level is not None, "fit it anew: python -m auditor.training.targets --labelled FOLDER"


PLAN = {
    "6.1": "Piped safe drinking water will reach every rural household by 2030.",
    "14.4": "Trawl quotas will be cut until the cod stocks have recovered.",
    "3.1": "Skilled birth attendants in all districts will lower the number of mothers who die in childbirth.",
    "9.c": "Mobile broadband is to be extended to villages without internet access.",
    "-": "The committee meets every second Tuesday and the minutes are kept by the secretary.",
}


def test_a_plan_paragraph_comes_first_for_its_target_and_neutral_prose_gets_none(tmp_path_factory) -> None:  # type: ignore[no-untyped-def]
    matcher = ModelMatcher(load_goal_model(), load_taxonomy(), VectorCache(tmp_path_factory.mktemp("vectors")))
    paragraphs = [Paragraph(c, at, 1, 1, (), "body", t, language="en") for at, (c, t) in enumerate(PLAN.items())]
    matches = {match.paragraph: match for match in matcher.match(paragraphs)}
    chances = {own: {s.target: s.probability for s in match.targets} for own, match in matches.items()}
    for target in list(PLAN)[:-1]:
        assert max(chances, key=lambda own: chances[own][target]) == target
        assert len({chances[own][target] for own in chances}) == len(chances), "no ties"
    assert matches["-"].targets_present == ()
    for match in matches.values():
        goals = {score.goal: score.probability for score in match.goals}
        assert all(s.probability <= goals[int(s.target.split(".")[0])] for s in match.targets)
