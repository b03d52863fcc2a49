from __future__ import annotations

from auditor.reading.glyphs import Style, Word
from auditor.reading.lines import Line, make_line
from auditor.tables.gridless import find_gridless

PLAIN = Style(10.0, False, False, 0)


def cell(text: str, x0: float, baseline: float) -> Line:
    """A line of words of five points a letter."""
    words, at = [], x0
    for part in text.split():
        words.append(Word(part, at, at + 5.0 * len(part), baseline, PLAIN))
        at += 5.0 * len(part) + 2.5
    return make_line(words)


def test_short_cells_in_columns_are_a_table() -> None:
    rows = [("Insats", "Nämnd", "År"), ("Skog", "Länet", "2026"), ("Vatten", "Staden", "2027")]
    lines = [cell(text, 50 + 120 * k, 100 + 14 * at) for at, row in enumerate(rows) for k, text in enumerate(row)]
    (table,) = find_gridless(lines)
    assert [[words[0].text for words in row.cells] for row in table.rows] == [list(row) for row in rows]


def test_columns_of_running_text_are_none() -> None:
    left = ["Skogen", "Vi ska vårda skogen och", "dess arter i länet under", "hela perioden."]
    right = ["Vattnet", "Alla ska ha rent vatten att", "dricka och bada i när de", "vill det."]
    lines = [
        cell(text, x0, 100 + 12 * at) for x0, column in ((50, left), (220, right)) for at, text in enumerate(column)
    ]
    assert find_gridless(lines) == []
