from __future__ import annotations

import pytest

from auditor.reading.hyphens import Vocabulary, join_lines, keeps_hyphen
from auditor.reading.linetext import SOFT
from tests.pdfs import read_typst, texts

WORDS = Vocabulary(["Vi arbetar med kust-nära natur och med hållbarhetsredovisning"])


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        ("en god hållbarhets-", "redovisning varje år", "en god hållbarhetsredovisning varje år"),
        ("inom social-", "och hälsovård", "inom social- och hälsovård"),
        ("under 2022-", "2030 ska", "under 2022-2030 ska"),
        ("ett EU-", "projekt om", "ett EU-projekt om"),
        ("linjen Stockholm-", "Arlanda är", "linjen Stockholm-Arlanda är"),
        ("med kust-", "nära natur", "med kust-nära natur"),
        ("en e-", "tjänst för", "en e-tjänst för"),
        ("stöd till icke-", "statliga parter", "stöd till icke-statliga parter"),
        ("en god hållbar" + SOFT, "het i", "en god hållbarhet i"),
        ("kommuner –", "och regioner", "kommuner – och regioner"),
        ("KLIMAT-", "HJÄLTAR", "KLIMATHJÄLTAR"),
    ],
)
def test_a_hyphen_at_the_line_end_goes_or_stays_as_the_word_wants(above: str, below: str, joined: str) -> None:
    assert join_lines([above, below], WORDS) == joined


def test_the_documents_own_spelling_decides() -> None:
    assert keeps_hyphen("klimat", "smart", Vocabulary(["klimat-smart mat"]))
    assert not keeps_hyphen("klimat", "smart", Vocabulary(["klimatsmart mat"]))


def test_an_english_compound_of_two_known_words_keeps_its_hyphen() -> None:
    words = Vocabulary(["a long way", "the term ends", "sustain life"], "en")
    assert keeps_hyphen("long", "term", words)
    assert not keeps_hyphen("sustain", "able", words)


def test_lost_and_doubled_spaces_are_put_right() -> None:
    assert join_lines(["hälsa  och  miljö , samt", "energi ."], WORDS) == "hälsa och miljö, samt energi."


def test_every_line_end_of_a_narrow_column_is_mended() -> None:
    sentence = (
        "Kompetensförsörjningen och hållbarhetsredovisningen samordnas av samhällsbyggnadsförvaltningen inom "
        "social- och hälsovården under 2022-2030 i ett EU-projekt om energieffektivisering och klimatanpassning."
    )
    page = '#set page(width: 6cm, height: 20cm, margin: 1cm)\n#set text(lang: "sv", size: 10pt, hyphenate: true)\n'
    assert texts(read_typst(page + "#set par(justify: true)\n" + sentence)) == [sentence]
