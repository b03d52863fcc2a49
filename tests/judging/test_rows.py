"""What the cells of a table row tell."""

from __future__ import annotations

import pytest

from auditor.judging.rows import row_signals


@pytest.mark.parametrize(
    "row",
    [
        "Elever med examen | 71 % (2024) | 82 % (2032) | Kolada",
        "Utsläpp per invånare, ton | 4,4 | högst 1,8 | länets statistik",
        "Restavfall | Basår 2020: 198 | Utfall 2023: 181 | Mål 2025: 150",
        "Bebyggd åkermark, hektar | 14 (2020–2024) | 0 (2030–2034) | Lantmäteriet",
        "Utsläpp per invånare | 5,2 ton (2020) | Minskar | 2032",
        "Share of pupils | baseline 71 % | target 82 % (2032) | school statistics",
    ],
)
def test_two_values_make_a_row_of_an_indicator(row: str) -> None:
    assert "row_values" in row_signals(row)


@pytest.mark.parametrize(
    "row",
    [
        "Renovera bryggor på öarna | TN | 2025–2027 | 6 200",
        "Kompetensråd | Regionala utvecklingsnämnden | 2024",
        "Latrintömning i gästhamnar | Hamnägarna | Senast 2027 | Ej påbörjad",
        "Distriktssköterska på postbåten | Primärvården | Från mars 2026",
        "Repair the piers | Harbour office | by 2027",
    ],
)
def test_a_time_and_no_pair_of_values_make_a_row_of_a_measure(row: str) -> None:
    assert "row_time" in row_signals(row)
    assert "row_values" not in row_signals(row)


def test_a_wanted_direction_is_no_body_that_answers_for_the_row() -> None:
    assert "row_body" not in row_signals("Utsläpp per invånare | 5,2 ton (2020) | Minskar | 2032")
    assert "row_values" not in row_signals("Kollektivtrafik till öarna | Nämnden | Ökar | 2028")


def test_a_state_tells_what_is_done_from_what_goes_on() -> None:
    assert "row_done" in row_signals("Två båttvättar | Havnäs kommun | 2024 | Klar")
    assert "row_started" in row_signals("Sjökabel till ön | Nätbolaget | 2027 | Pågår")
    assert "row_rated" in row_signals("Matsvinn | 51 | 44 | 40 | Grön")


def test_a_number_or_code_before_the_row_is_a_label() -> None:
    assert "row_code" in row_signals("A3 | Höja kajen | TN | 2028")
    assert "row_body" in row_signals("A3 | Höja kajen | TN | 2028")


def test_a_text_without_cells_tells_nothing() -> None:
    assert row_signals("Andelen steg från 41 till 60 procent 2024.") == frozenset()
