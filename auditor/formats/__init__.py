"""Word, web pages, Markdown and plain text → paragraphs, by way of `flow`."""
