"""What a schema finds wrong, in plain words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from auditor.reference.plainerrors import schema_problems

SCHEMA = {
    "type": "object",
    "required": ["id", "items"],
    "additionalProperties": False,
    "properties": {
        "id": {"type": "string", "pattern": "^\\S+$"},
        "items": {
            "type": "array",
            "minItems": 1,
            "items": {"type": "object", "properties": {"id": {"type": "string"}, "kind": {"enum": ["a", "b"]}}},
        },
    },
}


@pytest.fixture
def schema(tmp_path: Path) -> Path:
    path = tmp_path / "schema.json"
    path.write_text(json.dumps(SCHEMA), "utf-8")
    return path


@pytest.mark.parametrize(
    ("record", "problem"),
    [
        ({"id": "x"}, ("", "'items' is missing.")),
        ({"id": "x", "items": [{}], "idd": 1}, ("", "the field 'idd' is not known here; known are id, items.")),
        ({"id": 1.0, "items": [{}]}, ("id", "it must be text (put it in quotes), and is '1.0'.")),
        ({"id": "a b", "items": [{}]}, ("id", "'a b' will not do: it must hold at least one sign, an id no spaces.")),
        ({"id": "x", "items": []}, ("items", "it is empty; fill it in or take it away.")),
        ({"id": "x", "items": None}, ("items", "it must be a list (lines that begin with -), and is empty.")),
        (
            {"id": "x", "items": [{"id": "A"}, {"id": "B", "kind": "c"}]},
            ("item B/kind", "it must be one of a, b, and is 'c'."),
        ),
        (
            {"id": "x", "items": [{}, {"kind": "c"}]},
            ("items, no. 2/kind", "it must be one of a, b, and is 'c'."),
        ),
        (None, ("", "it must be fields with values, and is empty.")),
    ],
)
def test_a_problem_says_where_and_what_to_write(record: object, problem: tuple[str, str], schema: Path) -> None:
    assert list(schema_problems(record, schema)) == [problem]


def test_two_missing_fields_are_named_in_one_sentence(schema: Path) -> None:
    told = {what for _, what in schema_problems({}, schema)}
    assert told == {"'id' and 'items' are missing."}


def test_a_record_that_follows_the_schema_has_no_problems(schema: Path) -> None:
    assert list(schema_problems({"id": "x", "items": [{"kind": "a"}]}, schema)) == []


def test_a_long_value_is_cut(schema: Path) -> None:
    ((_, what),) = schema_problems({"id": "x", "items": "y" * 500}, schema)
    assert len(what) < 120
