from __future__ import annotations

from auditor.messages import translations
from auditor.ocr.remedies import NO_PROGRAM, REMEDIES, remedy_in
from auditor.records import Unread
from auditor.wording import load_words


def test_every_remedy_has_its_swedish() -> None:
    assert [remedy for remedy in REMEDIES if remedy not in translations()] == []


def test_what_to_install_stands_as_a_command_in_both_languages() -> None:
    command = "apt install tesseract-ocr tesseract-ocr-swe"
    part = Unread(3, "no_text_layer", NO_PROGRAM)
    assert remedy_in(part, load_words("en")) == NO_PROGRAM
    assert command in remedy_in(part, load_words("en"))
    assert command in remedy_in(part, load_words("sv"))
    assert "svenska" in remedy_in(part, load_words("sv"))


def test_a_remedy_without_translation_gives_way_to_that_of_its_reason() -> None:
    words = load_words("sv")
    assert remedy_in(Unread(3, "damaged", "Sing to it."), words) == words("unread_section.remedy.damaged")
    assert remedy_in(Unread(3, "odd", "Sing to it."), words) == words("unread_section.remedy.other")
