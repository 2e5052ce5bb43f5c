import numpy as np
import pytest

from value.rules.golden import (
    beat_chance,
    corrected,
    entropy,
    information,
    is_enough,
    with_rare_ones_together,
    worth,
)


def table(*rows: list[int]) -> np.ndarray:
    return np.array(rows, dtype=np.int64)


@pytest.mark.parametrize(
    ("counts", "right"),
    [
        (table([10, 10], [10, 10]), 0.0),
        (table([20, 0], [0, 20]), np.log(2)),
        # Worked out by hand: H(1/2) + H(1/2) - H(.4, .1, .1, .4)
        (table([4, 1], [1, 4]), 2 * np.log(2) + 0.8 * np.log(0.4) + 0.2 * np.log(0.1)),
    ],
)
def test_information_is_what_rows_tell_of_columns(counts: np.ndarray, right: float) -> None:
    assert information(counts) == pytest.approx(right)


def test_the_correction_takes_off_what_counting_adds() -> None:
    """Answers by dice: as counted they seem to tell something; corrected, nothing on average."""
    dice = np.random.default_rng(7)
    tables = [dice.multinomial(400, [1 / 20] * 20).reshape(4, 5) for _ in range(400)]
    assert np.mean([information(each) for each in tables]) == pytest.approx(12 / 800, rel=0.1)
    assert np.mean([corrected(each) for each in tables]) == pytest.approx(0, abs=0.001)


def test_answers_that_split_value_beat_chance_and_lie_in_their_interval() -> None:
    split = worth(table([60, 40, 20, 10, 5], [5, 10, 20, 40, 60], [30, 30, 30, 30, 30]))
    assert split.chance == 0.001
    assert 0.05 < split.low < split.share < split.high < 0.25
    assert worth(table([60, 40, 20, 10, 5], [5, 10, 20, 40, 60], [30, 30, 30, 30, 30])) == split


def test_answers_by_dice_do_not() -> None:
    thrown = worth(np.random.default_rng(3).multinomial(300, [1 / 15] * 15).reshape(3, 5))
    assert thrown.chance > 0.05
    assert thrown.low == 0.0


def test_dice_beat_chance_about_as_often_as_they_should() -> None:
    dice = np.random.default_rng(11)
    chances = [worth(dice.multinomial(200, [1 / 10] * 10).reshape(2, 5)).chance for _ in range(200)]
    assert 0.01 <= np.mean(np.array(chances) <= 0.05) <= 0.10


def test_the_interval_holds_the_truth_nearly_always() -> None:
    """Tables drawn from a known one: its own share lies in 95 of 100 intervals, or nearly so many."""
    true = np.array([[0.16, 0.10, 0.08, 0.04, 0.02], [0.02, 0.05, 0.10, 0.16, 0.27]])
    share = information(true * 1e9) / entropy(true.sum(axis=0))
    dice = np.random.default_rng(5)
    drawn = [worth(dice.multinomial(400, true.ravel()).reshape(true.shape)) for _ in range(100)]
    assert sum(each.low <= share <= each.high for each in drawn) >= 90


@pytest.mark.parametrize(
    ("chances", "beaten"),
    [
        ([], []),
        ([0.04], [True]),
        ([0.06], [False]),
        # Of two, the better one must be better than one alone.
        ([0.04, 0.9], [False, False]),
        ([0.9, 0.02], [False, True]),
        ([0.001, 0.02, 0.03], [True, True, True]),
        ([0.001, 0.04, 0.04], [True, False, False]),
    ],
)
def test_the_more_questions_are_tried_the_more_each_has_to_tell(chances: list[float], beaten: list[bool]) -> None:
    assert beat_chance(chances) == beaten


@pytest.mark.parametrize(
    ("counts", "right"),
    [
        (table([50, 0], [0, 50]), True),
        (table([49, 0], [0, 50]), False),
        (table([100, 100]), False),
        (table([100, 0], [100, 0]), False),
    ],
)
def test_few_answers_or_only_one_say_nothing(counts: np.ndarray, right: bool) -> None:
    assert is_enough(counts) is right


def test_rare_answers_count_as_one() -> None:
    together, kept = with_rare_ones_together(table([20, 0], [3, 1], [0, 30], [2, 2]))
    assert together.tolist() == [[20, 0], [0, 30], [5, 3]]
    assert kept == [0, 2]
