from __future__ import annotations

import pytest

from auditor.reading.codepoints import from_macintosh, is_broken, is_macintosh, mend


@pytest.mark.parametrize(
    ("odd", "plain"),
    [("ﬁnns", "finns"), ("eﬀektiv", "effektiv"), ("ha\u0308lsa", "hälsa"), ("¨alv", "älv"), ("miljÃ¶", "miljö")],
)
def test_odd_signs_get_their_plain_form(odd: str, plain: str) -> None:
    assert mend(odd) == plain


def test_macintosh_letters_are_told_by_common_words() -> None:
    words = ["fšr", "Šr", "pŒ", "frŒn", "miljš"]
    assert is_macintosh(words)
    assert from_macintosh(" ".join(words)) == "för är på från miljö"
    assert not is_macintosh(["för", "är", "på", "från", "miljö"])


def test_a_page_of_private_signs_is_broken() -> None:
    assert is_broken(["\ue001\ue002\ue003\ue004"] * 10)


def test_a_page_without_any_known_word_is_broken() -> None:
    assert is_broken(["+HM", "Gz#", "$$q", "x%k"] * 30)


def test_a_page_of_names_and_figures_is_sound() -> None:
    assert not is_broken(["Ålö", "12", "Ekeby", "34", "och"] * 20)
