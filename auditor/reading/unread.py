"""Pages that cannot be read: why, and what would mend it."""

from __future__ import annotations

from auditor.reading.pages import Page
from auditor.records import Unread

# A picture covering more than this share of a page without text is taken for a scan.
SCAN = 0.5


def page_problem(page: Page, broken: bool) -> Unread | None:
    """What is wrong with a page, or None.

    Args:
        page: The page as read.
        broken: Whether its text layer is gibberish.
    """
    if page.damaged:
        return Unread(page.number, "damaged", "Open the PDF in a viewer, save it anew and read that copy.")
    if broken:
        return Unread(
            page.number,
            "broken_encoding",
            "The page's fonts do not say which letters they show: run text recognition on it (for example "
            "`ocrmypdf --force-ocr -l swe`) or export the document again.",
        )
    if page.words:
        return None
    covered = max((area.width * area.height for area in page.graphics.pictures), default=0.0)
    if covered > SCAN * page.width * page.height:
        return Unread(
            page.number,
            "no_text_layer",
            "The page is a picture: if it shows text, run text recognition on it (for example `ocrmypdf -l swe`).",
        )
    return Unread(page.number, "empty", "The page holds no text; nothing needs to be done unless it shows some.")
