from __future__ import annotations

from dataclasses import replace

from auditor.comparing.comparisonsettings import load_comparison_settings
from auditor.comparing.groups import find_groups
from auditor.comparing.likeness import Text, read_text
from tests.comparing.test_alignment import A, B, C, D
from tests.revisions import paragraphs


def texts(*given: str) -> tuple[Text, ...]:
    return tuple(read_text(paragraph) for paragraph in paragraphs(*given))


def test_a_paragraph_may_become_three() -> None:
    (group,) = find_groups(texts(f"{A} {B} {C}"), texts(A, B, C), frozenset(), load_comparison_settings())
    assert (group.fate, group.old, group.new, group.likeness) == ("split", (0,), (0, 1, 2), 1.0)


def test_parts_with_another_paragraph_between_them_are_no_split() -> None:
    new = texts(A, D, B)
    assert find_groups(texts(f"{A} {B}"), new, frozenset(), load_comparison_settings()) == ()


def test_a_footnote_between_the_parts_does_not_part_them() -> None:
    first, note, second = texts(A, D, B)
    new = (first, replace(note, kind="footnote"), second)
    (group,) = find_groups(texts(f"{A} {B}"), new, frozenset(), load_comparison_settings())
    assert group.new == (0, 2)


def test_what_reads_the_same_elsewhere_is_no_part() -> None:
    assert find_groups(texts(f"{A} {B}"), texts(A, B), frozenset({(5, 1)}), load_comparison_settings()) == ()
