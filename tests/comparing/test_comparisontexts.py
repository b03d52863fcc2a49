from __future__ import annotations

from dataclasses import replace

from auditor.comparing.alignment import Pairing
from auditor.comparing.compare import Change
from tests.revisions import older, paragraphs, teller


def test_a_source_without_pages_is_told_by_its_headings() -> None:
    audit = older()
    pageless = replace(audit, document=replace(audit.document, page_sizes=()))
    passage = audit.document.paragraphs[:1]
    assert teller().place(audit, passage) == "sida\u00a01"
    assert teller().place(pageless, passage) == "Prioritering 1 Friskt vatten"
    assert teller().place(audit, ()) == "–"


def test_the_parts_of_a_split_passage_are_told_apart() -> None:
    (whole,) = paragraphs("Ett. Två.")
    parts = paragraphs("Ett.", "Två.")
    change = Change(Pairing("split", ("p-0",), ("p-0", "p-1"), 1.0), (whole,), parts)
    _, after = teller().quotes(change)
    assert after.text == "Ett. ¶ Två."
    assert ("¶", True) in after.pieces


def test_a_likeness_is_never_rounded_up_to_the_whole() -> None:
    assert teller().share(0.999) == "99 %"
    assert teller("en").share(1.0) == "100%"


def test_an_edit_that_moved_is_told_to_have_done_both() -> None:
    assert teller().fate(Pairing("edited", ("a",), ("b",), 0.9, moved=True)) == "ändrat och flyttat"
    assert teller().fate(Pairing("moved", ("a",), ("b",), 1.0, moved=True)) == "flyttat"
