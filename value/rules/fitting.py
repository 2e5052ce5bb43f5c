"""Finding the parameters of a model: by maximum likelihood, between bounds, and saying where a bound was met."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize

from value.rules.histories import Numbers

# Shapes below a thousandth or above ten thousand mean the same to any figure shown: all customers alike, or none like
# another. A likelihood without an end that way (nobody ever drops out) stops there, and says so.
LEAST, MOST = 1e-3, 1e4

type Likelihood = Callable[[Numbers], tuple[float, Numbers]]


@dataclass(frozen=True, slots=True)
class Fit:
    """What was found: the parameters in their order, the log-likelihood there, and which parameters lie at a bound."""

    parameters: tuple[float, ...]
    log_likelihood: float
    at_bounds: tuple[str, ...]
    converged: bool


def fit(likelihood: Likelihood, names: tuple[str, ...], starts: Iterable[tuple[float, ...]]) -> Fit:
    """The best of several climbs. `likelihood` answers the log-likelihood and its gradient for positive parameters.

    It climbs in the logarithms of the parameters, so that none becomes negative and none counts for more than another.
    """

    def downhill(logs: Numbers) -> tuple[float, Numbers]:
        parameters = np.exp(logs)
        height, gradient = likelihood(parameters)
        return -height, -gradient * parameters

    bounds = [(np.log(LEAST), np.log(MOST))] * len(names)
    climbs = [
        minimize(
            downhill, np.log(start), jac=True, method="L-BFGS-B", bounds=bounds,
            options={"maxiter": 500, "ftol": 1e-12, "gtol": 1e-7, "maxcor": 20},
        )
        for start in starts
    ]  # fmt: skip
    best = min(climbs, key=lambda climb: climb.fun)
    found = np.exp(best.x)
    at_bounds = tuple(
        name for name, value in zip(names, found, strict=True) if value < LEAST * 1.001 or value > MOST / 1.001
    )
    return Fit(tuple(found.tolist()), -float(best.fun), at_bounds, bool(best.success))


def rescaled(found: Fit, parameters: tuple[float, ...], shift: float) -> Fit:
    """The same fit told in other units: with these parameters, the log-likelihood less by `shift`."""
    return Fit(parameters, found.log_likelihood - shift, found.at_bounds, found.converged)
