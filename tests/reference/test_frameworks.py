"""The shipped frameworks: whole, in form, and read as they stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.errors import SourceNotFound, TaxonomyInvalid, UnknownCode
from auditor.reference.frameworks import FOLDER, Framework, load_framework, shipped
from auditor.reference.profile import ORDER

LEAVES = {"barnratt": 14, "folkhalsa": 8, "jamstalldhet": 6, "miljomal": 17, "regional2030": 16}
OWN = """\
id: var-modell
version: "2026"
source: "Kommunfullmäktige 2026-03-01"
name: {sv: "Vår modell"}
items:
  - id: A
    text: {sv: "Barn och unga"}
    items:
      - id: A.1
        name: {sv: "Skola", en: "School"}
        text: {sv: "Alla barn ska klara skolan."}
"""


@pytest.fixture(params=sorted(LEAVES))
def framework(request: pytest.FixtureRequest) -> Framework:
    return load_framework(request.param)


def test_the_frameworks_of_national_policy_are_shipped_with_their_items() -> None:
    assert {name: sum(item.leaf for item in load_framework(name).items) for name in shipped()} == LEAVES


def test_each_is_named_as_its_file_and_names_the_decision_it_comes_from(framework: Framework) -> None:
    assert (FOLDER / f"{framework.id}.yml").is_file()
    assert any(kind in framework.source for kind in ("prop.", "skr.", "lag "))
    assert framework.version


def test_each_leaf_has_phrases_examples_and_counterexamples_in_both_languages(framework: Framework) -> None:
    for item in framework.items:
        if not item.leaf:
            continue
        assert len(item.examples["sv"]) >= 3, item.id
        assert item.examples["en"], item.id
        assert len(item.counterexamples["sv"]) >= 2, item.id
        assert item.phrases["sv"], item.id
        assert item.phrases["en"], item.id
        assert item.name["sv"] != item.name["en"], item.id


def test_each_leaf_has_a_dimension_and_a_relevance_of_its_own_or_of_its_targets(framework: Framework) -> None:
    for item in framework.items:
        if item.leaf:
            assert item.dimension is not None, item.id
            assert item.relevance in ORDER or item.targets, item.id


def test_all_sixteen_environmental_quality_objectives_stand_after_the_generational_goal() -> None:
    assert [item.id for item in load_framework("miljomal").items] == [str(number) for number in range(17)]


def test_no_text_is_both_for_and_against_within_a_framework(framework: Framework) -> None:
    examples = {text for item in framework.items for texts in item.examples.values() for text in texts}
    against = {text for item in framework.items for texts in item.counterexamples.values() for text in texts}
    assert not examples & against


def test_a_file_of_one_s_own_is_read_with_its_tree(tmp_path: Path) -> None:
    path = tmp_path / "modell.yml"
    path.write_text(OWN, "utf-8")
    own = load_framework(str(path))
    top, below = own.items
    assert (top.id, top.leaf, below.parent, below.leaf) == ("A", False, "A", True)
    assert below.name["en"] == "School"
    assert below.text["en"] == "Alla barn ska klara skolan."
    assert top.name["sv"] == "Barn och unga"


def test_an_unknown_name_a_missing_file_and_a_broken_file_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(UnknownCode, match="framework 'ingen'"):
        load_framework("ingen")
    with pytest.raises(SourceNotFound, match=r"borta\.yml"):
        load_framework(tmp_path / "borta.yml")
    path = tmp_path / "sned.yml"
    path.write_text(OWN.replace("id: A.1", "id: A"), "utf-8")
    with pytest.raises(TaxonomyInvalid, match="same id"):
        load_framework(path)
