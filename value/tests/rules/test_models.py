"""The models of repeat buying against what was published of them, and against themselves."""

from typing import Any

import numpy as np
import pytest

from value.rules import gamma_gamma
from value.rules.bg_nbd import BgNbd
from value.rules.gamma_gamma import GammaGamma
from value.rules.histories import Histories
from value.rules.mbg_nbd import MbgNbd
from value.rules.pareto_nbd import ParetoNbd
from value.tests.rules.cdnow import histories, repeat_spend

MODELS = [BgNbd, MbgNbd, ParetoNbd]


@pytest.mark.parametrize(
    ("model", "parameters", "log_likelihood"),
    [
        # Fader, Hardie & Lee (2005), table 2, has both.
        (BgNbd, (0.243, 4.414, 0.793, 2.426), -9582.4),
        (ParetoNbd, (0.553, 10.578, 0.606, 11.669), -9595.0),
        (MbgNbd, (0.525, 6.183, 0.891, 1.614), None),
    ],
)
def test_published_parameters_are_found(
    model: Any, parameters: tuple[float, ...], log_likelihood: float | None
) -> None:
    fitted, fit = model.fitted(histories())
    assert tuple(round(value, 3) for value in fit.parameters) == parameters
    assert (fit.converged, fit.at_bounds) == (True, ())
    if log_likelihood:
        assert round(fit.log_likelihood, 1) == log_likelihood
    assert fitted.log_likelihood(histories()) == pytest.approx(fit.log_likelihood)


def test_published_spend_is_found() -> None:
    """Fader & Hardie (2013): 946 customers who came back."""
    purchases, mean = repeat_spend()
    model, fit = GammaGamma.fitted(purchases, mean)
    assert len(purchases) == 946
    assert tuple(round(value, 2) for value in fit.parameters) == (6.25, 3.74, 15.44)
    assert model.log_likelihood(purchases, mean) == pytest.approx(fit.log_likelihood)
    assert model.population_mean == pytest.approx(35.2, abs=0.1)


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("parameters", [(0.3, 5.0, 0.8, 2.5), (1.7, 20.0, 2.0, 9.0), (0.05, 0.4, 3.0, 0.6)])
def test_the_gradient_is_that_of_the_likelihood(model: Any, parameters: tuple[float, ...]) -> None:
    some = Histories.of([0, 1, 2, 30, 4, 0], [0, 3.5, 39, 20, 11, 0], [39, 3.5, 39, 25, 30, 1], [3, 1, 1, 2, 5, 1])
    at = np.array(parameters)
    _, gradient = model.likelihood(at, some)
    for place, step in enumerate(at * 1e-6):
        move = np.eye(4)[place] * step
        slope = (model.likelihood(at + move, some)[0] - model.likelihood(at - move, some)[0]) / (2 * step)
        assert gradient[place] == pytest.approx(slope, rel=1e-4, abs=1e-5)


def test_the_gradient_of_spend_is_that_of_its_likelihood() -> None:
    x, m, at = np.array([1.0, 4, 60]), np.array([12.0, 80, 3]), np.array([6.0, 3.5, 15])
    weight = np.array([1.0, 3, 2])
    _, gradient = gamma_gamma.likelihood(at, x, m, weight)
    for place, step in enumerate(at * 1e-6):
        move = np.eye(3)[place] * step
        higher, lower = (gamma_gamma.likelihood(at + side * move, x, m, weight)[0] for side in (1, -1))
        slope = (higher - lower) / (2 * step)
        assert gradient[place] == pytest.approx(slope, rel=1e-4)


@pytest.mark.parametrize("model", MODELS)
def test_grouping_changes_nothing(model: Any) -> None:
    together = histories().grouped()
    assert len(together) < len(histories())
    assert together.customers == len(histories())
    one = model(0.3, 5.0, 0.8, 2.5)
    assert one.log_likelihood(together) == pytest.approx(one.log_likelihood(histories()))


@pytest.mark.parametrize("model", MODELS)
def test_days_and_weeks_tell_the_same(model: Any) -> None:
    by_weeks, weeks = model.fitted(histories())
    by_days, days = model.fitted(histories().in_units_of(1 / 7))
    assert days.log_likelihood == pytest.approx(weeks.log_likelihood - histories().purchases * np.log(7), abs=0.01)
    expected = by_weeks.expected(histories(), 39).sum()
    assert by_days.expected(histories().in_units_of(1 / 7), 273).sum() == pytest.approx(expected, rel=1e-3)


@pytest.mark.parametrize("model", MODELS)
def test_what_is_expected_grows_with_time_and_falls_with_silence(model: Any) -> None:
    fitted, _ = model.fitted(histories())
    silent = Histories.of([5, 5, 5], [38, 20, 5], [39, 39, 39])
    alive = fitted.alive(silent)
    assert 1 > alive[0] > alive[1] > alive[2] > 0
    sooner, later = fitted.expected(silent, 13), fitted.expected(silent, 52)
    assert (later > sooner).all()
    assert sooner[0] > sooner[1] > sooner[2] > 0


def test_bg_nbd_takes_everybody_who_bought_once_for_alive() -> None:
    """Why the probability that is shown must be calibrated."""
    once = Histories.of([0], [0], [500])
    assert BgNbd.fitted(histories())[0].alive(once)[0] == 1
    assert ParetoNbd.fitted(histories())[0].alive(once)[0] < 0.1
    assert MbgNbd.fitted(histories())[0].alive(once)[0] < 0.2


@pytest.mark.parametrize("model", MODELS)
def test_where_nobody_drops_out_the_rates_are_found_all_the_same(model: Any) -> None:
    random = np.random.default_rng(4)
    rates = random.gamma(2.0, 1 / 20, 3000)
    age = random.uniform(40, 60, 3000)
    repeats = random.poisson(rates * age)
    last = np.where(repeats > 0, age * random.random(3000) ** (1 / np.maximum(repeats, 1)), 0)
    fitted, _ = model.fitted(Histories.of(repeats, last, age))
    assert fitted.r == pytest.approx(2.0, rel=0.15)
    assert fitted.expected(Histories.of([10], [49], [50]), 10)[0] == pytest.approx(10 * 12 / 70, rel=0.15)


@pytest.mark.parametrize("model", MODELS)
def test_a_likelihood_without_end_stops_at_a_bound_and_says_so(model: Any) -> None:
    """Everybody bought on the last day: the less they drop out, the likelier."""
    repeats = np.arange(1, 400) % 7 + 1
    _, fit = model.fitted(Histories.of(repeats, np.full(399, 50), np.full(399, 50)))
    assert fit.at_bounds
    assert np.isfinite(fit.log_likelihood)


@pytest.mark.parametrize("model", MODELS)
def test_long_histories_stay_finite(model: Any) -> None:
    busy = Histories.of([2000, 300, 0, 1], [364, 10, 0, 0.5], [365, 365, 365, 0.5])
    some = model(0.3, 20.0, 0.8, 2.5)
    assert np.isfinite(some.log_likelihood(busy))
    assert ((some.alive(busy) >= 0) & (some.alive(busy) <= 1)).all()
    assert np.isfinite(some.expected(busy, 90)).all()


@pytest.mark.parametrize(
    ("repeats", "last", "age"), [([1], [5], [4]), ([0], [1], [4]), ([-1], [0], [4]), ([1], [-1], [4])]
)
def test_histories_that_cannot_be_are_refused(repeats: list[float], last: list[float], age: list[float]) -> None:
    with pytest.raises(ValueError, match="cannot be"):
        Histories.of(repeats, last, age)


def test_spend_wants_purchases_above_zero() -> None:
    with pytest.raises(ValueError, match="above zero"):
        GammaGamma.fitted([1, 2], [10, -3])
