"""Paragraphs × a framework of one's own choice: national, regional or one's own."""
