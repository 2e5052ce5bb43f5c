"""Spend by empirical Bayes: each customer's own mean, returns taken off, drawn to everybody's the less it tells.

Bühlmann & Straub (1970), Glaubwürdigkeit für Schadensätze: a mean of n purchases counts n / (n + k). It asks nothing of
the shape of amounts, so that it survives what Gamma-Gamma does not: means of zero and below, and heavy tails.
"""

from dataclasses import dataclass
from typing import Literal, Self

import numpy as np

from value.rules.histories import Numbers
from value.rules.ledger import Known

# One customer in a hundred at either end is taken for no more extreme than the next.
TAIL = 0.01
LEAST, MOST = 0.01, 0.99
# The figure of one of them, not something between two: else a single enormous one would move the cut of a small sample.
OF_SOMEBODY: Literal["inverted_cdf"] = "inverted_cdf"


@dataclass(frozen=True, slots=True)
class ShrunkSpend:
    """`everybody` is the mean of all, worth `strength` purchases of one's own; `lowest` and `highest` are where tails are
    cut. `scale` makes all past purchases together worth what was paid for them, which the cut would have lowered.
    """

    everybody: float
    strength: float
    lowest: float
    highest: float
    scale: float

    @classmethod
    def learnt(cls, known: Known) -> Self:
        """From all who bought. Raises ValueError where nobody did."""
        if not len(known):
            raise ValueError("Spend cannot be learnt from nobody.")
        means = known.net / known.purchases
        lowest, highest = (float(end) for end in np.quantile(means, [TAIL, 1 - TAIL], method=OF_SOMEBODY))
        strength = strength_of_everybody(known)
        counts = known.purchases / (known.purchases + strength)
        everybody = float(np.average(np.clip(means, lowest, highest), weights=counts))
        plain = cls(everybody, strength, lowest, highest, 1.0)
        together = float(known.purchases @ plain.of(known))
        scale = float(known.net.sum()) / together if together > 0 and known.net.sum() > 0 else 1.0
        return cls(everybody, strength, lowest, highest, scale)

    def of(self, known: Known) -> Numbers:
        """What each will spend at a time."""
        purchases = np.maximum(known.purchases, 1)
        own = np.clip(known.net / purchases, self.lowest, self.highest)
        return self.scale * (self.everybody + purchases / (purchases + self.strength) * (own - self.everybody))


def strength_of_everybody(known: Known) -> float:
    """How many purchases of one's own tell as much as everybody's mean: from how far the first purchase of those who
    came back tells of their later ones. Nothing is assumed beforehand, so a small sample is not drawn anywhere."""
    back = known.purchases > 1
    if np.count_nonzero(back) < 3:
        return 1.0
    first = known.bought[back] - known.later[back]
    later = known.later[back] / (known.purchases[back] - 1)
    highest = np.quantile(np.concatenate([first, later]), 1 - TAIL, method=OF_SOMEBODY)
    together = np.cov(np.minimum(first, highest), np.minimum(later, highest))
    tells = together[0, 1] / together[0, 0] if together[0, 0] > 0 else LEAST
    tells = min(max(float(tells), LEAST), MOST)
    return (1 - tells) / tells
