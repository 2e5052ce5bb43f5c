from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from value.rules.tiers import BZ, LOW, MGC, MVC, NOBODY, Borders, Thresholds, near, tiers

USUAL = Thresholds(0.05, 0.07, 0.10, 0.13, 1, 1)
CLEAR = Borders(mvc_enter=100, mvc_leave=80, mgc_enter=50, mgc_leave=40, bz_enter=-1, bz_leave=1)


def tier(actual: float, unrealised: float = 0, *, before: str = LOW) -> str:
    return str(tiers(np.array([actual]), np.array([unrealised]), np.array([before]), CLEAR)[0])


def near_to(actual: float, unrealised: float, standing: str) -> str:
    return str(near(np.array([actual]), np.array([unrealised]), np.array([standing]), CLEAR)[0])


@pytest.mark.parametrize(
    ("actual", "unrealised", "expected"),
    [
        (100, 0, MVC),
        (99, 0, LOW),
        (99, 50, MGC),
        (120, 90, MVC),  # the best are the best, whatever could be added
        (-1, 0, LOW),  # not yet a loss worth a word
        (-2, 0, BZ),
        (-2, 90, BZ),  # below zero comes before what could be
        (0, 0, LOW),
    ],
)
def test_a_newcomer_goes_where_the_figures_say(actual: float, unrealised: float, expected: str) -> None:
    assert tier(actual, unrealised) == expected


@pytest.mark.parametrize(
    ("before", "actual", "unrealised", "expected"),
    [
        (MVC, 80, 0, MVC),
        (MVC, 79, 0, LOW),
        (MGC, 10, 40, MGC),
        (MGC, 10, 39, LOW),
        (BZ, 1, 0, BZ),
        (BZ, 1.01, 0, LOW),
        (MVC, -5, 0, BZ),
        (BZ, 100, 0, MVC),
    ],
)
def test_who_is_in_stays_until_the_other_border(before: str, actual: float, unrealised: float, expected: str) -> None:
    assert tier(actual, unrealised, before=before) == expected


@pytest.mark.parametrize(
    ("actual", "unrealised", "standing", "expected"),
    [
        (90, 0, LOW, MVC),
        (90, 0, MVC, LOW),
        (90, 0, MGC, MVC),
        (10, 45, LOW, MGC),
        (10, 45, MGC, LOW),
        (-0.5, 0, LOW, BZ),
        (0.5, 0, BZ, LOW),
        (10, 0, LOW, ""),
        (150, 45, MVC, ""),  # who is among the best by far is no migrator
        (-50, 45, BZ, ""),
    ],
)
def test_migrators_stand_between_entering_and_leaving(
    actual: float, unrealised: float, standing: str, expected: str
) -> None:
    assert near_to(actual, unrealised, standing) == expected


def test_borders_lie_where_the_shares_do() -> None:
    borders = Borders.of(np.arange(1.0, 101), np.arange(100.0, 0, -1), USUAL)
    assert (borders.mvc_enter, borders.mvc_leave) == (96, 94)
    assert (borders.mgc_enter, borders.mgc_leave) == (91, 88)
    assert (borders.bz_enter, borders.bz_leave) == (-1, 1)


def test_nobody_without_value_is_most_valuable_whatever_the_share() -> None:
    worth = np.array([0.0, 0, 0, -5])
    borders = Borders.of(worth, worth, replace(USUAL, mvc_enter=1, mvc_leave=1, mgc_enter=1, mgc_leave=1))
    assert tiers(worth, worth, np.array([LOW] * 4), borders).tolist() == [LOW, LOW, LOW, BZ]


@pytest.mark.parametrize("share", [0.001, 1.0])
def test_one_customer_is_the_best(share: float) -> None:
    alone = np.array([10.0])
    borders = Borders.of(alone, alone, replace(USUAL, mvc_enter=share, mvc_leave=1))
    assert tiers(alone, alone, np.array([LOW]), borders).tolist() == [MVC]


def test_a_share_of_nothing_lets_nobody_in_and_nobody_has_no_borders() -> None:
    nothing = replace(USUAL, mvc_enter=0, mvc_leave=0)
    assert Borders.of(np.array([10.0]), np.array([10.0]), nothing).mvc_enter == NOBODY
    assert Borders.of(np.array([]), np.array([]), USUAL).mvc_enter == NOBODY
    assert len(tiers(np.array([]), np.array([]), np.array([], dtype=str), CLEAR)) == 0


def test_those_who_are_alike_stand_together() -> None:
    alike = np.full(20, 7.0)
    borders = Borders.of(alike, np.zeros(20), USUAL)
    assert set(tiers(alike, np.zeros(20), np.array([LOW] * 20), borders)) == {MVC}


class TestNobodyFlickers:
    """Five hundred customers, a good part of them near one border or another, reckoned fifty times; each time every figure
    trembles by three percent, and by some cents."""

    RUNS, CUSTOMERS = 50, 500

    def runs(self, thresholds: Thresholds) -> Iterator[np.ndarray]:
        chance = np.random.default_rng(11)
        actual = np.sort(chance.lognormal(4, 1, self.CUSTOMERS))
        actual[:50] = chance.uniform(-3, 1, 50)  # some around nothing
        unrealised = chance.lognormal(3, 1, self.CUSTOMERS)
        standing = np.full(self.CUSTOMERS, LOW)
        for _ in range(self.RUNS):
            now, then = self.trembling(actual, chance), self.trembling(unrealised, chance)
            standing = tiers(now, then, standing, Borders.of(now, then, thresholds))
            yield standing

    def trembling(self, figures: np.ndarray, chance: np.random.Generator) -> np.ndarray:
        return figures * chance.normal(1, 0.03, len(figures)) + chance.normal(0, 0.1, len(figures))

    def changes(self, thresholds: Thresholds) -> np.ndarray:
        """How often each changed tiers after the first reckoning."""
        stood = np.array(list(self.runs(thresholds)))
        return (stood[1:] != stood[:-1]).sum(axis=0)

    def test_with_one_border_many_go_in_and_out(self) -> None:
        one_border = replace(USUAL, mvc_leave=USUAL.mvc_enter, mgc_leave=USUAL.mgc_enter, bz_enter=0, bz_leave=0)
        changes = self.changes(one_border)
        assert (changes > 1).sum() >= 20
        assert changes.max() >= 10

    def test_with_two_almost_nobody_moves_twice(self) -> None:
        changes = self.changes(USUAL)
        assert (changes > 1).sum() <= 5
        assert changes.max() <= 3

    def test_whoever_really_changes_moves_at_once(self) -> None:
        *_, last = self.runs(USUAL)
        actual = np.full(self.CUSTOMERS, 10.0)
        actual[last == MVC] = 1.0
        borders = replace(CLEAR, mvc_enter=9, mvc_leave=8)
        assert MVC not in tiers(actual, np.zeros(self.CUSTOMERS), last, borders)[last == MVC]
