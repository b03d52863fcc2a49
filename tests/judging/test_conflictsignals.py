from __future__ import annotations

import pytest

from auditor.judging.conflictsignals import find_tension


def signals(text: str, language: str = "sv") -> set[str]:
    return {name for sentence in find_tension(text, language) for name in sentence.signals}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Här finns en målkonflikt mellan el och natur.", "named"),
        ("Önskan om fler avgångar krockar med klimatmålet.", "named"),
        ("Pengarna räcker inte till båda.", "not_both"),
        ("Ängarna försvinner när vägen byggs.", "loss"),
        ("Vägen skär genom mossen.", "loss"),
        ("Naturskyddsföreningen befarar att arten slås ut.", "danger"),
        ("Lantbrukarna är inte eniga.", "dissent"),
        ("Nämnden anser att åkern väger tyngre.", "weighed"),
        ("Frågan har inte fått någon lösning.", "open"),
        ("Det bidrar både till renare luft och till bättre hälsa.", "synergy"),
    ],
)
def test_what_tells_of_a_tension_is_recognised(text: str, name: str) -> None:
    assert name in signals(text)


def test_a_plain_aim_tells_of_no_conflict() -> None:
    assert not signals("Länet ska ha god luft och rent vatten.") & {"named", "not_both", "loss", "danger", "open"}


def test_english_is_read_with_its_own_words() -> None:
    assert "named" in signals("There is a trade-off between housing and farmland.", "en")


def test_another_language_is_read_with_the_swedish_words() -> None:
    assert "named" in signals("Målkonflikten består.", "nb")
