from __future__ import annotations

from auditor.reporting.svg import element, hatched, picture, rect, text


def test_whatever_stands_in_text_or_attribute_is_escaped() -> None:
    assert text(1, 2, "<script>", "a") == '<text x="1" y="2" class="a" text-anchor="start">&lt;script&gt;</text>'
    assert element("g", id='"><x>') == '<g id="&#34;&gt;&lt;x&gt;"></g>'


def test_numbers_are_short_and_never_scientific() -> None:
    assert 'x="0.33"' in rect(1 / 3, 2.0, 10, 1e-9, "a")
    assert 'y="2"' in rect(1 / 3, 2.0, 10, 1e-9, "a")
    assert 'height="0"' in rect(1 / 3, 2.0, 10, 1e-9, "a")


def test_a_picture_names_and_describes_itself() -> None:
    drawn = picture("p", "Titel", "Beskrivning", 10, 20.5, [rect(0, 0, 1, 1, "a")])
    assert 'role="img" aria-labelledby="p-title p-desc" viewBox="0 0 10 20.5"' in drawn
    assert '<title id="p-title">Titel</title><desc id="p-desc">Beskrivning</desc>' in drawn


def test_hatching_refers_to_the_pattern_of_its_own_picture() -> None:
    assert 'fill="url(#p-hatch)"' in hatched("p", 0, 0, 1, 1)
    assert 'id="p-hatch"' in picture("p", "t", "d", 1, 1, [])
