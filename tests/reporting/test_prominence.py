from __future__ import annotations

from collections import Counter
from dataclasses import replace

from auditor.records import Audit, Coverage, Level
from auditor.reporting.prominence import prominent_targets, workshop_settings
from tests.audits import small_audit


def audit_with(levels: dict[str, tuple[Level, int]]) -> Audit:
    """The small audit, its targets at the levels given with so many passages, all others missing."""
    audit = small_audit()
    targets = tuple(_at(target, *levels.get(target.item, ("missing", 0))) for target in audit.targets)
    return replace(audit, targets=targets)


def _at(target: Coverage, level: Level, passages: int) -> Coverage:
    return replace(target, level=level, paragraphs=tuple(f"p-{number}" for number in range(passages)))


def codes(audit: Audit) -> list[str]:
    return [target.item for target in prominent_targets(audit)]


WIDE: dict[str, tuple[Level, int]] = {
    code: ("measure", 3) for code in ("3.4", "4.4", "5.5", "7.2", "8.3", "9.1", "10.2", "11.2", "12.7", "13.2", "15.5")
}


def test_the_matrix_holds_ten_to_twenty_targets_and_the_workshop_two_hours() -> None:
    settings = workshop_settings()
    assert 10 <= settings.least <= settings.most <= 20
    assert sum(minutes for _, minutes in settings.agenda) == 120


def test_few_targets_of_each_goal_are_chosen_while_others_remain() -> None:
    more: dict[str, tuple[Level, int]] = {f"8.{number}": ("chain", 20) for number in (1, 2, 5, 6, 9)}
    found = codes(audit_with(WIDE | more))
    assert len(found) == workshop_settings().most
    assert max(Counter(code.partition(".")[0] for code in found).values()) == workshop_settings().per_goal


def test_more_of_the_same_goal_is_taken_before_targets_that_the_text_lacks() -> None:
    levels: dict[str, tuple[Level, int]] = {f"8.{number}": ("aim", 2) for number in (1, 2, 3, 4, 5, 6, 8, 9)}
    found = codes(audit_with(levels))
    assert set(levels) <= set(found)
    assert len(found) == workshop_settings().least


def test_a_target_taken_further_goes_before_one_that_is_only_wished_for() -> None:
    levels = WIDE | {"6.3": ("intent", 9), "2.4": ("intent", 1), "16.7": ("aim", 1)}
    found = codes(audit_with(levels))
    assert "16.7" in found
    assert "2.4" not in found


def test_a_target_that_is_only_mentioned_or_does_not_apply_is_not_prominent() -> None:
    found = codes(audit_with(WIDE | {"6.6": ("mention", 9), "1.1": ("chain", 9)}))
    assert found == sorted(WIDE, key=lambda code: int(code.partition(".")[0]))


def test_a_thin_strategy_is_filled_up_with_the_sides_of_its_conflicts_and_targets_of_many_goals() -> None:
    audit = audit_with({"6.1": ("chain", 2)})
    found = codes(audit)
    assert len(found) == workshop_settings().least
    assert {code for conflict in audit.conflicts for code in conflict.pair} <= set(found)
    assert len({code.partition(".")[0] for code in found}) > 5


def test_targets_stand_in_the_order_of_their_numbers() -> None:
    found = codes(audit_with(WIDE))
    order = [target.item for target in small_audit().targets]
    assert found == sorted(found, key=order.index)
