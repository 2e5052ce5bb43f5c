"""What customers are worth: expected margin less the cost of serving them, and what could be added to it."""

import math
from dataclasses import dataclass

import numpy as np

from value.rules.histories import Numbers

YEAR = 365
YOUNGEST = 30
"""Days for which a customer counts at least, so that one call on the first day is not a call every day."""

ELSEWHERE_AT_MOST = 3.0
"""How often their actual margin may be won from others: who says that we have a hundredth of their buying says little."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """How far ahead is looked, in days, and what a year's waiting takes off the worth of money, as a share."""

    horizon_days: int
    discount_rate: float

    @property
    def years(self) -> float:
        return self.horizon_days / YEAR

    @property
    def discount(self) -> float:
        """What money that comes evenly over the horizon is worth today, as a share of its sum."""
        force = math.log1p(self.discount_rate) * self.years
        return (1 - math.exp(-force)) / force if force else 1.0


def margin_rates(margin: Numbers, costed: Numbers, net: Numbers, usual: float) -> Numbers:
    """What of a sale stays with us: as known of the orders whose cost is known, as usual for the rest.

    `margin` was earned with `costed`, which is part of all that was paid (`net`). Between -1 and 1.
    """
    known = np.clip(np.where(net > 0, costed / np.where(net > 0, net, 1), 0.0), 0.0, 1.0)
    own = np.where(costed > 0, margin / np.where(costed > 0, costed, 1), usual)
    return np.clip(known * own + (1 - known) * usual, -1.0, 1.0)


def expected_service(cost: Numbers, age: Numbers, alive: Numbers, outlook: Outlook) -> Numbers:
    """What serving each will cost over the horizon, discounted, if they go on as in their last year.

    `cost` arose in the last 365 days, `age` are the days for which we know them; `alive` is the probability that they
    stay, of whom none can be told it is 1.
    """
    observed = np.clip(age, YOUNGEST, YEAR)
    return cost / observed * outlook.horizon_days * alive * outlook.discount


def expected_margin(revenue: Numbers, rate: Numbers, outlook: Outlook) -> Numbers:
    """What the revenue expected over the horizon is worth to us today, before serving them."""
    return revenue * rate * outlook.discount


def won_from_others(margin: Numbers, share_percent: Numbers) -> Numbers:
    """The margin of what they buy elsewhere, if we have so many percent of their buying; 0 where that is unknown (nan)."""
    share = np.clip(share_percent / 100, 0.0, 1.0)
    known = ~np.isnan(share) & (share > 0)
    times = np.where(known, (1 - np.where(known, share, 1)) / np.where(known, share, 1), 0.0)
    return np.maximum(margin, 0.0) * np.minimum(times, ELSEWHERE_AT_MOST)


def saved_by_channel(service: Numbers, cost: Numbers, dearest: Numbers, cheaper: Numbers, movable: float) -> Numbers:
    """What serving costs less if this share of contacts leaves the dearest channel for a cheaper one.

    `service` is expected, `cost` that of the last year and `dearest` the part of it that arose on the dearest channel;
    `cheaper` is what the same contacts would have cost on the other (nan: there is none).
    """
    saved = np.where(cost > 0, np.nan_to_num(np.maximum(dearest - cheaper, 0.0)) / np.where(cost > 0, cost, 1), 0.0)
    return service * saved * movable
