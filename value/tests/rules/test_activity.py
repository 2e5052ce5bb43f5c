"""What is shown as likely to buy again must come true as often as it says: on the CDNOW sample."""

import numpy as np
import pytest

from value.rules.activity import Activity
from value.rules.bg_nbd import BgNbd
from value.rules.ledger import Known
from value.rules.pareto_nbd import ParetoNbd
from value.tests.rules.cdnow import ENDS, backtest, histories, ledger


def came() -> np.ndarray:
    known = Known.at(ENDS.toordinal(), ledger())
    return known.paid_in(ledger().between(ENDS.toordinal(), ENDS.toordinal() + 273))[1] > 0


def test_a_models_own_probability_would_mislead() -> None:
    """BG/NBD says of 66 in a hundred, falsely, that they are still there; whoever is silent for 22 weeks mostly is gone."""
    known = Known.at(ENDS.toordinal(), ledger())
    bg_nbd = BgNbd.fitted(histories())[0].alive(known.histories) > 0.5
    pareto = ParetoNbd.fitted(histories())[0].alive(known.histories) > 0.5
    silent = (known.day - known.last) / 7 < 22
    assert (bg_nbd == came()).mean() == pytest.approx(0.34, abs=0.02)
    assert (pareto == came()).mean() == pytest.approx(0.77, abs=0.02)
    assert (silent == came()).mean() == pytest.approx(0.78, abs=0.02)


def test_what_is_shown_is_right_as_often_as_the_best_of_them() -> None:
    assert backtest().flag_right >= 0.77


def test_in_each_tenth_as_many_come_back_as_was_said() -> None:
    for said, true in backtest().returned:
        assert said == pytest.approx(true, abs=0.08)
    said, true = np.mean(backtest().returned, axis=0)
    assert said == pytest.approx(true, abs=0.02)


def test_it_rises_with_what_is_expected() -> None:
    chances = Activity(0.8, 0.7).of(np.array([0.0, 0.01, 0.5, 2.0, 80.0]))
    assert (np.diff(chances) > 0).all()
    assert ((chances >= 0) & (chances <= 1)).all()


def test_it_finds_again_what_made_the_data() -> None:
    random = np.random.default_rng(7)
    expected = random.gamma(0.5, 1.0, 20_000)
    true = Activity(0.7, 0.8)
    found = Activity.learnt(expected, (random.random(20_000) < true.of(expected)).astype(float))
    assert (found.times, found.power) == (pytest.approx(0.7, rel=0.05), pytest.approx(0.8, rel=0.05))


def test_where_all_or_nobody_came_the_model_is_taken_at_its_word() -> None:
    assert Activity.learnt(np.array([1.0, 2.0]), np.array([1.0, 1.0])) == Activity(1.0, 1.0)
