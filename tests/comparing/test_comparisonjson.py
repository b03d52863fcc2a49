from __future__ import annotations

import json

from jsonschema import Draft202012Validator

from auditor.comparing.comparisonjson import SCHEMA, comparison_to_dict, comparison_to_json
from auditor.comparing.decisions import Decision
from tests.audits import piece
from tests.revisions import HOSTILE, small_comparison


def test_a_comparison_follows_its_schema() -> None:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    comparison = small_comparison({"L3 8": Decision("declined", "Nämnden")}, added=[piece("bad", HOSTILE, {6: 0.9})])
    assert list(Draft202012Validator(schema).iter_errors(json.loads(comparison_to_json(comparison)))) == []


def test_the_schema_lets_in_nothing_that_it_does_not_name() -> None:
    validator = Draft202012Validator(json.loads(SCHEMA.read_text("utf-8")))
    body = comparison_to_dict(small_comparison())
    assert not validator.is_valid(body | {"grade": 3})
    body["gaps"][0]["turn"] = "better"
    assert not validator.is_valid(body)


def test_text_and_values_are_the_same_thing() -> None:
    comparison = small_comparison()
    assert json.loads(comparison_to_json(comparison)) == comparison_to_dict(comparison)


def test_every_paragraph_of_both_revisions_stands_once() -> None:
    comparison = small_comparison()
    body = comparison_to_dict(comparison)
    for side, audit in (("old", comparison.old), ("new", comparison.new)):
        ids = [passage["id"] for change in body["paragraphs"] for passage in change[side]]
        assert sorted(ids) == sorted(paragraph.id for paragraph in audit.document.paragraphs)


def test_weakened_wording_has_its_words() -> None:
    (change,) = [change for change in comparison_to_dict(small_comparison())["paragraphs"] if change["wordings"]]
    assert change["wordings"][0] == {"matter": "modality", "direction": "weaker", "old": "ska", "new": "bör"}
