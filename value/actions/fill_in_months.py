from datetime import date, timedelta

from django.db.models import Min
from django.utils import timezone

from value.models import History, Reckoning, Snapshot
from value.rules.spans import ends_of_months

MONTHS = 12
SHORTEST = timedelta(days=90)
"""A month that ended sooner after the first purchase of all says nothing."""


LARGE = 50_000
"""From so many buyers on a month takes minutes in one transaction, in which reactions stand still: that is for the night."""

NIGHT = range(1, 5)


def fill_in_months() -> None:
    """Work out from the log one of the last twelve months that nobody reckoned, the latest first, if there is one.

    A company that begins with years of orders behind it sees at once what became of its customers' worth; a large one
    after its first nights.
    """
    now = timezone.localtime()
    if now.hour not in NIGHT and History.objects.count() >= LARGE:
        return
    day = next_month_missing(now.date())
    if day is not None:
        # The clock and the worker look at this every minute, and need the models once a month.
        from value.actions.replay_month import replay_month

        replay_month(day)


def next_month_missing(today: date) -> date | None:
    if Reckoning.objects.current() is None or Reckoning.objects.under_way().exists():
        return None
    began = History.objects.aggregate(first=Min("first_day"))["first"]
    if began is None:
        return None
    kept = {(day.year, day.month) for day in Snapshot.objects.values_list("day", flat=True)}
    missing = (day for day in ends_of_months(today, MONTHS) if (day.year, day.month) not in kept)
    return next((day for day in missing if day >= began + SHORTEST), None)
