"""Gamma-Gamma: what a customer spends at a time, when the mean differs between customers and not with their rate.

Fader & Hardie (2013), The Gamma-Gamma Model of Monetary Value.
"""

import math
from dataclasses import dataclass
from typing import ClassVar, Self

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import digamma, gammaln

from value.rules.fitting import Fit, fit, rescaled
from value.rules.histories import Numbers
from value.rules.ledger import Known

# Means this close in their logarithms count as the same where there are very many: a five-hundredth of the amount.
FINE, MANY = 0.002, 20_000


@dataclass(frozen=True, slots=True)
class GammaGamma:
    """Each purchase is gamma distributed (p) around the customer's own mean, and those are spread by q and gamma."""

    p: float
    q: float
    gamma: float

    names: ClassVar[tuple[str, ...]] = ("p", "q", "gamma")

    @classmethod
    def learnt(cls, known: Known) -> Self:
        """From all purchases of all who ever paid, returns not taken off. Raises ValueError where nobody did."""
        paid = known.bought > 0
        return cls.fitted(known.purchases[paid], known.bought[paid] / known.purchases[paid])[0]

    @classmethod
    def fitted(cls, purchases: ArrayLike, mean: ArrayLike) -> tuple[Self, Fit]:
        """From those who bought: how often, and what at a time in the mean, above zero. Raises ValueError otherwise."""
        x, m = np.asarray(purchases, dtype=np.float64), np.asarray(mean, dtype=np.float64)
        if not len(x) or not ((x > 0) & (m > 0)).all():
            raise ValueError("The Gamma-Gamma model wants purchases and means above zero.")
        unit = float(np.average(m, weights=x))
        times, means, weight = grouped(x, m / unit)
        found = fit(
            lambda parameters: likelihood(parameters, times, means, weight),
            cls.names,
            [(2.0, 2.0, 1.0), (6.0, 4.0, 0.5)],
        )
        p, q, gamma = found.parameters
        told = rescaled(found, (p, q, gamma * unit), len(x) * math.log(unit))
        return cls(*told.parameters), told

    def log_likelihood(self, purchases: ArrayLike, mean: ArrayLike) -> float:
        x, m = np.asarray(purchases, dtype=np.float64), np.asarray(mean, dtype=np.float64)
        return likelihood(np.array([self.p, self.q, self.gamma]), x, m, np.ones_like(x))[0]

    @property
    def population_mean(self) -> float | None:
        """What a purchase is worth in the mean of all customers; None where so few spend so much that there is none."""
        return self.p * self.gamma / (self.q - 1) if self.q > 1 else None

    def of(self, known: Known) -> Numbers:
        """What each will spend at a time, before anything is returned."""
        return self.expected(known.purchases, known.bought / np.maximum(known.purchases, 1))

    def expected(self, purchases: ArrayLike, mean: ArrayLike) -> Numbers:
        """What each will spend at a time: their own mean, drawn to everybody's the more the less they bought."""
        x, m = np.asarray(purchases, dtype=np.float64), np.asarray(mean, dtype=np.float64)
        return self.p * (self.gamma + x * m) / (self.p * x + self.q - 1)


def grouped(x: Numbers, m: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Purchases, means and how many share them. Few are told exactly; of very many, means all but equal are one."""
    if len(x) < MANY:
        return x, m, np.ones_like(x)
    rounded = np.round(np.log(m) / FINE)
    kinds, weight = np.unique(rounded * (x.max() + 1) + x, return_counts=True)
    times = np.mod(kinds, x.max() + 1)
    return times, np.exp((kinds - times) / (x.max() + 1) * FINE), weight.astype(np.float64)


def likelihood(parameters: Numbers, x: Numbers, m: Numbers, weight: Numbers) -> tuple[float, Numbers]:
    """The log-likelihood of the means and its gradient by p, q and gamma (equation 1a)."""
    p, q, gamma = parameters
    shape, spread = p * x, np.log(gamma + m * x)
    each = (
        gammaln(shape + q) - gammaln(shape) - gammaln(q) + q * np.log(gamma) + (shape - 1) * np.log(m)
        + shape * np.log(x) - (shape + q) * spread
    )  # fmt: skip
    by_both = digamma(shape + q)
    gradient = [
        x * (by_both - digamma(shape) + np.log(m) + np.log(x) - spread),
        by_both - digamma(q) + np.log(gamma) - spread,
        q / gamma - (shape + q) / (gamma + m * x),
    ]
    return float(weight @ each), np.array([weight @ column for column in gradient])
