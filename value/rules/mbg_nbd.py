"""MBG/NBD: as BG/NBD, but a customer may drop out right after the first purchase too.

Batislam, Denizel & Filiztekin (2007), Empirical validation and comparison of models for customer base analysis,
International Journal of Research in Marketing 24(3).
"""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from scipy.special import betaln, digamma, expit, gammaln, hyp2f1

from value.rules.histories import Histories, Numbers
from value.rules.repeat_buying import RepeatBuying


@dataclass(frozen=True, slots=True)
class MbgNbd(RepeatBuying):
    """Purchase rates are gamma distributed (r, alpha in units of time), chances to drop out beta distributed (a, b)."""

    r: float
    alpha: float
    a: float
    b: float

    times: ClassVar[tuple[str, ...]] = ("alpha",)
    starts: ClassVar[tuple[tuple[float, ...], ...]] = ((0.5, 0.2, 1.0, 2.0), (1.0, 1.0, 0.5, 5.0))

    def alive(self, histories: Histories) -> Numbers:
        """The probability that each has not dropped out by the end of what was observed."""
        x, t_x, t = histories.repeats, histories.last, histories.age
        gone = np.log(self.a) - np.log(self.b + x) + (self.r + x) * (np.log(self.alpha + t) - np.log(self.alpha + t_x))
        return expit(-gone)

    def expected(self, histories: Histories, time: float) -> Numbers:
        """Purchases to be expected of each in the next `time`."""
        x, t = histories.repeats, histories.age
        a = self.a + 1e-6 if abs(self.a - 1) < 1e-6 else self.a
        turned = hyp2f1(self.r + x, self.b + x + 1, a + self.b + x, time / (self.alpha + t + time))
        kept = np.exp((self.r + x) * (np.log(self.alpha + t) - np.log(self.alpha + t + time))) * turned
        return np.maximum((a + self.b + x) / (a - 1) * (1 - kept) * self.alive(histories), 0.0)

    @staticmethod
    def likelihood(parameters: Numbers, histories: Histories) -> tuple[float, Numbers]:
        """The log-likelihood and its gradient by r, alpha, a and b."""
        r, alpha, a, b = parameters
        x, t_x, t, weight = histories.repeats, histories.last, histories.age, histories.weight
        to_end, to_last = np.log(alpha + t), np.log(alpha + t_x)
        stayed = np.log(b + x) - (r + x) * to_end
        left = np.log(a) - (r + x) * to_last
        both = np.logaddexp(stayed, left)
        gone = np.exp(left - both)
        each = (
            gammaln(r + x) - gammaln(r) + r * np.log(alpha) + betaln(a, b + x) - betaln(a, b) - np.log(a + b + x) + both
        )
        by_both = digamma(a + b) - digamma(a + b + x) - 1 / (a + b + x)
        gradient = [
            digamma(r + x) - digamma(r) + np.log(alpha) - (1 - gone) * to_end - gone * to_last,
            r / alpha - (r + x) * ((1 - gone) / (alpha + t) + gone / (alpha + t_x)),
            by_both + gone / a,
            by_both + digamma(b + x) - digamma(b) + (1 - gone) / (b + x),
        ]
        return float(weight @ each), np.array([weight @ column for column in gradient])
