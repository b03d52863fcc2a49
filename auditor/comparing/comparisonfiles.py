"""The files of a comparison, written all or none."""

from __future__ import annotations

from pathlib import Path

from auditor.comparing.compare import Comparison
from auditor.comparing.comparisonbook import build_comparison_book
from auditor.comparing.comparisonjson import comparison_to_json
from auditor.comparing.comparisonpage import render_comparison
from auditor.comparing.comparisonpaper import build_comparison_paper
from auditor.comparing.comparisontexts import Teller
from auditor.files import replace_file, staged
from auditor.records import Language
from auditor.reference.taxonomy import Taxonomy
from auditor.reporting.labels import Labels
from auditor.wording import load_words

PAGE = "comparison.html"


def write_comparison(comparison: Comparison, taxonomy: Taxonomy, out: Path, language: Language) -> Path:
    """Write `comparison.json`, `.html`, `.xlsx` and `.docx`.

    Args:
        comparison: What they say.
        taxonomy: Names of goals and targets.
        out: The folder; made if it is missing.
        language: Of the report's own words; quotes keep theirs.

    Returns:
        The HTML file.

    Raises:
        UnknownCode: There is no wording in the language.
        OSError: The folder cannot be written; nothing is then.
    """
    tell = Teller(load_words(language, "compare"), Labels(load_words(language), taxonomy))
    with staged(out) as folder:
        # Half a character from a damaged source cannot stand in UTF-8; written as \udXXX it is the same JSON string.
        replace_file(folder / "comparison.json", comparison_to_json(comparison).encode("utf-8", "backslashreplace"))
        replace_file(folder / PAGE, render_comparison(comparison, tell).encode("utf-8", "replace"))
        replace_file(folder / "comparison.xlsx", build_comparison_book(comparison, tell))
        replace_file(folder / "comparison.docx", build_comparison_paper(comparison, tell))
    return out / PAGE
