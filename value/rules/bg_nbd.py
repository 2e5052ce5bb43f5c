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
        by_x, by_last, by_age = histories.by_repeats, histories.by_last, histories.by_age
        x, repeats, weight = by_x.figures, histories.repeats, histories.weight
        before = np.where(x > 0, b + x - 1, 1.0)
        log_left = np.where(x > 0, np.log(a) - np.log(before), -np.inf)[by_x.places]
        to_end = np.log(alpha + by_age.figures)[by_age.places]
        to_last = np.log(alpha + by_last.figures)[by_last.places]
        turns = r + repeats
        stayed, left = -turns * to_end, log_left - turns * to_last
        both = np.logaddexp(stayed, left)
        gone = weight * np.exp(left - both)
        stays = weight - gone
        left_of = np.bincount(by_x.places, weights=gone, minlength=len(x))
        alone = gammaln(r + x) - gammaln(r) + r * np.log(alpha) + betaln(a, b + x) - betaln(a, b)
        by_both = digamma(a + b) - digamma(a + b + x)
        return float(by_x.weight @ alone + weight @ both), np.array([
            by_x.weight @ (digamma(r + x) - digamma(r) + np.log(alpha)) - stays @ to_end - gone @ to_last,
            weight.sum() * r / alpha - turns @ (
                stays * (1 / (alpha + by_age.figures))[by_age.places]
                + gone * (1 / (alpha + by_last.figures))[by_last.places]
            ),
            by_x.weight @ by_both + left_of.sum() / a,
            by_x.weight @ (by_both + digamma(b + x) - digamma(b)) - left_of @ (1 / before),
        ])  # fmt: skip
