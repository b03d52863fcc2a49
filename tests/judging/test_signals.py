from __future__ import annotations

import pytest

from auditor.judging.patterns import compile_signals
from auditor.judging.signals import find_signals, load_signals, read_sentence, split_sentences


def names(text: str, language: str = "sv") -> set[str]:
    return {name for sentence in find_signals(text, language) for name in sentence.signals}


def test_an_abbreviation_does_not_end_a_sentence() -> None:
    assert len(split_sentences("Vi bygger t.ex. vägar, bl.a. Riksväg 4. Sedan vilar vi.")) == 2


def test_a_line_is_a_sentence_and_a_table_row_stays_whole() -> None:
    assert split_sentences("Mål\nFler går.") == ("Mål", "Fler går.")
    assert split_sentences("Mått. A | 4. Fem | 6") == ("Mått. A | 4. Fem | 6",)


def test_a_bullet_makes_an_item_and_is_left_out() -> None:
    sentence = find_signals("• Kartlägga brunnar.", "sv")[0]
    assert sentence.item
    assert sentence.text == "Kartlägga brunnar."
    assert sentence.has("measure_item")


@pytest.mark.parametrize(
    "text", ["Mål 2. Fler ska gå.", "A1: Fler ska gå.", "Delmål B3) Fler ska gå.", "2.1 Fler ska gå."]
)
def test_a_numbered_label_is_left_out_and_makes_an_item(text: str) -> None:
    (sentence,) = find_signals(text, "sv")
    assert sentence.item
    assert sentence.text == "Fler ska gå."


def test_a_label_that_says_what_the_passage_is_stays() -> None:
    assert find_signals("Indikator 9.2: andel resor med buss", "sv")[0].has("indicator")
    assert find_signals("Mål 3: Hälsa och välbefinnande", "sv")[0].has("framework_label")


def test_a_gap_spans_words_but_no_comma() -> None:
    signals = compile_signals({"near": ["ska ..3 öka"]}, "sv")
    assert read_sentence("Andelen ska på sikt öka.", signals).has("near")
    assert not read_sentence("Det ska bli så, öka nu.", signals).has("near")
    assert not read_sentence("Andelen ska i hela vårt län öka.", signals).has("near")


def test_an_anchored_pattern_holds_only_at_the_start() -> None:
    signals = compile_signals({"start": ["^ främja"]}, "sv")
    assert read_sentence("Främja handel", signals).has("start")
    assert not read_sentence("Att främja handel", signals).has("start")


def test_wildcards_reach_compounds_on_either_side() -> None:
    signals = compile_signals({"mått": ["*mått", "indikator*"]}, "sv")
    assert read_sentence("Ett resultatmått", signals).has("mått")
    assert read_sentence("Indikatorerna", signals).has("mått")
    assert not read_sentence("måttlig", signals).has("mått")


def test_years_numbers_and_percent_have_shapes() -> None:
    signals = compile_signals({"y": ["#year"], "n": ["#number procent"], "p": ["#percent"], "t": ["#point"]}, "sv")
    assert set(read_sentence("Till 2030", signals).signals) == {"y"}
    assert set(read_sentence("om 12,5 procent", signals).signals) == {"n"}
    assert set(read_sentence("47 %", signals).signals) == {"p"}
    assert "t" in read_sentence("delmål 6.3", signals).signals


@pytest.mark.parametrize("word", ["trade-off", "follow-up"])
def test_a_word_with_a_hyphen_stays_whole_in_english(word: str) -> None:
    signals = compile_signals({"found": [word]}, "en")
    assert read_sentence(f"Here is a {word}, they say.", signals).has("found")


def test_an_unknown_language_is_read_with_the_swedish_signals() -> None:
    assert names("Kommunen skal ska öka", "nb") == names("Kommunen skal ska öka", "sv")


def test_both_languages_know_the_signals_that_the_rules_speak_of() -> None:
    from auditor.judging import definitions
    from auditor.judging.elements import load_elements
    from auditor.judging.ladder import load_rules

    layout = {"row", "item", "under_aim", "under_measure", "under_followup"}
    layout |= {f"row_{name}" for name in ("values", "time", "body", "code", "done", "started", "rated")}
    layout.add(definitions.SIGNAL)
    rules = [*load_rules(), *(rule for rules in load_elements().rules.values() for rule in rules)]
    spoken = {name for rule in rules for name in rule.every | rule.some | rule.never} - layout
    for language in ("sv", "en"):
        assert spoken <= set(load_signals(language).names)
    assert set(load_signals("sv").names) == set(load_signals("en").names)
