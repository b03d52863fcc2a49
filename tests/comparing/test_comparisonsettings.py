from __future__ import annotations

from auditor.comparing.comparisonsettings import load_comparison_settings
from auditor.records import DEPTHS


def test_every_depth_says_what_may_weaken_it() -> None:
    assert set(load_comparison_settings().matters) == set(DEPTHS)


def test_what_has_no_place_to_lean_on_must_be_more_alike() -> None:
    settings = load_comparison_settings()
    assert 0 < settings.shared < settings.edited < settings.moved < 1
