import numpy as np
import pytest

from value.rules.judging import by_tenths, in_the_top, judge, spearman


def test_who_sees_the_future_is_right_in_everything() -> None:
    actual = np.arange(100.0)
    verdict = judge(actual, actual)
    assert (verdict.capture20, verdict.mae, verdict.spearman, verdict.total_ratio) == (1, 0, pytest.approx(1), 1)
    assert verdict.revenue_share20 == pytest.approx(sum(range(80, 100)) / sum(range(100)))


def test_who_knows_nothing_finds_a_fifth() -> None:
    verdict = judge(np.ones(100), np.arange(100.0))
    assert verdict.capture20 == pytest.approx(0.2)
    assert verdict.revenue_share20 == pytest.approx(0.2)
    assert verdict.spearman is None


def test_the_order_of_rows_flatters_nobody() -> None:
    random = np.random.default_rng(2)
    predicted, actual = random.integers(0, 4, 200).astype(float), random.integers(0, 3, 200).astype(float)
    order = random.permutation(200)
    one, other = judge(predicted, actual), judge(predicted[order], actual[order])
    assert one.capture20 == pytest.approx(other.capture20)
    assert one.revenue_share20 == pytest.approx(other.revenue_share20)


def test_the_tied_share_the_places_that_are_left() -> None:
    assert in_the_top(np.array([9.0, 5, 5, 5, 1, 1, 1, 1, 1, 1])).tolist() == pytest.approx(
        [1, 1 / 3, 1 / 3, 1 / 3] + [0] * 6
    )
    assert in_the_top(np.zeros(10)).sum() == pytest.approx(2)


def test_ranks_that_run_against_each_other() -> None:
    assert spearman(np.array([1.0, 2, 3]), np.array([30.0, 20, 10])) == pytest.approx(-1)
    assert spearman(np.array([1.0]), np.array([1.0])) is None


def test_where_nothing_came_no_ratio_is_told() -> None:
    verdict = judge(np.ones(10), np.zeros(10))
    assert (verdict.total_ratio, verdict.revenue_share20, verdict.mae) == (None, 0, 1)


def test_tenths_go_from_the_lowest_prediction_up() -> None:
    tenths = by_tenths(np.arange(20.0), np.arange(20.0) * 2)
    assert tenths[0] == (0.5, 1)
    assert tenths[-1] == (18.5, 37)
    assert len(tenths) == 10
