import json
from dataclasses import replace

import numpy as np
import pytest

from value.rules.candidates import FROM_THE_SIMPLEST
from value.rules.choice import Choice
from value.rules.forecast import Forecast, Prediction
from value.rules.ledger import Known, Ledger
from value.tests.rules.cdnow import backtest, ledger

COLUMNS = Prediction.__dataclass_fields__


def known() -> Known:
    return Known.at(int(ledger().day.max()), ledger())


def forecast(ranking: str = "average of model, revenue and rfm") -> Forecast:
    return Forecast.fitted(known(), replace(backtest().choice, ranking=ranking), days=180)


def some_of(everybody: Known, places: np.ndarray) -> Known:
    columns = {name: getattr(everybody, name) for name in Known.__dataclass_fields__}
    return Known(**{name: column if name == "day" else column[places] for name, column in columns.items()})


def test_kept_as_json_it_says_the_same() -> None:
    one = forecast()
    other = Forecast.from_json(json.loads(json.dumps(one.as_json())))
    for name in COLUMNS:
        np.testing.assert_array_equal(getattr(other.of(known()), name), getattr(one.of(known()), name))


@pytest.mark.parametrize("ranking", FROM_THE_SIMPLEST)
def test_what_is_expected_of_one_does_not_depend_on_the_others(ranking: str) -> None:
    one, all_of_them = forecast(ranking), known()
    whole = one.of(all_of_them)
    places = np.random.default_rng(2).permutation(len(all_of_them))[:50]
    few = one.of(some_of(all_of_them, places))
    for name in COLUMNS:
        np.testing.assert_allclose(getattr(few, name), getattr(whole, name)[places], rtol=1e-12)


def test_revenue_is_purchases_times_spend_times_the_factor() -> None:
    told = forecast().of(known())
    assert told.revenue == pytest.approx(told.purchases * told.spend * backtest().choice.factor)


def test_the_next_purchase_is_told_where_one_is_likely() -> None:
    told = forecast().of(known())
    likely = told.returning >= 0.5
    assert np.isnan(told.next_purchase[~likely]).all()
    assert ((told.next_purchase[likely] > 0) & (told.next_purchase[likely] <= 90)).all()
    busiest = np.argmax(told.purchases)
    assert told.next_purchase[busiest] == np.nanmin(told.next_purchase)


def test_nothing_is_expected_where_nobody_bought() -> None:
    nobody = Known.at(1, Ledger.of([0], [5], [1.0]))
    choice = Choice.made(Ledger.of([0], [5], [1.0]), day=1, days=30)
    with pytest.raises(ValueError, match="nobody bought"):
        Forecast.fitted(nobody, choice, days=30)
