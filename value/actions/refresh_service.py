from collections.abc import Sequence
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connection, transaction

from value.models.upserts import upsert
from value.rules.spans import year_until

SERVICE = """
WITH wanted AS MATERIALIZED (SELECT id FROM customers_customer WHERE {which}),
undone AS MATERIALIZED (SELECT id FROM customers_intake WHERE undone_at IS NOT NULL),
channels AS (
    SELECT customer_id, channel_id, count(*) AS contacts, coalesce(sum(cost), 0) AS cost
    FROM wanted
    JOIN customers_customer customer ON customer.id = wanted.id AND withdrawn_at IS NULL
    JOIN customers_event contact ON contact.customer_id = wanted.id
    WHERE channel_id IS NOT NULL AND happened_at >= %(since)s AND happened_at < %(until)s
        AND (contact.intake_id IS NULL OR contact.intake_id NOT IN (SELECT id FROM undone))
    GROUP BY customer_id, channel_id
),
dearest AS (
    SELECT DISTINCT ON (customer_id) customer_id, channel_id, contacts, cost
    FROM channels ORDER BY customer_id, cost DESC, channel_id
),
fresh AS MATERIALIZED (
    SELECT customer_id, sum(channels.contacts)::int AS contacts, sum(channels.cost) AS cost,
        min(dearest.channel_id) AS dearest_id, min(dearest.contacts)::int AS dearest_contacts, min(dearest.cost) AS dearest_cost
    FROM channels JOIN dearest USING (customer_id) GROUP BY customer_id
),
gone AS (
    DELETE FROM value_service
    WHERE customer_id IN (SELECT id FROM wanted) AND customer_id NOT IN (SELECT customer_id FROM fresh)
)
{keep}
"""
KEEP = upsert(
    "value_service", key=("customer_id",), rest=("contacts", "cost", "dearest_id", "dearest_contacts", "dearest_cost")
)
SOME, SPAN = "id = ANY(%(customers)s)", "id > %(after)s AND id <= %(up_to)s"


@transaction.atomic
def refresh_service(customers: Sequence[int] | None = None, *, span: tuple[int, int] = (0, 0), as_of: date) -> int:
    """Add up again what serving these customers (their ids) cost in the 365 days up to the end of a day.

    Without customers it is all those whose id lies after the first number of `span` and up to the second. Answers how
    many changed.
    """
    since, until = year_until(as_of, ZoneInfo(settings.TIME_ZONE))
    told: dict[str, Any] = {
        "since": since, "until": until, "customers": customers, "after": span[0], "up_to": span[1],
    }  # fmt: skip
    statement = SERVICE.format(which=SPAN if customers is None else SOME, keep=KEEP)
    with connection.cursor() as cursor:
        cursor.execute(statement, told)
        return cursor.rowcount
