"""Pages without usable text → words, with Tesseract where it is installed."""
