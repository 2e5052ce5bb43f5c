import numpy as np
import pytest

from value.rules.clusters import clusters, parting_share

LIKES = {"classical": [0.8, 0.1, 0.05, 0.05], "jazz": [0.1, 0.7, 0.1, 0.1], "all": [0.25, 0.25, 0.25, 0.25]}


def crowd(**sizes: int) -> np.ndarray:
    """So many customers of each kind, each a little different."""
    dice = np.random.default_rng(1)
    rows = [dice.dirichlet(np.array(LIKES[kind]) * 40, size=size) for kind, size in sizes.items()]
    return np.vstack(rows)


def test_lots_are_found_and_told_by_what_they_buy_more_of() -> None:
    found = clusters(crowd(classical=120, jazz=60))
    assert [(each.size, each.columns) for each in found] == [(120, (0,)), (60, (1,))]
    classical = found[0]
    assert classical.shares[0] == pytest.approx(0.8, abs=0.02)
    assert classical.usual[0] == pytest.approx(0.1, abs=0.02)
    assert (classical.hits, classical.strays) == (1.0, 0.0)


def test_the_same_customers_always_give_the_same_lots() -> None:
    assert clusters(crowd(classical=80, jazz=70, all=90)) == clusters(crowd(classical=80, jazz=70, all=90))


def test_who_buys_of_everything_is_no_lot() -> None:
    assert (2,) not in [each.columns for each in clusters(crowd(classical=80, jazz=70, all=90))]


@pytest.mark.parametrize("shares", [np.zeros((0, 3)), crowd(classical=10, jazz=10), np.ones((50, 1))])
def test_few_customers_or_one_category_give_nothing(shares: np.ndarray) -> None:
    assert clusters(shares) == []


def test_customers_who_are_all_alike_are_not_parted() -> None:
    assert clusters(np.tile([0.5, 0.3, 0.2], (100, 1))) == []


def test_the_rule_in_words_is_where_the_lot_parts_from_the_others() -> None:
    together = np.array([0.9, 0.8, 0.7, 0.5, 0.4, 0.3, 0.1, 0.0])
    alike = np.array([True, True, True, True, False, False, False, False])
    least, hits, strays = parting_share(together, alike)
    assert (least, hits, strays) == (0.45, 1.0, 0.0)
