"""Spans of time by the company's clock."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

YEAR = timedelta(days=365)


def end_of(day: date, zone: ZoneInfo) -> datetime:
    """The moment at which a day is over."""
    return datetime.combine(day + timedelta(days=1), time(), zone)


def year_until(day: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """The 365 days up to the end of a day: from this moment on, before that one."""
    return end_of(day - YEAR, zone), end_of(day, zone)


def ends_of_months(today: date, months: int) -> list[date]:
    """The last days of the months that are over, so many, the latest first."""
    days, day = [], today
    for _ in range(months):
        day = day.replace(day=1) - timedelta(days=1)
        days.append(day)
    return days
