from __future__ import annotations

from pathlib import Path

import pytest

from auditor.reading.titles import choose_title

PATH = Path("lansstrategi_2040.pdf")


def test_a_stated_title_is_taken_where_it_says_something() -> None:
    assert choose_title("Strategi för länet 2040", [], PATH) == "Strategi för länet 2040"


@pytest.mark.parametrize("left", ["", "untitled", "Microsoft Word - utkast.docx", "about:blank", "omslag_v3.indd"])
def test_what_programs_leave_is_no_title(left: str) -> None:
    assert choose_title(left, [], PATH) == "lansstrategi 2040"
