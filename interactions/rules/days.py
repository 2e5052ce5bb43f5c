"""How people name a day: today, yesterday, Monday, 2 November."""

from datetime import date
from enum import StrEnum


class Naming(StrEnum):
    TODAY = "today"
    YESTERDAY = "yesterday"
    TOMORROW = "tomorrow"
    WEEKDAY = "weekday"
    DAY_AND_MONTH = "day and month"
    FULL = "full"


def naming(day: date, today: date) -> Naming:
    """Which name of `day` is clear to somebody for whom it is `today`: a weekday alone means one less than a week away."""
    ago = (today - day).days
    if ago == 0:
        return Naming.TODAY
    if ago == 1:
        return Naming.YESTERDAY
    if ago == -1:
        return Naming.TOMORROW
    if -7 < ago < 7:
        return Naming.WEEKDAY
    return Naming.DAY_AND_MONTH if day.year == today.year else Naming.FULL
