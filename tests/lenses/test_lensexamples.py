"""The example that a lens shows beside a passage is in the language of the report."""

from __future__ import annotations

import numpy as np
import pytest

from auditor.lenses.lenses import _nearest_example
from auditor.lenses.lensscores import Nearness, example_texts
from auditor.records import Language
from auditor.reference.frameworks import load_framework


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_example_shown_is_in_the_language_of_the_report_even_if_another_is_nearer(language: Language) -> None:
    items = [item for item in load_framework("regional2030").items if item.leaf and all(item.examples.values())]
    assert items
    for item in items:
        texts = example_texts(item)
        rows = np.eye(len(texts), dtype=np.float32)
        for near in range(len(texts)):
            shown = _nearest_example(item, Nearness(rows, rows[0], rows[:0]), rows[near], language)
            assert shown in item.examples[language]
            if texts[near] in item.examples[language]:
                assert shown == texts[near]
