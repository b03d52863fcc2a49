from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from auditor.errors import SourceUnreadable
from auditor.records import GroupsMeant
from auditor.reporting.auditjson import SCHEMA, audit_from_json, audit_to_dict, audit_to_json
from tests.audits import piece, small_audit


@pytest.fixture
def body() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(audit_to_json(small_audit()))
    return loaded


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def test_an_audit_follows_the_schema(body: dict[str, Any], validator: Draft202012Validator) -> None:
    validator.validate(body)


@pytest.mark.parametrize(
    ("part", "key", "value"),
    [
        ("goals", "level", "excellent"),
        ("goals", "goal", 18),
        ("targets", "target", "18.1"),
        ("targets", "relevance", "maybe"),
        ("gaps", "type", "L9"),
        ("gaps", "reason", ""),
        ("conflicts", "pair", ["9.1"]),
        ("conflicts", "status", "found"),
        ("paragraphs", "page", 0),
        ("dimensions", "primary", 1.2),
        ("unread", "extra", 1),
    ],
)
def test_the_schema_refuses_what_the_contract_does_not_know(
    body: dict[str, Any], validator: Draft202012Validator, part: str, key: str, value: object
) -> None:
    body[part][0][key] = value
    with pytest.raises(ValidationError):
        validator.validate(body)


def test_the_contract_s_fields_are_there(body: dict[str, Any]) -> None:
    climate = body["goals"][12]
    assert climate["goal"] == 13
    assert climate["level"] == "aim"
    assert climate["relevant"] is True
    assert climate["paragraphs"] == ["p-eee"]
    assert climate["elements"] == ["aim", "time", "level"]
    assert len(body["targets"]) == 169
    first = body["paragraphs"][0]
    assert first["boxes"] == [{"page": 1, "x0": 56.7, "top": 100.0, "x1": 300.0, "bottom": 140.5}]
    assert first["classification"]["goals"][5] == {"goal": 6, "probability": 0.95, "present": True}
    assert body["conflicts"][0]["pair"] == ["8.3", "13.2"]
    assert body["source"]["sha256"] == "ab" * 32


def test_reading_gives_back_what_was_written() -> None:
    audit = small_audit()
    assert audit_from_json(audit_to_json(audit), Path("audit.json")) == audit


def test_a_paragraph_without_classification_comes_back_without() -> None:
    audit = small_audit()
    audit = replace(audit, matches=audit.matches[1:])
    assert audit_from_json(audit_to_json(audit), Path("audit.json")) == audit


def test_the_last_bits_of_a_probability_do_not_matter() -> None:
    one = small_audit([piece("a", "Vatten.", {6: 0.7})])
    other = small_audit([piece("a", "Vatten.", {6: 0.7 + 1e-9})])
    assert audit_to_json(one) == audit_to_json(other)
    assert audit_to_json(one) != audit_to_json(small_audit([piece("a", "Vatten.", {6: 0.71})]))


def test_each_paragraph_stands_on_a_line_of_its_own() -> None:
    text = audit_to_json(small_audit())
    assert sum(line.startswith('  {"id": "p-') for line in text.splitlines()) == 6


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{", "not JSON"),
        ("[]", "format 1"),
        ('{"format": 0}', "format 1"),
        ('{"format": 1}', "missing"),
        ('{"format": 1, "paragraphs": 3}', "missing"),
    ],
)
def test_what_is_no_audit_is_refused_with_the_reason(text: str, why: str) -> None:
    with pytest.raises(SourceUnreadable, match=why):
        audit_from_json(text, Path("audit.json"))


def test_every_record_of_the_audit_is_written() -> None:
    body = audit_to_dict(small_audit())
    assert all(body[part] for part in ("goals", "targets", "dimensions", "gaps", "conflicts", "sections", "unread"))


def test_who_is_meant_comes_back_as_it_was_written(validator: Draft202012Validator) -> None:
    ids = tuple(paragraph.id for paragraph in small_audit().document.paragraphs[:1])
    audit = replace(small_audit(), target_groups=(GroupsMeant(3, ids, (("children", ids),), ("older",), ()),))
    text = audit_to_json(audit)
    validator.validate(json.loads(text))
    assert audit_from_json(text, Path("audit.json")).target_groups == audit.target_groups
