"""What the machine saw: each page as a picture with the paragraphs' boxes, order and kinds drawn on it."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from auditor.reading.pages import open_pdf
from auditor.reading.readingsettings import reading_settings
from auditor.records import Box, Document, Paragraph

# Dots for each point: 1.5 makes an A4 page about 900 dots wide, wide enough to read its text.
SCALE = 1.5
# Size of a label in dots, and the room around it.
LABEL = 13
MARGIN = 2
# Longer page sides, in dots, are drawn smaller, so that memory stays bounded.
LONGEST = 4_000

Colour = tuple[int, int, int]


def draw_reading(source: Path, document: Document, folder: Path) -> list[Path]:
    """Draw the pages of a PDF with what was read from them.

    Each box is framed in the colour of its paragraph's kind and carries the paragraph's order and kind;
    a paragraph in several boxes carries `12a`, `12b`. Pages without a paragraph are drawn bare.

    Args:
        source: The PDF.
        document: Read from it.
        folder: Where the pictures go; made where it does not exist.

    Returns:
        One PNG file for each page that could be opened, in order; none for a document without pages.

    Raises:
        SourceUnreadable: The file can no longer be opened.
    """
    if document.media != "pdf":
        return []
    folder.mkdir(parents=True, exist_ok=True)
    held = _by_page(document)
    width = len(str(document.pages))
    drawn: list[Path] = []
    pdf = open_pdf(source)
    try:
        for number, (across, down) in enumerate(document.page_sizes, 1):
            if not across or not down:
                continue
            scale = min(SCALE, LONGEST / max(across, down))
            page = pdf[number - 1]
            image = page.render(scale=scale).to_pil().convert("RGB")
            page.close()
            for paragraph, place, box in held[number]:
                _draw(image, paragraph, place, box, scale)
            path = folder / f"page-{number:0{width}}.png"
            image.save(path, compress_level=3)
            drawn.append(path)
    finally:
        pdf.close()
    return drawn


def label(paragraph: Paragraph, place: int) -> str:
    """What a box is labelled with: order, a letter for each of several boxes, kind and marks.

    Args:
        paragraph: Whose box it is.
        place: Which of its boxes, from 0.
    """
    letter = chr(ord("a") + place % 26) if len(paragraph.boxes) > 1 else ""
    return " ".join([f"{paragraph.order}{letter}", paragraph.kind, *paragraph.marks])


def _by_page(document: Document) -> defaultdict[int, list[tuple[Paragraph, int, Box]]]:
    """The boxes of each page, with their paragraphs."""
    held: defaultdict[int, list[tuple[Paragraph, int, Box]]] = defaultdict(list)
    for paragraph in document.paragraphs:
        for place, box in enumerate(paragraph.boxes):
            held[box.page].append((paragraph, place, box))
    return held


def _draw(image: Image.Image, paragraph: Paragraph, place: int, box: Box, scale: float) -> None:
    """Draw one box and its label, the label inside the page."""
    colour = _colour(paragraph.kind)
    pen = ImageDraw.Draw(image, "RGBA")
    frame = (box.x0 * scale - 1, box.top * scale - 1, box.x1 * scale + 1, box.bottom * scale + 1)
    pen.rectangle(frame, fill=(*colour, 28), outline=(*colour, 255), width=2)
    text = label(paragraph, place)
    font = ImageFont.load_default(LABEL)
    left, top, right, bottom = pen.textbbox((0, 0), text, font=font)
    x = max(0.0, min(frame[2], float(image.width)) - (right - left) - 2 * MARGIN)  # last lines above end to the left
    y = max(0.0, frame[1] - (bottom - top) - 2 * MARGIN)
    pen.rectangle((x, y, x + right - left + 2 * MARGIN, y + bottom - top + 2 * MARGIN), fill=(*colour, 235))
    pen.text((x + MARGIN - left, y + MARGIN - top), text, fill=(255, 255, 255), font=font)


def _colour(kind: str) -> Colour:
    """The colour of a kind, from the settings."""
    code = int(reading_settings().colours[kind], 16)
    return code >> 16, code >> 8 & 255, code & 255
