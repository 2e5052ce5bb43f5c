"""The rules of thumb that every model has to beat. A higher figure is a better customer."""

from collections.abc import Callable

import numpy as np

from value.rules.histories import Numbers
from value.rules.ledger import Known

FIFTHS = 5


def past_revenue(known: Known) -> Numbers:
    """Who paid most so far."""
    return known.net


def frequency(known: Known) -> Numbers:
    """Who bought on most days."""
    return known.purchases.astype(np.float64)


def recency(known: Known) -> Numbers:
    """Who was here last."""
    return known.last.astype(np.float64)


def rfm(known: Known) -> Numbers:
    """The quintiles of recency, frequency and money added up, 3 to 15 (Novo): 5 is the top fifth."""
    return quintiles(recency(known)) + quintiles(frequency(known)) + quintiles(past_revenue(known))


def past_rate(known: Known) -> Numbers:
    """Purchases a week since the first one."""
    return known.purchases / np.maximum(known.histories.age, 1.0)


def rate_times_mean(known: Known) -> Numbers:
    """What goes on as it was: purchases a week times what was paid at a time, returns taken off."""
    return past_rate(known) * known.net / np.maximum(known.purchases, 1)


RANKINGS: dict[str, Callable[[Known], Numbers]] = {
    ranking.__name__: ranking for ranking in (past_revenue, frequency, recency, rfm, past_rate, rate_times_mean)
}


def quintiles(figures: Numbers) -> Numbers:
    """1 for the lowest fifth to 5 for the highest; who has the same figure has the same fifth."""
    ordered = np.sort(figures)
    share_below = np.searchsorted(ordered, figures, side="right") / max(len(figures), 1)
    return np.ceil(share_below * FIFTHS)
