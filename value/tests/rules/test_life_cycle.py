import numpy as np
import pytest

from value.rules.ledger import Ledger
from value.rules.life_cycle import (
    Lives,
    fifth_borders,
    fifths,
    gaps_of,
    life_cycle_grid,
    stages,
    trends,
    usual_after,
    usual_gaps,
)

nan, inf = float("nan"), float("inf")


def stage(
    purchases: float = 0,
    contacts: float = 0,
    referred: float = 0,
    silent: float = 0,
    usual: float = 60,
    alive: float = nan,
) -> str:
    figures = (purchases, contacts, referred, silent, usual, alive)
    return str(stages(Lives(*(np.array([float(figure)]) for figure in figures)))[0])


@pytest.mark.parametrize(
    ("life", "expected"),
    [
        ({}, "suspect"),
        ({"contacts": 1}, "prospect"),
        ({"purchases": 1, "alive": 0.4}, "customer"),
        ({"purchases": 5, "alive": 0.5}, "partner"),
        ({"purchases": 4, "alive": 0.9}, "customer"),
        ({"purchases": 5, "alive": 0.49}, "customer"),
        ({"purchases": 1, "alive": 0.9, "referred": 1}, "advocate"),
        ({"purchases": 9, "alive": 0.14}, "former"),
        ({"purchases": 9, "alive": 0.14, "referred": 3}, "former"),  # they brought others, and have left
        ({"referred": 1}, "advocate"),  # who sends others to us before they buy
    ],
)
def test_where_somebody_stands_is_told_from_what_they_did(life: dict[str, float], expected: str) -> None:
    assert stage(**life) == expected


@pytest.mark.parametrize(
    ("silent", "expected"), [(60, "partner"), (61, "customer"), (180, "customer"), (181, "former")]
)
def test_where_nothing_is_predicted_silence_says_it(silent: float, expected: str) -> None:
    assert stage(purchases=6, silent=silent) == expected


def test_where_nobody_ever_came_back_nobody_has_left() -> None:
    assert stage(purchases=1, silent=900, usual=inf) == "customer"


def test_rising_and_falling_are_told_from_the_probability_before() -> None:
    now, before = np.array([0.5, 0.5, 0.5, 0.5, nan]), np.array([0.3, 0.7, 0.45, nan, 0.5])
    assert trends(now, before).tolist() == [1, -1, 0, 0, 0]


def test_fifths_part_customers_evenly_and_keep_equals_together() -> None:
    figures = np.arange(10.0)
    assert fifths(figures, fifth_borders(figures)).tolist() == [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]
    alike = np.full(7, 3.0)
    assert set(fifths(alike, fifth_borders(alike)).tolist()) == {1}


def test_of_mostly_one_timers_the_one_timers_share_the_lowest_fifth() -> None:
    bought = np.array([1.0] * 8 + [2.0, 5.0])
    assert fifths(bought, fifth_borders(bought)).tolist() == [1] * 8 + [5, 5]


def test_nobody_has_no_fifths() -> None:
    assert fifth_borders(np.array([])) == []


def test_gaps_are_the_pauses_between_days_of_purchase() -> None:
    rows = [(1, 10, 5), (1, 40, 5), (1, 41, 5), (1, 50, -5), (2, 20, 5), (3, 1, 5), (3, 8, 5)]
    number, days = gaps_of(Ledger.of(*zip(*rows, strict=True)))
    assert list(zip(number.tolist(), days.tolist(), strict=True)) == [(1, 30), (2, 1), (1, 7)]


@pytest.mark.parametrize("rows", [[], [(1, 10, 5)], [(1, 10, 5), (2, 10, 5)]])
def test_where_nobody_came_back_there_are_no_gaps(rows: list[tuple[int, int, int]]) -> None:
    ledger = Ledger.of(*(zip(*rows, strict=True) if rows else ([], [], [])))
    number, days = gaps_of(ledger)
    assert (len(number), len(days)) == (0, 0)
    assert usual_gaps(number, days) == []


def test_the_usual_gap_is_that_within_which_four_of_five_came() -> None:
    number = np.array([1] * 100 + [2] * 50)
    days = np.concatenate([np.arange(1.0, 101), np.arange(1.0, 51)])
    usual = usual_gaps(number, days)
    assert usual[:2] == pytest.approx([80.2, 40.2])
    assert usual[2:] == [usual[1]] * 10  # beyond the last, as at the last


def test_few_cases_make_nothing_usual() -> None:
    number, days = np.array([1] * 40 + [2]), np.array([10.0] * 40 + [900.0])
    assert usual_gaps(number, days)[:2] == [10, 10]


def test_the_usual_gap_is_looked_up_by_the_last_purchase() -> None:
    assert usual_after(np.array([0.0, 1, 2, 3, 99]), [30, 20, 10]).tolist() == [30, 30, 20, 10, 10]
    assert usual_after(np.array([1.0]), []).tolist() == [inf]


def test_the_grid_has_fixed_borders() -> None:
    silent, purchases = np.array([0.0, 30, 31, 365, 366, 4000]), np.array([1.0, 1, 2, 5, 6, 11])
    grid = life_cycle_grid(silent, purchases)
    assert grid == [[2, 0, 0, 0, 0], [0, 1, 0, 0, 0], [0, 0, 0, 0, 0], [0, 0, 1, 0, 0], [0, 0, 0, 1, 1]]
    assert life_cycle_grid(np.array([]), np.array([])) == [[0] * 5] * 5
