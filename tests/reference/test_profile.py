from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from auditor.errors import TaxonomyInvalid, UnknownCode
from auditor.reference.profile import FOLDER, load_profile
from auditor.reference.taxonomy import load_taxonomy


def test_sormland_names_every_target_once() -> None:
    profile = load_profile("sormland", targets=load_taxonomy().targets)
    assert len(profile.targets) == 169


def test_sormland_counts_96_targets_the_mountains_left_out() -> None:
    profile = load_profile("sormland")
    assert sum(entry.counts for entry in profile.targets.values()) == 96
    assert Counter(entry.relevance for entry in profile.targets.values())["direct"] == 38
    assert profile.target("15.4").relevance == "not_applicable"


def test_what_care_steers_inside_is_no_gap_in_the_strategy() -> None:
    entry = load_profile("sormland").target("3.1")
    assert (entry.relevance, entry.scope, entry.counts, entry.expected) == ("direct", "organisation", False, "missing")


def test_a_goal_takes_the_relevance_of_its_most_relevant_target() -> None:
    profile = load_profile("sormland")
    assert (profile.goal_relevance(13), profile.goal_expected(13)) == ("direct", "aim")
    assert (profile.goal_relevance(14), profile.goal_expected(14)) == ("indirect", "intent")


def test_the_region_has_not_confirmed_it_yet() -> None:
    profile = load_profile("sormland")
    assert (profile.confirmed_by, profile.confirmed_when) == ("", "")


def test_social_is_the_goal_economy_the_means_ecology_the_frame() -> None:
    assert load_profile("sormland").roles == {"social": "goal", "economic": "means", "environmental": "frame"}


def test_a_passed_deadline_is_kept() -> None:
    assert load_profile("sormland").target("15.5").deadline == 2020


def test_a_profile_of_ones_own_is_read_from_its_path(tmp_path: Path) -> None:
    text = (FOLDER / "sormland.yml").read_text("utf-8")
    own = tmp_path / "dalarna.yml"
    own.write_text(text.replace("id: sormland", "id: dalarna"), "utf-8")
    assert load_profile(own).id == "dalarna"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("relevance: direct", "relevance: maybe", "maybe"),
        ("reason: I-GEO", "reason: I-MARS", "I-MARS"),
        ('  "17.19"', '  "17.20"', "17.19, 17.20"),
    ],
)
def test_a_slip_in_a_profile_is_named(tmp_path: Path, old: str, new: str, told: str) -> None:
    broken = tmp_path / "broken.yml"
    broken.write_text((FOLDER / "sormland.yml").read_text("utf-8").replace(old, new, 1), "utf-8")
    with pytest.raises(TaxonomyInvalid, match=told):
        load_profile(broken, targets=load_taxonomy().targets)


def test_an_unknown_profile_or_target_raises() -> None:
    with pytest.raises(UnknownCode, match="atlantis"):
        load_profile("atlantis")
    with pytest.raises(UnknownCode, match="18"):
        load_profile("sormland").target("18.1")
