"""PDF → paragraphs: `sources` chooses the reader, `pdf` composes the road.

pages → text layer → lines → blocks (columns, tables, boxes) → drafts → kinds and headings → paragraphs.
"""
