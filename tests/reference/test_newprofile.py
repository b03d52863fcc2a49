from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from auditor.reference.newprofile import NameUnfit, ProfileStands, write_profile
from auditor.reference.profile import FOLDER, Profile, load_profile
from auditor.reference.questions import load_questions
from auditor.reference.taxonomy import load_taxonomy

NAME = {"sv": "Exempelkommun", "en": "Example"}
MUNICIPALITY = {"kind": "municipality", "coast": "no", "mountains": "no"}


def answers(**given: str) -> dict[str, str]:
    questions = load_questions()
    return questions.completed(given, lambda question, proposed: proposed)


def made(folder: Path, **given: str) -> Profile:
    path = write_profile(folder / "exempel.yml", answers(**given), NAME, force=True)
    return load_profile(path, load_taxonomy().targets)


def test_a_new_profile_is_valid_names_all_targets_and_is_confirmed_by_nobody(tmp_path: Path) -> None:
    profile = made(tmp_path, **MUNICIPALITY)
    assert (profile.id, len(profile.targets)) == ("exempel", 169)
    assert (profile.confirmed_by, profile.confirmed_when) == ("", "")


@pytest.mark.parametrize(
    ("question", "target", "yes", "no"),
    [
        ("coast", "14.5", "indirect", "not_applicable"),
        ("mountains", "15.4", "indirect", "not_applicable"),
        ("farmland", "2.4", "indirect", "not_applicable"),
        ("forest", "15.2", "indirect", "not_applicable"),
        ("care", "3.1", "direct", "not_applicable"),
        ("transit", "11.2", "direct", "indirect"),
        ("development", "8.3", "direct", "indirect"),
        ("schools", "4.1", "direct", "indirect"),
        ("social_care", "16.2", "direct", "indirect"),
        ("planning", "11.1", "direct", "indirect"),
        ("water_waste", "6.2", "direct", "indirect"),
        ("energy", "7.3", "direct", "indirect"),
        ("tourism", "12.b", "indirect", "not_applicable"),
    ],
)
def test_each_answer_changes_the_relevance_of_its_targets(
    tmp_path: Path, question: str, target: str, yes: str, no: str
) -> None:
    found = [made(tmp_path, **{question: answer}).target(target).relevance for answer in ("yes", "no")]
    assert found == [yes, no]


def test_a_region_with_sormlands_tasks_and_coast_gets_sormlands_classes(tmp_path: Path) -> None:
    profile, sormland = made(tmp_path, kind="region", coast="yes"), load_profile("sormland")
    assert {code: entry.relevance for code, entry in profile.targets.items()} == {
        code: entry.relevance for code, entry in sormland.targets.items()
    }


def test_without_a_coast_the_sea_is_still_reached_by_rivers(tmp_path: Path) -> None:
    profile = made(tmp_path, coast="no")
    assert (profile.target("14.1").relevance, profile.target("14.1").rule) == ("indirect", "coast no")


def test_research_needs_a_university_or_the_regional_task(tmp_path: Path) -> None:
    assert made(tmp_path, development="no", university="no").target("9.5").relevance == "not_applicable"
    assert made(tmp_path, development="no", university="yes").target("9.5").relevance == "indirect"
    assert made(tmp_path, development="yes", university="no").target("9.5").relevance == "direct"


def test_the_first_rule_that_holds_is_logged_for_every_target(tmp_path: Path) -> None:
    profile = made(tmp_path, **MUNICIPALITY)
    assert all(entry.rule for entry in profile.targets.values())
    assert profile.target("15.3").rule == "farmland yes, planning yes"
    assert profile.target("17.2").rule == "base sormland"


def test_a_deadline_of_the_target_itself_is_kept(tmp_path: Path) -> None:
    assert made(tmp_path, coast="no").target("14.2").deadline == 2020


def test_roles_of_the_dimensions_are_the_analysts_choice(tmp_path: Path) -> None:
    assert set(made(tmp_path).roles.values()) == {"none"}
    assert made(tmp_path, roles="sormland").roles["economic"] == "means"


def test_the_top_of_the_file_tells_the_answers(tmp_path: Path) -> None:
    path = write_profile(tmp_path / "own.yml", answers(**MUNICIPALITY), NAME, "en")
    top = path.read_text("utf-8").partition("id:")[0]
    assert "coast no" in top
    assert all(line.startswith("#") for line in top.splitlines())


def test_a_profile_that_is_there_is_not_overwritten_without_force(tmp_path: Path) -> None:
    path = write_profile(tmp_path / "own.yml", answers(), NAME)
    before = path.read_bytes()
    with pytest.raises(ProfileStands, match="--force"):
        write_profile(path, answers(coast="yes"), NAME)
    assert path.read_bytes() == before
    write_profile(path, answers(coast="yes"), NAME, force=True)
    assert path.read_bytes() != before


def test_a_file_name_that_cannot_be_an_id_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NameUnfit, match="Falu kommun"):
        write_profile(tmp_path / "Falu kommun.yml", answers(), NAME)


def test_the_municipality_shipped_is_the_one_that_the_questions_make(tmp_path: Path) -> None:
    shipped = FOLDER / "kommun.yml"
    path = write_profile(tmp_path / "kommun.yml", answers(**MUNICIPALITY), load_profile(shipped).name)
    assert yaml.safe_load(path.read_text("utf-8")) == yaml.safe_load(shipped.read_text("utf-8"))


def test_the_municipality_shipped_speaks_of_no_regional_strategy() -> None:
    profile = load_profile("kommun", load_taxonomy().targets)
    assert not [entry.target for entry in profile.targets.values() if "RUS" in entry.note]
    assert profile.target("4.2").relevance == "direct"
    assert profile.target("3.1").relevance == "not_applicable"
