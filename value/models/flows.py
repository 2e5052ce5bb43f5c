"""Who moved between tiers in a span of time, from the log alone."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connection

from customers.models import Viewer
from value.rules.spans import end_of

LATELY = timedelta(days=30)
WORTH = ("bz", "low", "mgc", "mvc")
"""From the least to the most."""

# Of each customer whose tier changed: what it was before the first change of the span, and what it was after the last.
MOVED = """
SELECT coalesce(nullif(began, ''), 'low') AS began, became, customer_id
FROM (
    SELECT DISTINCT ON (event.customer_id) event.customer_id, event.details ->> 'after' AS became,
        first_value(event.details ->> 'before') OVER (
            PARTITION BY event.customer_id ORDER BY event.happened_at, event.id
        ) AS began
    FROM customers_event event JOIN customers_customer customer ON customer.id = event.customer_id
    WHERE event.name IN ('tier.changed', 'tier.overridden', 'tier.released')
        AND event.happened_at >= %(since)s AND event.happened_at < %(until)s
        AND customer.withdrawn_at IS NULL AND (%(everybody)s OR customer.manager_id = %(manager)s)
    ORDER BY event.customer_id, event.happened_at DESC, event.id DESC
) AS moved
WHERE coalesce(nullif(began, ''), 'low') <> became
"""
FLOWS = f"SELECT began, became, count(*) FROM ({MOVED}) AS moved GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2"  # noqa: S608
MOVERS = f"SELECT customer_id FROM ({MOVED}) AS moved WHERE began = %(before)s AND became = %(after)s"  # noqa: S608


@dataclass(frozen=True, slots=True)
class Flow:
    """So many customers went from one tier to another."""

    before: str
    after: str
    customers: int


def moved_lately(viewer: Viewer | None, *, until: date) -> dict[str, int]:
    """How many of the customers this viewer may see (None: of all) moved up and down in the thirty days before."""
    found = flows_between(until - LATELY, until, viewer)
    up = sum(flow.customers for flow in found if WORTH.index(flow.after) > WORTH.index(flow.before))
    return {"up": up, "down": sum(flow.customers for flow in found) - up}


def flows_between(since: date, until: date, viewer: Viewer | None) -> list[Flow]:
    """From the beginning of the one day to the end of the other, of the customers this viewer may see; who went and came
    back in the meantime did not move."""
    with connection.cursor() as cursor:
        cursor.execute(FLOWS, told(since, until, viewer))
        return [Flow(*row) for row in cursor.fetchall()]


def movers(since: date, until: date, viewer: Viewer, before: str, after: str) -> list[int]:
    """The customers of one such flow, by their ids."""
    with connection.cursor() as cursor:
        cursor.execute(MOVERS, told(since, until, viewer) | {"before": before, "after": after})
        return [customer for (customer,) in cursor.fetchall()]


def told(since: date, until: date, viewer: Viewer | None) -> dict[str, Any]:
    zone, everybody = ZoneInfo(settings.TIME_ZONE), viewer is None or viewer.sees_every_customer
    return {
        "since": end_of(since - timedelta(days=1), zone), "until": end_of(until, zone),
        "everybody": everybody, "manager": None if viewer is None or everybody else viewer.pk,
    }  # fmt: skip
