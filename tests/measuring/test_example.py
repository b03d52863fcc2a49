"""The example strategy: its PDF, its labels and its planted gaps agree with one another."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pypdfium2
import pytest
import yaml

from auditor.measuring.example import EXAMPLE, GoldPassage, build_pdf, gold_lines, read_gold
from auditor.records import DEPTHS, DIMENSIONS, GOALS, Element, Kind
from auditor.strategy import choose_document, is_example, read_strategy


@cache
def gold() -> tuple[GoldPassage, ...]:
    return read_gold()


@cache
def planted() -> dict[str, Any]:
    record: dict[str, Any] = yaml.safe_load((EXAMPLE / "gaps.yml").read_text("utf-8"))
    return record


def page_texts(pdf: bytes) -> list[str]:
    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf)]


@cache
def committed_pages() -> tuple[str, ...]:
    return tuple(page_texts((EXAMPLE / "example.pdf").read_bytes()))


def letters(text: str) -> str:
    """Without spaces and hyphens, which differ at line ends."""
    return re.sub(r"[\s\-\u00ad\u2010\ufffe\x02]", "", text)


def stands_in(text: str, pages: str) -> bool:
    """Whole, or in two parts where a page, a column or a footnote comes between."""
    wanted = letters(text)
    if wanted in pages:
        return True
    return any(wanted[:cut] in pages and wanted[cut:] in pages for cut in range(20, len(wanted) - 20))


def level_of(goal: int) -> str:
    """The level that follows from the labels alone."""
    passages = [passage for passage in gold() if goal in passage.goals]
    found = {element for passage in passages for element in passage.elements}
    carried = found & {"responsible", "time"} and found & {"indicator", "followup"}
    if {"aim", "measure"} <= found and carried:
        return "chain"
    for step in ("measure", "aim"):
        if step in found:
            return step
    if not passages:
        return "missing"
    return "intent" if any(passage.depth == "intent" for passage in passages) else "mention"


def passage_with(text: str) -> GoldPassage:
    found = [passage for passage in gold() if text in passage.text]
    assert len(found) == 1, f"{text!r} stands in {len(found)} passages"
    return found[0]


def test_a_new_build_says_what_the_committed_pdf_says() -> None:
    pytest.importorskip("typst")
    assert page_texts(build_pdf()) == list(committed_pages())


def test_two_builds_are_the_same_bytes() -> None:
    pytest.importorskip("typst")
    assert build_pdf() == build_pdf()


def test_the_committed_gold_is_what_the_source_gives() -> None:
    assert (EXAMPLE / "gold.jsonl").read_text("utf-8") == gold_lines()


def test_every_labelled_text_stands_in_the_pdf() -> None:
    pages = letters("".join(committed_pages()))
    parts = [part for passage in gold() for part in passage.text.split(" | ")]
    assert [part for part in parts if not stands_in(part, pages)] == []


def test_a_text_that_is_not_in_the_pdf_is_noticed() -> None:
    pages = letters("".join(committed_pages()))
    assert not stands_in("Dricksvattnet i länet ska skyddas mot föroreningar från vägar och industrier.", pages)


def test_the_pdf_shows_no_label() -> None:
    text = " ".join(committed_pages())
    for word in ("followup", "target_group", "figure_of_speech", "quoted_law", "unaddressed", "environmental"):
        assert word not in text


def test_the_cover_says_that_the_region_is_invented() -> None:
    assert "Påhittat exempel" in committed_pages()[0]
    assert "Region Åmark finns inte" in committed_pages()[0]


def test_the_example_is_as_long_as_a_regional_strategy() -> None:
    assert len(committed_pages()) >= 22
    words = sum(len(passage.text.split()) for passage in gold() if passage.kind != "contents")
    assert 8000 <= words <= 9000


def test_no_page_but_the_colophon_is_nearly_empty() -> None:
    sizes = [len(text) for text in committed_pages()]
    assert min(sizes[2:]) > 700


def test_labels_use_the_words_of_the_records() -> None:
    for passage in gold():
        assert passage.kind in get_args(Kind)
        assert passage.depth in DEPTHS
        assert set(passage.dimensions) <= set(DIMENSIONS)
        assert set(passage.elements) <= set(get_args(Element))
        assert set(passage.goals) <= set(GOALS)


def test_a_passage_has_a_depth_if_and_only_if_it_has_a_goal() -> None:
    for passage in gold():
        assert bool(passage.goals) == (passage.depth != "none"), passage.text


def test_targets_belong_to_the_goals_of_their_passage() -> None:
    for passage in gold():
        assert {int(target.split(".")[0]) for target in passage.targets} <= set(passage.goals), passage.text


def test_gold_is_in_reading_order_with_the_headings_above() -> None:
    assert [passage.order for passage in gold()] == list(range(len(gold())))
    measure = passage_with("inrättar senast 2025 hälsocentraler")
    assert measure.heading == ("5 Prioriteringar", "5.1 Ett gott liv på lika villkor", "5.1.3 Insatser")
    assert passage_with("Vi har vägt alternativen").heading[-1] == "Stråk eller hela länet?"
    assert passage_with("Gång och cykel är underskattat").heading[-1] == "5.4.3 Insatser"


def test_the_gold_file_has_the_published_fields() -> None:
    first = json.loads((EXAMPLE / "gold.jsonl").read_text("utf-8").splitlines()[0])
    fields = "order kind heading text goals targets dimensions depth elements conflict trap"
    assert list(first) == fields.split()


@pytest.mark.parametrize("goal", GOALS)
def test_the_planted_level_of_a_goal_follows_from_the_labels(goal: int) -> None:
    assert level_of(goal) == planted()["goals"][goal]["level"]


def test_missing_goals_are_not_spoken_of() -> None:
    words = r"dricksvatten|avlopp|vattenkvalit|grundvatten|övergödning|livsmedel|jordbruk|lantbruk|åkermark|fiske"
    assert re.findall(words, " ".join(passage.text.lower() for passage in gold())) == []


def test_three_goals_are_missing_and_three_form_a_chain() -> None:
    levels = [entry["level"] for entry in planted()["goals"].values()]
    assert (levels.count("missing"), levels.count("mention"), levels.count("chain")) == (3, 2, 3)


def test_gaps_name_the_goals_whose_level_makes_them() -> None:
    expected = {"L1": {"missing"}, "L2": {"mention"}, "L3": {"intent", "aim", "measure"}, "L4": {"measure"}}
    for gap in planted()["gaps"]:
        if gap["type"] in expected:
            assert planted()["goals"][int(gap["item"])]["level"] in expected[gap["type"]]


def test_a_gap_named_after_a_section_names_one_that_exists() -> None:
    titles = {passage.text for passage in gold() if passage.kind == "heading"}
    assert {gap["item"] for gap in planted()["gaps"] if gap["type"] == "L6"} - {"environmental"} <= titles


def test_no_environmental_aim_or_measure_names_a_limit() -> None:
    framed = [p for p in gold() if "environmental" in p.dimensions and p.depth in ("aim", "measure", "followup")]
    assert framed
    assert all("level" not in passage.elements for passage in framed)


def test_business_measures_point_to_nothing_social_or_environmental() -> None:
    section = [passage for passage in gold() if "5.3 Företag som vågar växa" in passage.heading]
    measures = [passage for passage in section if 8 in passage.goals and "measure" in passage.elements]
    assert len(measures) >= 5
    assert all(passage.dimensions == ("economic",) for passage in measures)


def test_planted_conflicts_have_both_sides_and_the_status_that_the_text_gives() -> None:
    for conflict in planted()["conflicts"]:
        one, other = conflict["pair"]
        sides = [{p.order for p in gold() if target in p.targets} for target in (one, other)]
        assert all(sides), conflict
        spoken = [p for p in gold() if p.conflict and p.order in sides[0] and p.order in sides[1]]
        weighed = any(passage.depth == "measure" for passage in spoken)
        assert conflict["status"] == ("weighed" if weighed else "mentioned" if spoken else "unaddressed"), conflict


def test_planted_traps_and_labelled_traps_are_the_same() -> None:
    listed = sorted((passage_with(trap["text"]).order, trap["type"]) for trap in planted()["traps"])
    assert listed == [(passage.order, passage.trap) for passage in gold() if passage.trap]


def test_a_trap_is_never_labelled_deeper_than_it_is() -> None:
    for passage in gold():
        if passage.trap in ("quoted_law", "other_actor", "done", "statistics", "label", "empty_talk"):
            assert passage.depth in ("none", "mention"), passage.text


def test_the_source_names_the_strategy_its_priorities_and_the_roles_of_the_dimensions() -> None:
    strategy = read_strategy()
    assert strategy.publisher == "Region Sörmland"
    assert len(strategy.priorities) == 5
    assert strategy.roles == {"social": "goal", "economic": "means", "environmental": "frame"}
    assert all(page.startswith("https://utvecklasormland.se/") for page in strategy.pages)


def test_without_the_official_pdf_the_example_is_audited(tmp_path: Path) -> None:
    folder = EXAMPLE.parent
    (tmp_path / "source.yml").write_bytes((folder / "source.yml").read_bytes())
    (tmp_path / "example").mkdir()
    (tmp_path / "example" / "example.pdf").write_bytes((EXAMPLE / "example.pdf").read_bytes())
    chosen = choose_document(tmp_path)
    assert chosen.example
    assert is_example(chosen.path, tmp_path)
