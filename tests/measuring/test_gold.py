"""The own strategies with planted levels agree with themselves."""

from __future__ import annotations

import pytest

from auditor.measuring.gold import BUILT_ON, REPORTED, load_gold, macro_f1


@pytest.mark.parametrize("name", [*BUILT_ON, *REPORTED])
def test_every_goal_has_a_planted_level_and_a_missing_goal_no_label(name: str) -> None:
    gold = load_gold(name)
    assert sorted(gold.levels) == list(range(1, 18))
    labelled = {goal for row in gold.labels for goal in row["goals"]}
    assert labelled == {goal for goal, level in gold.levels.items() if level != "missing"}


@pytest.mark.parametrize("name", [*BUILT_ON, *REPORTED])
def test_a_strategy_has_at_least_sixty_paragraphs_and_four_conflicts(name: str) -> None:
    gold = load_gold(name)
    assert sum(paragraph.kind != "heading" for paragraph in gold.document.paragraphs) >= 60
    assert len(gold.conflicts) >= 4


def test_macro_f1_is_the_mean_over_the_depths() -> None:
    assert macro_f1([("aim", "aim"), ("measure", "measure")]) == 1.0
    assert macro_f1([("aim", "measure")]) == pytest.approx(3 / 5)
