from collections.abc import Iterator
from datetime import timedelta

from django.db import connection, transaction
from django.utils import timezone

from customers.actions.record_many import Entry, record_many
from value.events import GAP_EXCEEDED, STAGE_CHANGED, VALUE_FELL, VALUE_ROSE
from value.models import Reckoning

# A gap is exceeded on one day: the one after which the pause is longer than usual. So nobody is told of twice.
OVERDUE = """
    SELECT customer_id, purchases, %(as_of)s - last_day, gap
    FROM value_history,
        LATERAL (SELECT (%(gaps)s::float8[])[least(purchases, cardinality(%(gaps)s::float8[]))] AS gap) AS usual
    WHERE last_day + ceil(gap)::int > %(before)s AND last_day + ceil(gap)::int <= %(as_of)s
    ORDER BY customer_id
"""
MOVED = """
    SELECT customer_id, old.stage, new.stage, old.alive, new.alive, new.trend, old.trend
    FROM value_valuation new JOIN value_valuation old USING (customer_id)
    WHERE new.reckoning_id = %s AND old.reckoning_id = %s
        AND (new.stage <> old.stage OR new.trend <> 0 AND new.trend <> old.trend)
    ORDER BY customer_id
"""


@transaction.atomic
def tell_of_changes(reckoning: Reckoning) -> None:
    """Write down whose life with us changed since the last reckoning: others may react to it.

    Once: a worker that is killed before the reckoning went on to its next step told of it already.
    """
    if reckoning.position:
        return
    before = Reckoning.objects.current()
    record_many(overdue(reckoning, before))
    if before:
        record_many(moved(reckoning, before))
    reckoning.position = reckoning.total or 1
    reckoning.save(update_fields=["position"])


def overdue(reckoning: Reckoning, before: Reckoning | None) -> Iterator[Entry]:
    """Those who stay away longer than is usual after their last purchase, since the day of the last reckoning."""
    since = before.as_of if before else reckoning.as_of - timedelta(days=1)
    now = timezone.now()
    with connection.cursor() as cursor:
        cursor.execute(OVERDUE, {"as_of": reckoning.as_of, "before": since, "gaps": reckoning.figures["gaps"]})
        for customer, purchases, days, gap in cursor.fetchall():
            yield Entry(customer, GAP_EXCEEDED, now, details={"step": purchases, "days": days, "usual": round(gap)})


def moved(reckoning: Reckoning, before: Reckoning) -> Iterator[Entry]:
    now = timezone.now()
    with connection.cursor() as cursor:
        cursor.execute(MOVED, [reckoning.pk, before.pk])
        for customer, old, new, was, alive, trend, had in cursor.fetchall():
            if old != new:
                yield Entry(customer, STAGE_CHANGED, now, details={"before": old, "after": new})
            if trend and trend != had:
                percents = {"before": round(was * 100), "after": round(alive * 100)}
                yield Entry(customer, VALUE_ROSE if trend > 0 else VALUE_FELL, now, details=percents)
