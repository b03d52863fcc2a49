from __future__ import annotations

from collections.abc import Sequence

from auditor.judging.sections import section_of, sections
from auditor.records import Section
from tests.builders import document, paragraph


def titles(found: Sequence[Section]) -> list[tuple[str, bool]]:
    return [(section.title, section.priority) for section in found]


def test_headings_under_a_chapter_of_priorities_are_priorities() -> None:
    text = document(
        [
            paragraph("a", heading=("1 Inledning",)),
            paragraph("b", heading=("2 Prioriteringar", "2.1 Jämlika livsvillkor", "Mål")),
            paragraph("c", heading=("2 Prioriteringar", "2.2 Livslångt lärande")),
        ]
    )
    assert titles(sections(text)) == [
        ("1 Inledning", False),
        ("2.1 Jämlika livsvillkor", True),
        ("2.2 Livslångt lärande", True),
    ]


def test_labelled_headings_are_priorities() -> None:
    text = document(
        [
            paragraph("a", heading=("Prioritering 1: God hälsa",)),
            paragraph("b", heading=("Målområde 2 Näringsliv", "Insatser")),
            paragraph("c", heading=("Utmaningar i länet",)),
        ]
    )
    assert titles(sections(text)) == [
        ("Prioritering 1: God hälsa", True),
        ("Målområde 2 Näringsliv", True),
        ("Utmaningar i länet", False),
    ]


def test_a_known_name_is_found_though_the_heading_is_shorter_or_numbered() -> None:
    names = [
        "Goda boende- och livsmiljöer som ger jämlika möjligheter till arbete",
        "Jämlika livsvillkor och god hälsa för alla",
    ]
    text = document(
        [
            paragraph("a", heading=("3. Goda boende- och livsmiljöer",)),
            paragraph("b", heading=("Jämlika livsvillkor och god hälsa för alla",)),
            paragraph("c", heading=("Prioritering 9",)),
        ]
    )
    found = sections(text, names)
    assert [section.priority for section in found] == [True, True, False]


def test_a_goal_number_in_an_appendix_on_the_agenda_is_no_priority() -> None:
    text = document(
        [
            paragraph("a", heading=("Agenda 2030", "Fokusområde 3 Hälsa")),
            paragraph("b", heading=("Fokusområde 1 Klimat",)),
        ]
    )
    assert titles(sections(text)) == [("Agenda 2030", False), ("Fokusområde 1 Klimat", True)]


def test_the_title_above_everything_is_no_chapter() -> None:
    text = document(
        [paragraph("a", heading=("Plan för länet", "Hav")), paragraph("b", heading=("Plan för länet", "Skog"))]
    )
    assert titles(sections(text)) == [("Hav", False), ("Skog", False)]


def test_contents_and_colophon_belong_to_no_section() -> None:
    text = document(
        [
            paragraph("Hav ..... 4", kind="contents", heading=()),
            paragraph("Tryck", kind="boilerplate", heading=()),
            paragraph("b", id="p-b", heading=("Skog",)),
        ]
    )
    found = sections(text)
    assert titles(found) == [("Skog", False)]
    assert section_of(found) == {"p-b": 0}


def test_a_chapter_taken_up_again_is_the_same_section() -> None:
    text = document(
        [
            paragraph("a", id="p-1", heading=("Skog",)),
            paragraph("b", id="p-2", heading=("Hav",)),
            paragraph("c", id="p-3", heading=("SKOG",)),
        ]
    )
    assert [section.paragraphs for section in sections(text)] == [("p-1", "p-3"), ("p-2",)]
