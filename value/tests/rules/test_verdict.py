import json

import numpy as np
import pytest

from value.rules.backtest import Backtest
from value.rules.ledger import Ledger
from value.rules.verdict import hold_out, verdict_of


@pytest.mark.parametrize(
    ("first", "last", "horizon", "days"),
    [
        (1, 900, 200, 200),
        (1, 900, 900, 300),  # a third of what there is
        (1, 9000, 3650, 365),  # never more than a year
        (1, 1, 365, 1),
        (1, 2, 365, 1),
    ],
)
def test_the_last_days_are_kept_to_judge_by(first: int, last: int, horizon: int, days: int) -> None:
    assert hold_out(first, last, horizon) == days


@pytest.fixture(scope="module")
def verdict() -> dict[str, object]:
    chance = np.random.default_rng(3)
    customer = chance.integers(0, 300, 1500)
    ledger = Ledger.of(customer, chance.integers(1, 400, 1500), chance.lognormal(3, 0.5, 1500))
    return verdict_of(Backtest.of(ledger, day=300, days=100), days=100)


def test_a_verdict_is_plain_enough_to_be_kept(verdict: dict[str, object]) -> None:
    assert json.loads(json.dumps(verdict, allow_nan=False))["days"] == 100


def test_it_says_what_was_chosen_and_what_that_was_worth(verdict: dict[str, object]) -> None:
    assert verdict["calibration_end"] == "0001-10-27"
    assert verdict["chosen_ranking"] in verdict["models"]
    assert verdict["best_simple"] in verdict["models"]
    assert len(verdict["tenths"]) == len(verdict["returned"]) == 10
