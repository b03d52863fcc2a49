from __future__ import annotations

import pytest

from auditor.judging.inflection import Form, read_verb


@pytest.mark.parametrize(
    ("entry", "form", "word"),
    [
        ("inrätta", "pres", "inrättar"),
        ("inrätta", "pres", "inrättas"),
        ("inrätta", "past", "inrättade"),
        ("inrätta", "sup", "inrättat"),
        ("genomföra/genomför", "pres", "genomförs"),
        ("bygga/bygger", "pres", "byggs"),
        ("bygga/bygger", "past", "byggde"),
        ("köpa/köper", "past", "köpte"),
        ("ta/tar/tog/tagit", "sup", "tagits"),
    ],
)
def test_swedish_forms(entry: str, form: Form, word: str) -> None:
    assert word in read_verb(entry, "sv").forms[form]


@pytest.mark.parametrize(
    ("entry", "form", "word"),
    [
        ("establish", "pres", "establishes"),
        ("reduce", "past", "reduced"),
        ("reduce", "pres", "reducing"),
        ("carry", "pres", "carries"),
        ("draw/draws/drew/drawn", "sup", "drawn"),
        ("prepare", "ing", "preparing"),
    ],
)
def test_english_forms(entry: str, form: Form, word: str) -> None:
    assert word in read_verb(entry, "en").forms[form]


def test_a_particle_stands_apart() -> None:
    verb = read_verb("ta/tar/tog/tagit fram", "sv")
    assert verb.particle == "fram"
    assert "tas" in verb.forms["pres"]
