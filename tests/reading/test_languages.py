from __future__ import annotations

from auditor.reading.languages import detect_languages

SWEDISH = "Regionen ska tillsammans med kommunerna verka för en god och jämlik hälsa hos alla invånare."
ENGLISH = "The region shall work together with the municipalities for good and equal health for all inhabitants."
FINNISH = "Alueen tulee yhdessä kuntien kanssa edistää kaikkien asukkaiden hyvää ja yhdenvertaista terveyttä."


def test_the_document_takes_the_language_of_most_of_its_text() -> None:
    language, codes = detect_languages([SWEDISH, SWEDISH, ENGLISH, FINNISH])
    assert language == "sv"
    assert codes == ["sv", "sv", "en", "fi"]


def test_a_short_text_takes_the_documents_language() -> None:
    assert detect_languages([SWEDISH, "Smart City Lab"])[1] == ["sv", "sv"]


def test_nothing_at_all_counts_as_swedish() -> None:
    assert detect_languages([]) == ("sv", [])
