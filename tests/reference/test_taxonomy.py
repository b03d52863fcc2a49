"""The loader of the reference data and what it refuses."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from auditor.errors import TaxonomyInvalid, UnknownCode
from auditor.reference.taxonomy import FOLDER, Taxonomy, load_taxonomy, problems, read_goal


@pytest.fixture
def goal_file(tmp_path: Path) -> Path:
    path = tmp_path / "06.yml"
    path.write_bytes((FOLDER / "sdg" / "06.yml").read_bytes())
    return path


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_a_target_is_found_by_its_official_number() -> None:
    target = load_taxonomy().target("6.3")
    assert (target.id, target.goal) == ("6.3", 6)


@pytest.mark.parametrize("code", ["6.33", "18.1", "6", "", "6.A"])
def test_a_misspelt_target_raises_instead_of_becoming_a_gap(code: str) -> None:
    with pytest.raises(UnknownCode, match="check the spelling"):
        load_taxonomy().target(code)


def test_targets_stand_in_official_order() -> None:
    codes = [target.id for target in load_taxonomy().goals[6].targets]
    assert codes == ["6.1", "6.2", "6.3", "6.4", "6.5", "6.6", "6.a", "6.b"]


def test_a_goal_is_read_with_all_it_holds(goal_file: Path) -> None:
    goal = read_goal(goal_file)
    assert (goal.id, goal.colour) == (6, "#26BDE2")
    assert "dricksvatten*" in goal.phrases["sv"]
    assert goal.targets[0].parts[0].text.keys() == {"sv", "en"}


def test_counter_examples_may_lack_a_language(goal_file: Path) -> None:
    record = yaml.safe_load(goal_file.read_text("utf-8"))
    record["targets"][0]["counterexamples"].pop("en")
    goal_file.write_text(yaml.safe_dump(record, allow_unicode=True), "utf-8")
    assert read_goal(goal_file).targets[0].counterexamples["en"] == ()


def test_a_missing_field_is_told_with_file_and_place(goal_file: Path) -> None:
    _edit(goal_file, "dimensions: {primary: environmental", "dimensions: {primary: ecological")
    with pytest.raises(TaxonomyInvalid, match=r"06\.yml is not valid at targets/0/dimensions/primary") as caught:
        read_goal(goal_file)
    assert caught.value.place == "targets/0/dimensions/primary"


def test_a_file_that_is_no_yaml_is_named(goal_file: Path) -> None:
    _edit(goal_file, "id: 6", "id: [6")
    with pytest.raises(TaxonomyInvalid, match=r"06\.yml is not valid"):
        read_goal(goal_file)


def test_a_file_that_is_no_utf_8_is_named(goal_file: Path) -> None:
    goal_file.write_bytes("id: 6\nname: {sv: Vatten åt alla}".encode("latin-1"))
    with pytest.raises(TaxonomyInvalid, match=r"06\.yml is not valid"):
        read_goal(goal_file)


def test_an_impossible_date_is_no_traceback(goal_file: Path) -> None:
    goal_file.write_text("id: 2024-13-45\n", "utf-8")
    with pytest.raises(TaxonomyInvalid):
        read_goal(goal_file)


def test_a_byte_order_mark_does_no_harm(goal_file: Path) -> None:
    goal_file.write_bytes(b"\xef\xbb\xbf" + goal_file.read_bytes())
    assert read_goal(goal_file).id == 6


def _with_targets(goal: int, change: str) -> Taxonomy:
    """The taxonomy with the targets of one goal changed: one dropped, doubled, or from another goal."""
    taxonomy = load_taxonomy()
    targets = taxonomy.goals[goal].targets
    changed = {
        "dropped": targets[1:],
        "doubled": (*targets[1:], targets[-1]),
        "astray": (*targets[1:], replace(targets[0], id="7.9")),
    }[change]
    return Taxonomy({**taxonomy.goals, goal: replace(taxonomy.goals[goal], targets=changed)}, {}, "test")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("dropped", "found 168, 168 different"),
        ("doubled", "found 169, 168 different"),
        ("astray", "7.9 stands under goal 6"),
    ],
)
def test_a_target_dropped_doubled_or_astray_is_a_problem(change: str, told: str) -> None:
    assert any(told in problem for problem in problems(_with_targets(6, change)))


def test_a_goal_that_is_missing_is_a_problem() -> None:
    taxonomy = load_taxonomy()
    goals = {number: goal for number, goal in taxonomy.goals.items() if number != 17}
    assert any("goals 1 to 17" in problem for problem in problems(Taxonomy(goals, taxonomy.targets, "test")))


def test_one_example_for_two_targets_is_a_problem() -> None:
    taxonomy = load_taxonomy()
    first, second, *rest = taxonomy.goals[6].targets
    same = replace(second, examples={**second.examples, "sv": first.examples["sv"][:1]})
    goals = {**taxonomy.goals, 6: replace(taxonomy.goals[6], targets=(first, same, *rest))}
    assert [p for p in problems(Taxonomy(goals, {}, "test")) if p.startswith("6.2 and 6.1 share an example")]
