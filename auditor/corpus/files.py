"""The files of a corpus beside the audits of its documents."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from auditor.corpus.entries import Entry, write_corpus
from auditor.corpus.page import corpus_book, corpus_csv, render_corpus
from auditor.files import replace_file, staged
from auditor.records import Language
from auditor.reference.taxonomy import Taxonomy

PAGE = "corpus.html"


def write_corpus_files(entries: Sequence[Entry], taxonomy: Taxonomy, out: Path, language: Language) -> Path:
    """Write `corpus.json`, `.csv`, `.xlsx` and `.html`, all or none.

    Returns:
        The HTML file.

    Raises:
        OSError: The folder cannot be written.
    """
    with staged(out) as folder:
        write_corpus(entries, folder)
        replace_file(folder / "corpus.csv", corpus_csv(entries))
        replace_file(folder / "corpus.xlsx", corpus_book(entries, taxonomy, language))
        replace_file(folder / PAGE, render_corpus(entries, taxonomy, language).encode("utf-8", "replace"))
    return out / PAGE
