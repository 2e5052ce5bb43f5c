"""When something may be due, as people say it: today at five, tomorrow morning, Friday."""

from datetime import datetime, time, timedelta

EVENING, MORNING, NOON = time(17), time(10), time(12)
FRIDAY, MONDAY = 4, 0
# Nobody promises something for the next quarter of an hour by choosing "today".
SHORTLY = timedelta(minutes=15)


def quick_dues(now: datetime) -> list[datetime]:
    """The moments most promises are made for, soonest first. `now` and the answers are wall-clock time, without zone."""
    today = now.date()
    to_friday = (FRIDAY - today.weekday()) % 7
    to_monday = (MONDAY - today.weekday()) % 7 or 7
    moments = {
        datetime.combine(today, EVENING),
        datetime.combine(today + timedelta(days=1), MORNING),
        datetime.combine(today + timedelta(days=to_friday), NOON),
        datetime.combine(today + timedelta(days=to_monday), MORNING),
    }
    return sorted(moment for moment in moments if moment > now + SHORTLY)
