"""Pareto/NBD: customers buy at their own rate until they drop out, at any moment, unseen.

Schmittlein, Morrison & Colombo (1987), Counting Your Customers, Management Science 33(1); the likelihood as in Fader &
Hardie (2005), A Note on Deriving the Pareto/NBD Model. Its integral over the moment of dropping out is summed at the
nodes of Gauss and Legendre, which also gives the gradient, where the closed form needs a hypergeometric function apiece.
"""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from scipy.special import digamma, expit, gammaln

from value.rules.histories import Histories, Numbers
from value.rules.repeat_buying import RepeatBuying

NODES, WEIGHTS = np.polynomial.legendre.leggauss(24)


@dataclass(frozen=True, slots=True)
class ParetoNbd(RepeatBuying):
    """Rates of buying are gamma distributed (r, alpha), rates of dropping out too (s, beta); alpha and beta are times."""

    r: float
    alpha: float
    s: float
    beta: float

    times: ClassVar[tuple[str, ...]] = ("alpha", "beta")
    starts: ClassVar[tuple[tuple[float, ...], ...]] = ((0.5, 0.3, 0.5, 0.3), (1.0, 1.0, 0.2, 2.0))

    def alive(self, histories: Histories) -> Numbers:
        """The probability that each has not dropped out by the end of what was observed."""
        x, t = histories.repeats, histories.age
        stayed = -(self.r + x) * np.log(self.alpha + t) - self.s * np.log(self.beta + t)
        left, _ = dropped_out(np.array([self.r, self.alpha, self.s, self.beta]), histories)
        return expit(stayed - left)

    def expected(self, histories: Histories, time: float) -> Numbers:
        """Purchases to be expected of each in the next `time`."""
        x, t = histories.repeats, histories.age
        s = self.s + 1e-6 if abs(self.s - 1) < 1e-6 else self.s
        until = -np.expm1((s - 1) * (np.log(self.beta + t) - np.log(self.beta + t + time))) / (s - 1)
        return (self.r + x) * (self.beta + t) / (self.alpha + t) * until * self.alive(histories)

    @staticmethod
    def likelihood(parameters: Numbers, histories: Histories) -> tuple[float, Numbers]:
        """The log-likelihood and its gradient by r, alpha, s and beta."""
        r, alpha, s, beta = parameters
        x, t, weight = histories.repeats, histories.age, histories.weight
        to_end, beta_to_end = np.log(alpha + t), np.log(beta + t)
        stayed = -(r + x) * to_end - s * beta_to_end
        left, by_left = dropped_out(parameters, histories)
        both = np.logaddexp(stayed, left)
        gone = np.exp(left - both)
        stays = 1 - gone
        each = gammaln(r + x) - gammaln(r) + r * np.log(alpha) + s * np.log(beta) + both
        gradient = [
            digamma(r + x) - digamma(r) + np.log(alpha) - stays * to_end + gone * by_left[0],
            r / alpha - stays * (r + x) / (alpha + t) + gone * by_left[1],
            np.log(beta) - stays * beta_to_end + gone * by_left[2],
            s / beta - stays * s / (beta + t) + gone * by_left[3],
        ]
        return float(weight @ each), np.array([weight @ column for column in gradient])


def dropped_out(parameters: Numbers, histories: Histories) -> tuple[Numbers, list[Numbers]]:
    """The logarithm of s times the integral, from the last purchase to the end, of (alpha + u)^-(r + x)
    (beta + u)^-(s + 1) over the moment u of dropping out; and its gradient.

    Steep for who bought often: so it is taken over w = ((alpha + t_x) / (alpha + u))^(r + x), over which it is flat.
    """
    r, alpha, s, beta = parameters
    rate = (r + histories.repeats)[:, None]
    begins = alpha + histories.last[:, None]
    lowest = np.exp(rate * (np.log(begins) - np.log(alpha + histories.age[:, None])))
    half = (1 - lowest) / 2
    flat = lowest + half * (NODES + 1)
    to_buy = np.log(begins) - np.log(flat) / rate
    moment = np.exp(to_buy) - alpha
    to_leave = np.log(beta + moment)
    height = -np.log(flat) / rate - (s + 1) * to_leave
    highest = height.max(axis=1, keepdims=True)
    density = WEIGHTS * half * np.exp(height - highest)
    total = density.sum(axis=1)
    with np.errstate(divide="ignore"):
        whole = np.log(s) + np.log(total) + highest[:, 0] + (1 - rate[:, 0]) * np.log(begins[:, 0]) - np.log(rate[:, 0])
    share = density / np.where(total > 0, total, 1.0)[:, None]
    return whole, [
        -(share * to_buy).sum(axis=1),
        -(share * rate / (alpha + moment)).sum(axis=1),
        1 / s - (share * to_leave).sum(axis=1),
        -(share * (s + 1) / (beta + moment)).sum(axis=1),
    ]
