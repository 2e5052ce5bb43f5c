"""BG/NBD: customers buy at their own rate until, after some purchase, they drop out unseen.

Fader, Hardie & Lee (2005), "Counting Your Customers" the Easy Way, Marketing Science 24(2). Numbers of equations are
theirs. It knows no dropping out before the first repeat: who bought once counts as alive for ever.
"""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from scipy.special import betaln, digamma, expit, gammaln, hyp2f1

from value.rules.histories import Histories, Numbers
from value.rules.repeat_buying import RepeatBuying


@dataclass(frozen=True, slots=True)
class BgNbd(RepeatBuying):
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
        left = np.log(self.a) - np.log(self.b + np.maximum(x, 1) - 1)
        gone = left + (self.r + x) * (np.log(self.alpha + t) - np.log(self.alpha + t_x))
        return np.where(x > 0, expit(-gone), 1.0)

    def expected(self, histories: Histories, time: float) -> Numbers:
        """Purchases to be expected of each in the next `time` (equation 10)."""
        x, t = histories.repeats, histories.age
        a = self.a + 1e-6 if abs(self.a - 1) < 1e-6 else self.a
        turned = hyp2f1(self.r + x, self.b + x, a + self.b + x - 1, time / (self.alpha + t + time))
        kept = np.exp((self.r + x) * (np.log(self.alpha + t) - np.log(self.alpha + t + time))) * turned
        return np.maximum((a + self.b + x - 1) / (a - 1) * (1 - kept) * self.alive(histories), 0.0)

    @staticmethod
    def likelihood(parameters: Numbers, histories: Histories) -> tuple[float, Numbers]:
        """The log-likelihood and its gradient by r, alpha, a and b."""
        r, alpha, a, b = parameters
        x, t_x, t, weight = histories.repeats, histories.last, histories.age, histories.weight
        repeated = x > 0
        to_end, to_last = np.log(alpha + t), np.log(alpha + t_x)
        before = np.where(repeated, b + x - 1, 1.0)
        stayed = -(r + x) * to_end
        left = np.where(repeated, np.log(a) - np.log(before) - (r + x) * to_last, -np.inf)
        both = np.logaddexp(stayed, left)
        gone = np.exp(left - both)
        each = gammaln(r + x) - gammaln(r) + r * np.log(alpha) + betaln(a, b + x) - betaln(a, b) + both
        by_both = digamma(a + b) - digamma(a + b + x)
        gradient = [
            digamma(r + x) - digamma(r) + np.log(alpha) - (1 - gone) * to_end - gone * to_last,
            r / alpha - (r + x) * ((1 - gone) / (alpha + t) + gone / (alpha + t_x)),
            by_both + gone / a,
            by_both + digamma(b + x) - digamma(b) - gone / before,
        ]
        return float(weight @ each), np.array([weight @ column for column in gradient])
