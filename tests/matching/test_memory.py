import numpy as np
import pytest

from auditor.matching.memory import Memory, pack, remember, unpack

WIDTH = 8


def memory_of_two_goals(neighbours: int = 3) -> Memory:
    """Goal 1 lies along the first axis, goal 2 along the second, four passages each."""
    random = np.random.default_rng(0)
    vectors = random.normal(0, 0.05, (8, WIDTH)).astype(np.float32)
    vectors[:4, 0] += 1
    vectors[4:, 1] += 1
    labels = np.zeros((8, 17), dtype=np.float32)
    labels[:4, 0] = 1
    labels[4:, 1] = 1
    return remember(vectors, labels, neighbours, 12.0, 0.02, 0.25)


def along(axis: int) -> np.ndarray:
    vector = np.zeros((1, WIDTH), dtype=np.float32)
    vector[0, axis] = 1
    return vector


@pytest.mark.parametrize("axis", [0, 1])
def test_the_goal_of_the_nearest_passages_is_the_likeliest(axis: int) -> None:
    odds = memory_of_two_goals().evidence(along(axis))
    assert odds.shape == (1, 17)
    assert odds[0].argmax() == axis
    assert odds[0, axis] > 0 > odds[0, 1 - axis]


def test_odds_are_finite_when_all_neighbours_agree() -> None:
    odds = memory_of_two_goals().evidence(along(0))
    assert np.isfinite(odds).all()
    assert odds[0, 0] == pytest.approx(np.log(1.02 / 0.02), abs=1e-3)


def test_a_text_between_two_goals_gets_less_of_each() -> None:
    memory = memory_of_two_goals(neighbours=7)
    between = memory.evidence((along(0) + along(1)) / 2)[0]
    assert between[0] < memory.evidence(along(0))[0, 0]
    assert between[1] < memory.evidence(along(1))[0, 1]


def test_no_text_gives_no_evidence() -> None:
    assert memory_of_two_goals().evidence(np.zeros((0, WIDTH), dtype=np.float32)).shape == (0, 17)


def test_each_text_is_judged_whatever_company_it_comes_in() -> None:
    memory = memory_of_two_goals()
    together = memory.evidence(np.concatenate([along(0), along(1)]))
    assert np.allclose(together[1], memory.evidence(along(1))[0], atol=1e-5)


def test_labels_packed_into_a_file_come_back_as_they_were() -> None:
    labels = np.random.default_rng(1).integers(0, 2, (5, 169)).astype(np.uint8)
    assert pack(labels).nbytes < labels.nbytes / 7
    assert (unpack(pack(labels), 169) == labels).all()
