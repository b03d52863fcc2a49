from __future__ import annotations

import random
import time
from dataclasses import replace

from auditor.comparing.alignment import align
from auditor.records import Paragraph
from tests.revisions import paragraphs

A = "Regionen tar fram en plan för dricksvatten tillsammans med länets alla kommuner."
B = "Skolorna ska ha behöriga lärare i alla ämnen senast år 2030, även i de små kommunerna."
C = "Bussarna ska gå även på kvällar och helger mellan länets fyra största orter."
D = "Företagen får stöd när de vill byta till förnybar energi i sin produktion."


def fates(old: tuple[Paragraph, ...], new: tuple[Paragraph, ...]) -> list[tuple[str, int, int]]:
    return [(pairing.fate, len(pairing.old), len(pairing.new)) for pairing in align(old, new)]


def test_the_same_text_is_unchanged_even_under_a_new_id() -> None:
    new = tuple(replace(paragraph, id=f"{paragraph.id}-x") for paragraph in paragraphs(A, B))
    assert fates(paragraphs(A, B), new) == [("unchanged", 1, 1)] * 2


def test_a_reworded_paragraph_is_edited_and_its_neighbours_are_not() -> None:
    new = paragraphs(A, B.replace("ska", "bör").replace(" senast år 2030,", ""), C)
    assert [fate for fate, _, _ in fates(paragraphs(A, B, C), new)] == ["unchanged", "edited", "unchanged"]


def test_another_text_in_the_same_place_is_new_and_the_old_one_gone() -> None:
    found = align(paragraphs(A, B), paragraphs(A, D))
    assert [pairing.fate for pairing in found] == ["unchanged", "gone", "new"]


def test_a_paragraph_in_another_place_has_moved_and_the_others_have_not() -> None:
    found = align(paragraphs(A, B, C, D), paragraphs(B, C, D, A))
    assert [(pairing.fate, pairing.moved) for pairing in found] == [("unchanged", False)] * 3 + [("moved", True)]


def test_of_two_that_changed_places_the_shorter_has_moved() -> None:
    longer = f"{B} {D}"
    moved = [pairing.old for pairing in align(paragraphs(A, longer), paragraphs(longer, A)) if pairing.fate == "moved"]
    assert moved == [("p-0",)]


def test_a_text_that_was_moved_and_reworded_is_edited_and_moved() -> None:
    found = align(paragraphs(A, B, C, D), paragraphs(B, C, D, A.replace("alla kommuner", "sex kommuner")))
    assert [(pairing.fate, pairing.moved) for pairing in found][-1] == ("edited", True)


def test_one_paragraph_can_become_two_and_two_one() -> None:
    assert fates(paragraphs(A, f"{B} {C}", D), paragraphs(A, B, C, D))[1] == ("split", 1, 2)
    assert fates(paragraphs(A, B, C, D), paragraphs(A, f"{B} {C}", D))[1] == ("merged", 2, 1)


def test_a_split_is_seen_although_a_word_was_changed_in_it() -> None:
    assert fates(paragraphs(f"{A} {B}"), paragraphs(A, B.replace("ska", "bör"))) == [("split", 1, 2)]


def test_a_sentence_that_was_added_is_no_merge() -> None:
    assert fates(paragraphs(A, C), paragraphs(f"{A} Planen följs upp varje år.", C))[0] == ("edited", 1, 1)


def test_a_renumbered_chapter_with_its_paragraphs_is_unchanged() -> None:
    def chapter(number: int) -> tuple[Paragraph, ...]:
        title = f"{number} Friskt vatten"
        heading = Paragraph(f"p-h{number}", 0, 1, 1, (), "heading", title)
        return (heading, *paragraphs(A, heading=(title,)))

    assert [fate for fate, _, _ in fates(chapter(3), chapter(4))] == ["unchanged", "unchanged"]


def test_the_table_of_contents_takes_no_part() -> None:
    contents = Paragraph("p-c", 9, 1, 1, (), "contents", "1 Ett nytt kapitel")
    assert fates(paragraphs(A), (*paragraphs(A), contents)) == [("unchanged", 1, 1)]


def test_a_table_head_that_a_page_break_repeats_is_not_new() -> None:
    head = replace(paragraphs("Insats | Ansvarig | Klart")[0], kind="table", id="p-t")
    rows = [replace(paragraph, kind="table") for paragraph in paragraphs(f"{A} | 2030", f"{B} | 2031")]
    assert [f for f, _, _ in fates((head, *rows), (head, rows[0], replace(head, id="p-t-2"), rows[1]))] == [
        "unchanged"
    ] * 3


def test_a_footnote_that_the_page_puts_elsewhere_has_not_moved() -> None:
    note = replace(paragraphs("Uppgifterna kommer från regionens egen statistik.")[0], kind="footnote", id="p-n")
    before, after = paragraphs(A, B, C), paragraphs(A, B, C)
    assert {fate for fate, _, _ in fates((before[0], note, *before[1:]), (*after, note))} == {"unchanged"}


def test_headings_of_the_same_words_stay_in_their_own_chapters_when_one_chapter_goes() -> None:
    def chapter(name: str, text: str) -> tuple[Paragraph, ...]:
        title = Paragraph(f"p-{name}", 0, 1, 1, (), "heading", name)
        part = Paragraph(f"p-{name}-mål", 0, 1, 1, (name,), "heading", "Mål")
        return title, part, Paragraph(f"p-{name}-1", 0, 1, 1, (name, "Mål"), "body", text)

    kept = chapter("Vatten", A), chapter("Skola", B)
    found = align((*kept[0], *chapter("Buss", C), *kept[1]), (*kept[0], *kept[1]))
    assert sorted(pairing.old[0] for pairing in found if pairing.fate == "gone") == ["p-Buss", "p-Buss-1", "p-Buss-mål"]
    assert {pairing.fate for pairing in found} == {"unchanged", "gone"}


def test_a_word_document_that_reads_list_items_as_text_is_the_same_document() -> None:
    new = tuple(replace(paragraph, kind="list_item", heading=()) for paragraph in paragraphs(A, B))
    assert {fate for fate, _, _ in fates(paragraphs(A, B), new)} == {"unchanged"}


def test_every_paragraph_has_one_fate() -> None:
    old, new = paragraphs(A, B, f"{C} {D}", A), paragraphs(C, D, A.replace("plan", "strategi"), B, "Helt nytt.")
    found = align(old, new)
    assert sorted(name for pairing in found for name in pairing.old) == sorted(p.id for p in old)
    assert sorted(name for pairing in found for name in pairing.new) == sorted(p.id for p in new)


def test_an_empty_revision_leaves_nothing_but_what_is_gone() -> None:
    assert fates(paragraphs(A, B), ()) == [("gone", 1, 0)] * 2
    assert fates((), paragraphs(A)) == [("new", 0, 1)]


def test_a_thousand_edited_paragraphs_find_their_own_within_three_seconds() -> None:
    chance = random.Random(7)
    words = [f"{stem}{end}" for stem in ("vatten", "skol", "buss", "vård", "skog", "energi") for end in range(400)]
    texts = [chance.choices(words, k=60) for _ in range(1000)]
    old = paragraphs(*(" ".join(text) for text in texts))
    for text in texts:
        for _ in range(6):
            text[chance.randrange(60)] = chance.choice(words)
    new = paragraphs(*(" ".join(text) for text in texts))
    start = time.process_time()
    found = align(old, new)
    assert time.process_time() - start < 3
    assert [(pairing.fate, pairing.old) for pairing in found] == [("edited", (f"p-{n}",)) for n in range(1000)]
