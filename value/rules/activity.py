"""The probability to buy again within the horizon, calibrated on what came true before.

A model's own "probability alive" answers another question (has this customer dropped out for ever?), which no day will
ever decide; BG/NBD says 1 of everybody who bought once. What is shown is decided by the end of the horizon.
"""

from dataclasses import dataclass
from typing import Self

import numpy as np

from value.rules.fitting import fit
from value.rules.histories import Numbers

# Below a millionth of a purchase nobody is expected, whatever the horizon.
LEAST_EXPECTED = 1e-6


@dataclass(frozen=True, slots=True)
class Activity:
    """1 - exp(-times * expected ** power): with both 1, purchases that fall by chance and with certain rates. A power
    below 1 says that rates are less certain than the model takes them to be. Rising in what is expected, whatever the
    horizon: so it may be learnt over a shorter one.
    """

    times: float
    power: float

    @classmethod
    def learnt(cls, expected: Numbers, came: Numbers) -> Self:
        """From purchases once expected of customers, and who of them came (1 or 0). As it is where nothing tells."""
        if not 0 < came.sum() < len(came):
            return cls(1.0, 1.0)
        logs = np.log(np.maximum(expected, LEAST_EXPECTED))

        def likelihood(parameters: Numbers) -> tuple[float, Numbers]:
            times, power = parameters
            chances = np.exp(np.clip(np.log(times) + power * logs, -27.0, 6.0))
            each = np.where(came > 0, np.log(-np.expm1(-chances)), -chances)
            by_chances = np.where(came > 0, 1 / np.expm1(chances), -1.0)
            return float(each.sum()), np.array([by_chances @ chances / times, by_chances @ (chances * logs)])

        return cls(*fit(likelihood, ("times", "power"), [(1.0, 1.0)]).parameters)

    def of(self, expected: Numbers) -> Numbers:
        """The probability of at least one purchase, where so many are expected."""
        return -np.expm1(-self.times * np.maximum(expected, LEAST_EXPECTED) ** self.power)
