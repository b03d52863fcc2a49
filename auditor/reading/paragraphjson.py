"""A paragraph as the contract writes it: one JSON object a line."""

from __future__ import annotations

from auditor.records import Paragraph

DECIMALS = 1
"""Boxes are given to a tenth of a point."""


def paragraph_record(paragraph: Paragraph) -> dict[str, object]:
    """The contract's fields of a paragraph, and the language, marks and confidence of text recognition besides."""
    return {
        "id": paragraph.id,
        "order": paragraph.order,
        "page": paragraph.page,
        "page_end": paragraph.page_end,
        "heading": list(paragraph.heading),
        "kind": paragraph.kind,
        "text": paragraph.text,
        "boxes": [
            {
                "page": box.page,
                "x0": round(box.x0, DECIMALS),
                "top": round(box.top, DECIMALS),
                "x1": round(box.x1, DECIMALS),
                "bottom": round(box.bottom, DECIMALS),
            }
            for box in paragraph.boxes
        ],
        "language": paragraph.language,
        "marks": list(paragraph.marks),
        "confidence": paragraph.confidence,
    }
