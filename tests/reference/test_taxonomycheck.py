"""The proof of the shipped data and of a framework of one's own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from auditor.errors import SourceNotFound, TaxonomyInvalid
from auditor.reference.frameworkcheck import load_settings
from auditor.reference.profile import load_profile
from auditor.reference.taxonomy import Goal, Target, Taxonomy, load_taxonomy
from auditor.reference.taxonomycheck import check_files, check_shipped, count_problems, phrase_problems

GOOD = """\
id: var-modell
version: "2026"
source: "Kommunfullmäktige 2026-03-01"
name: {sv: "Vår modell", en: "Our model"}
items:
  - id: A
    text: {sv: "Barn och unga"}
    dimension: social
    relevance: direct
    targets: ["4.1", "1.2"]
    items:
      - id: A.1
        text: {sv: "Alla barn ska bli behöriga till gymnasiet.", en: "All children reach upper secondary school."}
        examples: {sv: ["Andelen behöriga elever ska öka till 92 procent."]}
        counterexamples: {sv: ["Skolans tak läggs om under sommaren."]}
  - id: B
    text: {sv: "Natur"}
"""


@pytest.fixture
def framework(tmp_path: Path) -> Callable[..., Path]:
    """Writes the good framework with one stretch of text replaced."""

    def write(old: str = "", new: str = "", name: str = "modell.yml") -> Path:
        assert old in GOOD
        path = tmp_path / name
        path.write_text(GOOD.replace(old, new, 1) if old else GOOD, "utf-8")
        return path

    return write


def test_the_shipped_data_is_in_order_and_counted() -> None:
    lines = list(check_shipped())
    assert lines[0].startswith("sdg: version 2026")
    assert "17 goals, 169 targets" in lines[0]
    assert any(line.startswith("sormland.yml: ") and line.endswith("169 targets: in order.") for line in lines)


def test_a_framework_in_order_is_told_with_its_items(framework: Callable[..., Path]) -> None:
    assert list(check_files([framework()]))[-1] == "modell.yml: 3 items: in order."


def test_items_with_few_examples_are_in_order_but_named(framework: Callable[..., Path]) -> None:
    advice = list(check_files([framework()]))[:-1]
    assert "modell.yml: item A.1/examples: 1 in sv, 3 or more are better." in advice
    assert "modell.yml: item B/counterexamples: 0 in sv, 2 or more are better." in advice
    assert not any("item A/" in line for line in advice)


def test_the_shipped_frameworks_are_in_order_without_any_advice() -> None:
    lines = [line for line in check_shipped() if line.startswith(("barnratt", "folkhalsa", "jamst", "miljo", "region"))]
    assert len(lines) == 5
    assert all(line.endswith("items: in order.") for line in lines)


def test_a_byte_order_mark_does_no_harm(framework: Callable[..., Path]) -> None:
    path = framework()
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert list(check_files([path]))[-1] == "modell.yml: 3 items: in order."


@pytest.mark.parametrize(
    ("old", "new", "place", "told"),
    [
        ('"4.1"', '"4.11"', "item A/targets", "there is no target '4.11'"),
        ("id: B", "id: A.1", "item A.1", "another item has the same id"),
        ('    text: {sv: "Natur"}\n', "", "item B", "'text' is missing"),
        ('{sv: "Natur"}', '{sv: " "}', "item B/text/sv", "at least one sign"),
        ('{sv: "Natur"}', "{}", "item B/text", "it is empty"),
        ('"2026"', "2026", "version", "it must be text (put it in quotes)"),
        ("dimension: social", "dimension: ecological", "item A/dimension", "one of social, environmental, economic"),
        ("relevance: direct", "relevance: high", "item A/relevance", "one of direct, indirect, not_applicable"),
        ("relevance: direct", "relevans: direct", "item A", "the field 'relevans' is not known here"),
        ("source: ", "källa: ", "", "källa"),
        ("relevance: direct", "dimension: economic", "line 9", "'dimension' stands here a second time"),
        ('["4.1", "1.2"]', "[4.1]", "item A/targets, no. 1", "put it in quotes"),
        (
            "Skolans tak läggs om under sommaren.",
            "Andelen behöriga elever ska öka till 92 procent.",
            "item A.1",
            "both",
        ),
        (
            'text: {sv: "Natur"}',
            'text: {sv: "Natur"}\n    examples: {sv: ["Andelen behöriga elever ska öka till 92 procent."]}',
            "item B/examples",
            "is an example of A.1 as well",
        ),
        (
            'text: {sv: "Natur"}',
            'text: {sv: "Natur"}\n    phrases: {sv: ["el*"]}',
            "item B/phrases",
            "at least 4 letters",
        ),
        ('text: {sv: "Natur"}', 'text: {sv: "Natur"}\n    phrases: {sv: ["Skog"]}', "item B/phrases", "small letters"),
        ('text: {sv: "Natur"}', 'text: {sv: "Natur"}\n    phrases: [skog]', "item B/phrases", "fields with values"),
    ],
)
def test_a_broken_framework_is_told_with_place_and_reason(
    old: str, new: str, place: str, told: str, framework: Callable[..., Path]
) -> None:
    with pytest.raises(TaxonomyInvalid) as caught:
        list(check_files([framework(old, new)]))
    message = str(caught.value)
    assert message.startswith("modell.yml is not valid")
    assert told in message
    assert place in message


def test_several_problems_are_all_listed_and_the_first_one_raised(framework: Callable[..., Path]) -> None:
    path = framework('["4.1", "1.2"]', '["4.x", "99.1"]')
    lines = check_files([path])
    assert [next(lines), next(lines)] == [
        "modell.yml: item A/targets: there is no target '4.x': check the spelling.",
        "modell.yml: item A/targets: there is no target '99.1': check the spelling.",
    ]
    with pytest.raises(TaxonomyInvalid, match=r"'4\.x'.* first of 2 problems"):
        next(lines)


@pytest.mark.parametrize("content", ["", "bara text", "- en\n- lista\n", "id: [", "\x00", "id: 2024-13-45"])
def test_a_file_that_is_no_framework_at_all_is_refused(content: str, tmp_path: Path) -> None:
    path = tmp_path / "fel.yml"
    path.write_text(content, "utf-8")
    with pytest.raises(TaxonomyInvalid, match=r"^fel\.yml is not valid"):
        list(check_files([path]))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceNotFound, match=r"borta\.yml"):
        list(check_files([tmp_path / "borta.yml"]))


def test_files_before_the_broken_one_are_told_to_be_in_order(framework: Callable[..., Path]) -> None:
    lines = check_files([framework(name="bra.yml"), framework("id: B", "id: A", name="sned.yml")])
    assert "bra.yml: 3 items: in order." in lines
    with pytest.raises(TaxonomyInvalid, match=r"sned\.yml"):
        next(lines)


def _with_phrase(phrase: str) -> Taxonomy:
    taxonomy = load_taxonomy()
    goal: Goal = replace(taxonomy.goals[6], phrases={"sv": (phrase,), "en": ()})
    return Taxonomy({6: goal}, {}, "test")


@pytest.mark.parametrize(
    "phrase", ["el*", "*hav", "ras*", "mat* och vatten", "* vatten", "Vatten", "rent  vatten", "va*ten", ""]
)
def test_a_phrase_that_could_not_be_found_or_is_found_everywhere_is_a_problem(phrase: str) -> None:
    assert list(phrase_problems(_with_phrase(phrase)))


@pytest.mark.parametrize(
    "phrase", ["matsvinn*", "*avlopp", "gång- och cykel*", "women's shelter", "va-plan", "*vatten*"]
)
def test_a_sound_phrase_is_no_problem(phrase: str) -> None:
    assert list(phrase_problems(_with_phrase(phrase))) == []


def test_a_target_with_too_few_examples_for_its_relevance_is_a_problem() -> None:
    taxonomy = load_taxonomy()
    target: Target = replace(taxonomy.target("6.3"), examples={"sv": ("En enda mening om vatten.",), "en": ()})
    found = count_problems(Taxonomy({}, {"6.3": target}, "test"), load_profile("sormland", taxonomy.targets))
    assert [(problem.place, problem.what) for problem in found] == [
        ("6.3/examples", "1 in sv, but its relevance asks for 4: write more."),
        ("6.3/examples", "0 in en, but its relevance asks for 2: write more."),
    ]


def test_the_counts_asked_for_are_those_of_the_settings() -> None:
    fewest = load_settings()["fewest"]
    assert fewest["direct"] == fewest["indirect"]
    assert fewest["not_applicable"]["counterexamples"] == {"sv": 1, "en": 0}
