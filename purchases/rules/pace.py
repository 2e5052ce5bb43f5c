"""How long ago the last purchase is, compared with this customer's usual pause."""

from enum import StrEnum

SOONER, LATER = 0.5, 1.5


class Pace(StrEnum):
    """Where in the usual pause a customer is now."""

    UNKNOWN = "unknown"
    EARLY = "early"
    USUAL = "usual"
    OVERDUE = "overdue"


def pace(days_since: float, usual_gap: float | None) -> Pace:
    """`usual_gap` is the median of the days between this customer's days of purchase; None with fewer than two pauses.

    Overdue means more than one and a half usual pauses without a purchase, early less than half of one.
    """
    if not usual_gap:
        return Pace.UNKNOWN
    pauses = days_since / usual_gap
    if pauses > LATER:
        return Pace.OVERDUE
    return Pace.EARLY if pauses < SOONER else Pace.USUAL
