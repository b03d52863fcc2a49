"""What would mend a page that could not be read, in English as the record keeps it and in a report's language."""

from __future__ import annotations

from auditor.messages import translations
from auditor.records import Unread
from auditor.wording import Words

NO_PROGRAM = (
    "Text recognition could read it: install Tesseract with Swedish (`apt install tesseract-ocr tesseract-ocr-swe`; on "
    "Windows run its installer and tick Swedish under additional language data; on a Mac `brew install tesseract "
    "tesseract-lang`) and read the document again."
)
NO_LANGUAGE = (
    "Text recognition could read it, but Tesseract lacks Swedish: add it (`apt install tesseract-ocr-swe`; on Windows "
    "run its installer again and tick Swedish under additional language data; on a Mac `brew install tesseract-lang`) "
    "and read the document again."
)
NOT_DONE = (
    "Text recognition did not succeed on this page: run it by hand (for example `ocrmypdf --force-ocr -l swe`), or ask "
    "for the original."
)
NO_TEXT = "Text recognition found no text that it was sure of: nothing needs to be done unless the page shows some."

REMEDIES = (NO_PROGRAM, NO_LANGUAGE, NOT_DONE, NO_TEXT)
"""All of them, for the proof that each has a translation."""


def remedy_in(part: Unread, words: Words) -> str:
    """What would mend a page or part, in the words' language: its own remedy where known, else that of its reason."""
    remedy = part.remedy if words.language == "en" else translations().get(part.remedy, "")
    if remedy:
        return remedy
    key = f"unread_section.remedy.{part.reason}"
    return words(key) if words.has(key) else words("unread_section.remedy.other")
