"""What is to be done first: late, today, this week, later."""

from datetime import date, datetime, time, timedelta
from enum import StrEnum


class Turn(StrEnum):
    LATE = "late"
    TODAY = "today"
    THIS_WEEK = "this week"
    LATER = "later"


def turn(due: datetime, now: datetime) -> Turn:
    """When something due is to be done; both on the same person's calendar. The week ends with Sunday."""
    if due < now:
        return Turn.LATE
    if due.date() == now.date():
        return Turn.TODAY
    sunday = now.date() + timedelta(days=6 - now.weekday())
    return Turn.THIS_WEEK if due.date() <= sunday else Turn.LATER


def turn_of_day(due: date, today: date) -> Turn:
    """The same for what is due on a day, at whatever hour: it is late from the next day on."""
    return turn(datetime.combine(due, time.max), datetime.combine(today, time.min))
