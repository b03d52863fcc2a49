from __future__ import annotations

import pytest

from auditor.matching.assembly import speaks
from auditor.records import Paragraph


@pytest.mark.parametrize("text", ["6% 9%", "1990 2000 2005 2010", "5,1 | 5,2 | 5,4", "–"])
def test_figures_of_a_chart_address_nothing(text: str) -> None:
    assert not speaks(Paragraph("p-1", 0, 1, 1, (), "body", text))


@pytest.mark.parametrize("text", ["Ren sjö", "Fler jobb 2030"])
def test_a_short_text_of_words_may_address_something(text: str) -> None:
    assert speaks(Paragraph("p-1", 0, 1, 1, (), "body", text))
