import numpy as np
import pytest

from value.rules.ledger import Known, Ledger
from value.rules.simple_rankings import RANKINGS, quintiles


@pytest.mark.parametrize(
    ("ranking", "best"),
    [
        ("past_revenue", 0),
        ("frequency", 1),
        ("recency", 2),
        ("past_rate", 2),  # who began yesterday: the weakness of rates
        ("rate_times_mean", 0),
        ("rfm", 1),
    ],
)
def test_each_rule_has_its_favourite(ranking: str, best: int) -> None:
    rows = [(0, 100, 500.0), (1, 90, 20.0), (1, 120, 20), (1, 150, 20), (1, 180, 20), (2, 199, 30.0), (3, 60, 10.0)]
    known = Known.at(200, Ledger.of(*zip(*rows, strict=True)))
    assert int(np.argmax(RANKINGS[ranking](known))) == best


def test_returns_count_against() -> None:
    known = Known.at(200, Ledger.of([0, 0, 1], [100, 101, 100], [90.0, -80, 20]))
    assert RANKINGS["past_revenue"](known).tolist() == [10, 20]


def test_quintiles_part_in_fifths_and_leave_equals_together() -> None:
    assert quintiles(np.arange(10.0)).tolist() == [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]
    assert quintiles(np.array([1.0, 1, 1, 1, 9])).tolist() == [4, 4, 4, 4, 5]
    assert quintiles(np.array([])).tolist() == []
