from collections.abc import Iterable
from datetime import date

from django.db import transaction

from value.models import Portfolio, Snapshot


@transaction.atomic
def keep_portfolios(portfolios: Iterable[Portfolio], snapshot: Snapshot, *, day: date) -> None:
    """Keep what portfolios and the whole base were worth on a day, in place of what was kept of the same month."""
    month = {"day__year": day.year, "day__month": day.month}
    Portfolio.objects.filter(**month).delete()
    Portfolio.objects.bulk_create(portfolios)
    Snapshot.objects.filter(**month).delete()
    snapshot.save()
