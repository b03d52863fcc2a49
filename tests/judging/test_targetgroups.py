"""Who is meant: groups named and left out by the commitments on each social goal."""

from __future__ import annotations

from dataclasses import replace

import pytest

from auditor.judging.targetgroups import find_target_groups, groups_named, load_group_rules
from auditor.records import GOALS, Depth, GroupsMeant, Match, Paragraph
from tests.builders import match, paragraph


def told(passage: Paragraph, goal: int, depth: Depth = "aim") -> Match:
    return replace(match(passage, {goal: 0.9}), depth=depth)


def meant(*passages: tuple[Paragraph, int, Depth]) -> tuple[GroupsMeant, ...]:
    matches = [told(passage, goal, depth) for passage, goal, depth in passages]
    return find_target_groups(matches, [passage for passage, _, _ in passages])


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Alla elever ska ha en trygg väg till skolan.", "children"),
        ("Äldre ska kunna bo kvar i sin by.", "older"),
        ("Lönegapet mellan kvinnor och män ska minska.", "women_men"),
        ("Den som sitter i rullstol ska komma in överallt.", "disability"),
        ("Samiska och finska ska kunna läsas i alla skolor.", "minorities"),
        ("Vården ska vara lika nära på landsbygden.", "rural_urban"),
        ("Ingen ska hindras från att delta.", "everyone"),
    ],
)
def test_a_group_is_known_by_its_words(text: str, group: str) -> None:
    assert group in groups_named(text, "sv")


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Pupils shall have a safe way to school.", "children"),
        ("Older people shall be able to stay in their homes.", "older"),
        ("The pay gap between women and men shall narrow.", "women_men"),
        ("People with disabilities shall get in everywhere.", "disability"),
        ("The Sami languages shall be taught.", "minorities"),
        ("Care shall be as near in rural areas.", "rural_urban"),
        ("No one shall be left behind.", "everyone"),
    ],
)
def test_a_group_is_known_in_english(text: str, group: str) -> None:
    assert group in groups_named(text, "en")


@pytest.mark.parametrize("text", ["Den äldre delen av staden byggs om.", "Stadens äldsta hus rustas upp."])
def test_old_things_are_no_old_people(text: str) -> None:
    assert "older" not in groups_named(text, "sv")


def test_a_group_named_for_a_goal_is_not_missing_there_but_elsewhere() -> None:
    health = paragraph("Alla barn ska ha god tandhälsa.")
    school = paragraph("Skolan ska vara likvärdig mellan kvinnor och män.")
    third, fourth = meant((health, 3, "aim"), (school, 4, "aim"))
    assert dict(third.named)["children"] == (health.id,)
    assert "children" not in third.missing
    assert "children" in fourth.missing
    assert "women_men" in third.missing


def test_everybody_names_nobody() -> None:
    (found,) = meant((paragraph("Ingen ska behöva vänta på vård, oavsett bakgrund."), 3, "aim"))
    assert found.everyone
    assert found.named == ()
    assert {"children", "older", "disability"} <= set(found.missing)


@pytest.mark.parametrize("depth", ["mention", "intent"])
def test_what_commits_to_nothing_is_not_asked(depth: Depth) -> None:
    assert meant((paragraph("Barn mår sämre än förr."), 3, depth)) == ()


def test_a_foreword_is_not_asked() -> None:
    assert meant((paragraph("Alla barn ska må bra.", heading=("Förord",)), 3, "aim")) == ()


def test_goals_that_are_not_for_people_are_left_out() -> None:
    assert meant((paragraph("Barnens skog ska bevaras."), 15, "aim")) == ()


def test_every_group_has_words_in_both_languages_and_goals_that_exist() -> None:
    rules = load_group_rules()
    for group in rules.groups:
        assert set(group.label) == {"sv", "en"}
        assert set(group.goals) <= set(GOALS)
        assert set(group.goals) & set(rules.social)
        assert all(rules.words[language][group.id] for language in ("sv", "en"))
