from __future__ import annotations

from pathlib import Path

import pytest

from auditor.reading.drafts import Draft
from auditor.reading.glyphs import Style, Word
from auditor.reading.lines import make_line
from auditor.reading.titles import choose_title

PATH = Path("lansstrategi_2040.pdf")


def test_a_stated_title_is_taken_where_it_says_something() -> None:
    assert choose_title("Strategi för länet 2040", [], PATH) == "Strategi för länet 2040"


@pytest.mark.parametrize("left", ["", "untitled", "Microsoft Word - utkast.docx", "about:blank", "omslag_v3.indd"])
def test_what_programs_leave_is_no_title(left: str) -> None:
    assert choose_title(left, [], PATH) == "lansstrategi 2040"


def cover(text: str) -> list[Draft]:
    return [Draft(((1, make_line([Word(text, 50, 250, 100.0, Style(24.0, True, False, 0))])),), 0)]


def test_a_title_left_from_an_earlier_version_gives_way_to_the_cover() -> None:
    assert choose_title("Utkast vattenplan för länet 2010", cover("Vattenplan för länet 2014"), PATH) == (
        "Vattenplan för länet 2014"
    )
    assert choose_title("Länets vattenplan 2014", cover("Vattenplan för länet 2014"), PATH) == "Länets vattenplan 2014"
    assert choose_title("Vattenplan för länet 2014", cover("Vattenplan för länet"), PATH) == "Vattenplan för länet 2014"
