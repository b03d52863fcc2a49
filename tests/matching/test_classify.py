"""Lines in, lines out, with a matcher that answers at once."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from auditor.errors import LineInvalid, SourceNotFound, SourceUnreadable
from auditor.matching.classify import KINDS, Passage, as_record, classify, read_lines, read_passages
from auditor.records import Match, Paragraph
from auditor.reference.taxonomy import load_taxonomy
from tests.builders import match

CODES = list(load_taxonomy().targets)


@dataclass
class Stub:
    """Gives each paragraph goal 6 if it speaks of water, and all targets in falling order."""

    seen: list[Paragraph] = field(default_factory=list)

    def match(
        self, paragraphs: Sequence[Paragraph], progress: Callable[[int], None] | None = None
    ) -> tuple[Match, ...]:
        self.seen += paragraphs
        chances = {code: 0.4 - at / 1000 for at, code in enumerate(CODES)}
        return tuple(match(p, {6: 0.93} if "vatten" in p.text else {}, chances, depth="aim") for p in paragraphs)


def line(**fields: Any) -> str:
    return json.dumps(fields, ensure_ascii=False)


def texts(*lines: str) -> list[str]:
    return [passage.paragraph.text for passage in read_passages(lines)]


def test_a_line_becomes_a_passage_with_all_that_it_says() -> None:
    (passage,) = read_passages([line(id="a", text="Rent vatten", heading=["1 Mål", "1.2 Vatten"], kind="list_item")])
    assert passage.id == "a"
    assert passage.paragraph.heading == ("1 Mål", "1.2 Vatten")
    assert (passage.paragraph.kind, passage.paragraph.language) == ("list_item", "")


def test_a_line_as_the_reader_gives_it_may_hold_further_fields() -> None:
    (passage,) = read_passages(
        [line(id="p-1", order=3, page=4, page_end=4, boxes=[], text="x", heading=[], kind="body")]
    )
    assert passage.paragraph.text == "x"


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_the_reader_is_taken(kind: str) -> None:
    assert read_passages([line(id=1, text="x", kind=kind)])[0].paragraph.kind == kind


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        ("", "it is empty"),
        ("   ", "it is empty"),
        ("{", "it is no JSON"),
        ("not json", "it is no JSON"),
        ("[1, 2]", "it is no JSON object"),
        ("null", "it is no JSON object"),
        ('{"id": 1' + "0" * 5000 + ', "text": "x"}', "it is no JSON"),
        ("[" * 200000, "it is no JSON"),
        (line(text="x"), "it lacks an id"),
        ('{"id": NaN, "text": "x"}', "its id holds a number that is none"),
        ('{"id": [1e999], "text": "x"}', "its id holds a number that is none, or too large"),
        (line(id="a"), "it lacks a text"),
        (line(id="a", text=None), "its text is no text"),
        (line(id="a", text=["x"]), "its text is no text"),
        (line(id="a", text=7), "its text is no text"),
        (line(id="a", text="x", heading="1 Mål"), "its heading is no list"),
        (line(id="a", text="x", heading=[1]), "its heading is no list"),
        (line(id="a", text="x", kind="paragraph"), "its kind is none of body"),
        (line(id="a", text="x", kind=["body"]), "its kind is none of body"),
    ],
)
def test_a_line_that_cannot_be_used_is_told_with_its_number(bad: str, why: str) -> None:
    with pytest.raises(LineInvalid, match=r"^Line 3 cannot be used: ") as caught:
        read_passages([line(id=1, text="x"), line(id=2, text="y"), bad])
    assert caught.value.number == 3
    assert why in str(caught.value)


def test_ids_are_given_back_as_they_came_whole_numbers_and_repeats_too() -> None:
    passages = read_passages(
        [line(id=7, text="a"), line(id="7", text="b"), line(id=7, text="c"), line(id="", text="d")]
    )
    assert [record["id"] for record in classify(passages, Stub())] == [7, "7", 7, ""]


@pytest.mark.parametrize(
    "identifier", ["a", "", 7, -1, 1.5, 0, True, False, None, [1, "x"], {"of": ["a", None]}, "\ud83d"]
)
def test_an_id_of_any_json_type_comes_back_as_it_was(identifier: Any) -> None:
    (record,) = classify(read_passages([json.dumps({"id": identifier, "text": "x"})]), Stub())
    assert record["id"] == identifier
    assert type(record["id"]) is type(identifier)


def test_the_paragraphs_behind_equal_ids_are_told_apart() -> None:
    passages = read_passages([line(id="x", text="a"), line(id="x", text="b")])
    assert len({passage.paragraph.id for passage in passages}) == 2


def test_answers_come_in_the_order_of_the_lines() -> None:
    words = ["luft", "vatten", "jord", "vatten"]
    records = list(classify(read_passages([line(id=n, text=word) for n, word in enumerate(words)]), Stub()))
    assert [record["id"] for record in records] == [0, 1, 2, 3]
    assert [record["goals"][5]["present"] for record in records] == [False, True, False, True]


def test_no_lines_give_no_answers() -> None:
    assert list(classify(read_passages([]), Stub())) == []


def test_an_empty_text_is_answered_too() -> None:
    assert len(list(classify(read_passages([line(id="a", text="")]), Stub()))) == 1


def test_loose_accents_are_composed_so_that_words_are_known() -> None:
    assert texts(line(id=1, text="Ma\u030alet a\u0308r na\u030att"), line(id=2, text="e\ufb00ekt")) == [
        "Målet är nått",
        "effekt",
    ]


def test_half_a_character_in_a_text_is_marked_and_not_refused() -> None:
    assert texts('{"id": 1, "text": "vatten \\ud83d slut"}') == ["vatten \ufffd slut"]


def test_the_best_ten_targets_and_those_present_are_given_and_all_on_demand() -> None:
    passages = read_passages([line(id=1, text="vatten")])
    (few,) = classify(passages, Stub())
    (every,) = classify(passages, Stub(), all_targets=True)
    assert [target["target"] for target in few["targets"]] == CODES[:10]
    assert len({target["target"] for target in every["targets"]}) == 169


def test_a_target_that_is_present_is_given_however_many_there_are() -> None:
    record = as_record(match("p-1", [6], {code: 0.9 for code in CODES[:14]} | {code: 0.1 for code in CODES[14:]}))
    assert len(record["targets"]) == 14


def test_a_record_has_the_fields_of_the_contract() -> None:
    (record,) = classify(read_passages([line(id="a", text="vatten")]), Stub())
    assert list(record) == ["id", "goals", "targets", "dimensions", "depth", "elements", "conflict"]
    assert [entry["goal"] for entry in record["goals"]] == list(range(1, 18))
    assert record["goals"][5] == {"goal": 6, "probability": 0.93, "present": True}
    assert record["dimensions"].keys() == {"social", "environmental", "economic"}
    assert json.loads(json.dumps(record)) == record


def test_lines_are_parted_at_line_feeds_only(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    odd = "före\u2028mitt\u2029emellan\x85efter"
    path.write_text(line(id=1, text=odd) + "\n" + line(id=2, text="y") + "\n", "utf-8", newline="\n")
    assert texts(*read_lines(str(path))) == [odd, "y"]


@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_windows_line_ends_and_a_missing_last_one_do_no_harm(end: str, tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_bytes(("\ufeff" + line(id=1, text="a") + "\r\n" + line(id=2, text="b") + end).encode("utf-8"))
    assert texts(*read_lines(str(path))) == ["a", "b"]


def test_an_empty_line_between_others_is_told(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text(line(id=1, text="a") + "\n\n" + line(id=2, text="b") + "\n", "utf-8")
    with pytest.raises(LineInvalid, match=r"^Line 2 "):
        read_passages(read_lines(str(path)))


def test_an_empty_file_has_no_lines(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_bytes(b"")
    assert read_lines(str(path)) == []


def test_a_dash_reads_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(line(id=1, text="å").encode()), encoding="ascii"))
    assert texts(*read_lines("-")) == ["å"]


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceNotFound, match=r"borta\.jsonl"):
        read_lines(str(tmp_path / "borta.jsonl"))


def test_a_folder_is_told_apart_from_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(SourceUnreadable, match="it is a folder"):
        read_lines(str(tmp_path))


def test_a_file_that_is_no_utf_8_is_told_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_bytes('{"id": 1, "text": "å"}'.encode("latin-1"))
    with pytest.raises(SourceUnreadable, match="save it as UTF-8"):
        read_lines(str(path))


def test_passages_go_to_the_matcher_together() -> None:
    stub = Stub()
    passages: list[Passage] = read_passages([line(id=n, text="x") for n in range(5)])
    list(classify(passages, stub))
    assert stub.seen == [passage.paragraph for passage in passages]
