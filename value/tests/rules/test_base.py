import numpy as np
import pytest

from value.rules.base import grid, quadrant, spread, told_of

nan = float("nan")


class TestSpread:
    def test_where_all_are_alike_nobody_has_more(self) -> None:
        alike = spread(np.full(20, 5.0))
        assert (alike.gini, alike.top20, alike.top5) == pytest.approx((0, 0.2, 0.05))
        assert alike.curve == pytest.approx(np.linspace(0, 1, 21).tolist())

    def test_four_customers_by_hand(self) -> None:
        """1, 2, 3, 4 of 10: Gini is (2 x (1x1 + 2x2 + 3x3 + 4x4) / (4 x 10)) - 5/4 = 1/4."""
        four = spread(np.array([4.0, 1, 3, 2]))
        assert four.gini == pytest.approx(0.25)
        assert four.top20 == pytest.approx(0.2 / 0.25 * 0.4)  # the fifth is 0.8 of the best
        assert four.curve[5] == pytest.approx(0.1)  # the lowest quarter has a tenth
        assert (four.curve[0], four.curve[-1]) == (0, 1)

    def test_where_one_has_nearly_everything(self) -> None:
        unequal = spread(np.array([1e-9] * 99 + [1000.0]))
        assert unequal.gini == pytest.approx(0.99)
        assert (unequal.top20, unequal.top5) == pytest.approx((1, 1))

    def test_who_costs_something_has_no_share_in_what_is_earned(self) -> None:
        assert spread(np.array([-50.0, 0, 4, 1, 3, 2])) == spread(np.array([1.0, 2, 3, 4]))

    def test_one_customer_is_like_all(self) -> None:
        assert spread(np.array([7.0])).gini == pytest.approx(0)

    @pytest.mark.parametrize("worth", [[], [0.0, 0.0], [-3.0]])
    def test_where_nothing_is_earned_nothing_is_spread(self, worth: list[float]) -> None:
        nothing = spread(np.array(worth))
        assert (nothing.gini, nothing.top20, nothing.top5, nothing.curve) == (None, None, None, [])


@pytest.mark.parametrize(
    ("gini", "diversity", "place"),
    [
        (0.2, 0.2, "mass_marketing"),
        (0.2, 0.5, "target_marketing"),
        (0.5, 0.2, "key_accounts"),
        (0.9, 0.9, "one_to_one"),
        (None, 0.9, "unknown"),
        (0.9, None, "unknown"),
        (0.0, 0.0, "mass_marketing"),
    ],
)
def test_the_place_on_the_matrix(gini: float | None, diversity: float | None, place: str) -> None:
    assert quadrant(gini, diversity) == place


class TestGrid:
    def test_customers_stand_by_both_values(self) -> None:
        worth = np.array([-5.0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
        found = grid(worth, worth)
        assert found.actual_borders == pytest.approx([0, 5.5, 8.2])
        assert found.counts == [[0, 0, 0, 2], [0, 0, 3, 0], [0, 5, 0, 0], [1, 0, 0, 0]]

    def test_nothing_is_not_below_zero(self) -> None:
        found = grid(np.array([0.0, -1, 10]), np.array([0.0, -1, 10]))
        assert found.counts[3][0] == 1
        assert found.counts[2][1] == 1

    @pytest.mark.parametrize("worth", [[], [0.0], [-4.0, -5.0]])
    def test_everybody_stands_somewhere(self, worth: list[float]) -> None:
        assert np.sum(grid(np.array(worth), np.array(worth)).counts) == len(worth)


def columns(**given: list[float]) -> dict[str, np.ndarray]:
    size = len(given["actual"])
    usual = {"bought": [3.0] * size, "tier": [nan] * size, "by_hand": [nan] * size, "trend": [0.0] * size}
    return {name: np.array(figures) for name, figures in (usual | given).items()}


def test_a_tier_given_by_hand_counts_before_that_of_the_figures() -> None:
    told = told_of(
        columns(actual=[1, 1, 1, 1], potential=[1, 1, 1, 1], tier=[1, 3, nan, 4], by_hand=[nan, 2, nan, nan])
    )
    assert told.tiers == [1, 1, 1, 0, 1]  # none, most valuable, most growable, low-maintenance, below zero
    assert told.by_hand == 1


def test_the_whole_is_the_sum_of_its_customers() -> None:
    told = told_of(columns(actual=[10, -2, 0], potential=[15, -2, 3], bought=[5, 1, 0], trend=[1, -1, 0]))
    assert (told.customers, told.unknown, told.equity, told.unrealised) == (3, 1, 8, 8)
    assert (told.rising, told.falling) == (1, 1)


def test_of_nobody_nothing_is_told() -> None:
    told = told_of(columns(actual=[], potential=[]))
    assert (told.customers, told.equity, told.tiers, told.spread.gini) == (0, 0, [0] * 5, None)
