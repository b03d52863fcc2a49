from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from auditor.judging import conflicthead
from auditor.training.conflict import best_threshold, figures, fit, folded_chances, save
from auditor.training.conflictexamples import Example


def examples() -> list[Example]:
    loss, synergy = {"signal loss": 1.0}, {"signal synergy": 1.0}
    return [Example("whole", f"d{n % 8}", n % 4 == 0, loss if n % 4 == 0 else synergy) for n in range(80)]


def test_the_threshold_is_the_one_of_the_highest_f1() -> None:
    assert best_threshold(np.array([0.9, 0.6, 0.4, 0.1]), np.array([True, True, False, False])) == 0.6


def test_figures_count_what_is_given_and_what_is_true() -> None:
    found = figures([0.9, 0.9, 0.1, 0.1], examples()[:4], 0.5)
    assert (found["precision"], found["recall"]) == (0.5, 1.0)
    assert found["f1"] == pytest.approx(2 / 3)


def test_a_document_is_scored_by_a_head_that_has_not_seen_it() -> None:
    chances = folded_chances(examples())
    truth = np.array([example.conflict for example in examples()])
    assert chances[truth].min() > chances[~truth].max()


def test_a_saved_head_is_read_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    head = fit(examples(), 0.25)
    save(head, tmp_path)
    monkeypatch.setattr(conflicthead, "FOLDER", tmp_path)
    read = conflicthead.load_head.__wrapped__()
    assert read.threshold == 0.25
    assert read.chance({"signal loss": 1.0}) == pytest.approx(head.chance({"signal loss": 1.0}), abs=1e-3)
