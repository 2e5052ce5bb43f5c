"""What a customer would be worth if something about them were different."""

from dataclasses import dataclass

import numpy as np

from value.rules.tiers import Borders, tiers
from value.rules.worth import Outlook


@dataclass(frozen=True, slots=True)
class Guess:
    """What somebody supposes of a customer over the horizon: purchases, spend at a time, margin as a share, cost to serve.
    `unrealised` is what could be added to that; `factor` is what amounts are multiplied by, as they were off before."""

    purchases: float
    spend: float
    margin_rate: float
    service: float
    unrealised: float
    factor: float = 1.0


@dataclass(frozen=True, slots=True)
class Outcome:
    actual: float
    potential: float
    tier: str


def what_if(guess: Guess, *, tier: str, outlook: Outlook, borders: Borders) -> Outcome:
    """The value that follows, and the tier for somebody who stands in `tier` today."""
    margin = guess.purchases * guess.spend * guess.factor * guess.margin_rate * outlook.discount
    actual = margin - guess.service
    [then] = tiers(np.array([actual]), np.array([guess.unrealised]), np.array([tier]), borders)
    return Outcome(actual, actual + guess.unrealised, str(then))
