from collections.abc import Sequence
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connection, transaction

from value.models import ValueRules
from value.models.upserts import upsert
from value.rules.spans import year_until

# Materialized: each part is worked out once, whatever the planner believes of tables that have just been filled.
OWN = """
    wanted AS MATERIALIZED (SELECT id, withdrawn_at FROM customers_customer WHERE {which}),
    rate AS MATERIALIZED (SELECT key AS currency, value::numeric AS rate FROM jsonb_each_text(%(rates)s::jsonb)),
    own AS MATERIALIZED (
        SELECT sold.id, sold.customer_id, sold.placed_at, (sold.placed_at AT TIME ZONE %(zone)s)::date AS day,
            rate, sold.total * rate AS total, sold.cost * rate AS cost
        FROM wanted
        JOIN purchases_order sold ON sold.customer_id = wanted.id
        LEFT JOIN rate ON rate.currency = sold.currency
        WHERE sold.state <> 'cancelled' AND sold.placed_at < %(until)s AND withdrawn_at IS NULL
    )
"""
HISTORIES = """
WITH {own},
back AS (
    SELECT own.id, sum(refund) * min(rate) AS returned
    FROM own JOIN purchases_return back ON back.order_id = own.id AND back.happened_at < %(until)s
    GROUP BY own.id
),
days AS (SELECT customer_id, day, coalesce(sum(total), 0) AS paid FROM own GROUP BY customer_id, day),
bought AS (
    SELECT customer_id, count(*) AS purchases, min(day) AS first_day, max(day) AS last_day, sum(paid) AS bought,
        sum(paid) - (array_agg(paid ORDER BY day))[1] AS later, sum(paid * paid) AS squares
    FROM days GROUP BY customer_id
),
kept AS (
    SELECT customer_id, coalesce(sum(returned), 0) AS returned, count(*) FILTER (WHERE rate IS NULL) AS left_out,
        coalesce(sum(total - coalesce(returned, 0) - cost) FILTER (WHERE cost IS NOT NULL), 0) AS margin,
        coalesce(sum(total - coalesce(returned, 0)) FILTER (WHERE cost IS NOT NULL), 0) AS costed
    FROM own LEFT JOIN back USING (id) GROUP BY customer_id
),
fresh AS MATERIALIZED (
    SELECT customer_id, purchases, first_day, last_day, round(bought, 2) AS bought, round(returned, 2) AS returned,
        round(later, 2) AS later, round(squares, 4) AS squares, round(margin, 2) AS margin, round(costed, 2) AS costed, left_out
    FROM bought JOIN kept USING (customer_id)
),
gone AS (
    DELETE FROM value_history
    WHERE customer_id IN (SELECT id FROM wanted) AND customer_id NOT IN (SELECT customer_id FROM fresh)
)
{keep}
"""
KEEP_HISTORIES = upsert(
    "value_history",
    key=("customer_id",),
    rest=(
        "purchases", "first_day", "last_day", "bought", "returned", "later", "squares", "margin", "costed", "left_out",
    ),
)  # fmt: skip
CATEGORIES = """
WITH {own},
fresh AS MATERIALIZED (
    SELECT own.customer_id, product.category_id, round(sum(line.quantity * line.unit_price * rate), 2) AS amount
    FROM own
    JOIN purchases_orderline line ON line.order_id = own.id
    JOIN purchases_product product ON product.id = line.product_id
    WHERE own.placed_at >= %(since)s AND rate IS NOT NULL AND product.category_id IS NOT NULL
    GROUP BY own.customer_id, product.category_id
),
gone AS (
    DELETE FROM value_categoryspend old
    WHERE customer_id IN (SELECT id FROM wanted)
        AND NOT EXISTS (SELECT FROM fresh WHERE (fresh.customer_id, fresh.category_id) = (old.customer_id, old.category_id))
)
{keep}
"""
KEEP_CATEGORIES = upsert("value_categoryspend", key=("customer_id", "category_id"), rest=("amount",))
SOME, SPAN = "id = ANY(%(customers)s)", "id > %(after)s AND id <= %(up_to)s"


@transaction.atomic
def refresh_histories(
    customers: Sequence[int] | None = None, *, span: tuple[int, int] = (0, 0), as_of: date, rules: ValueRules
) -> int:
    """Shorten again what these customers (their ids) bought until the end of a day, and by which categories of late.

    Without customers it is all those whose id lies after the first number of `span` and up to the second. The only place
    where histories are made, for one customer or for all of them: so both ways come to the same. Answers how many changed.
    """
    since, until = year_until(as_of, ZoneInfo(settings.TIME_ZONE))
    told: dict[str, Any] = {
        "zone": settings.TIME_ZONE, "rates": rules.rates_told, "since": since, "until": until,
        "customers": customers, "after": span[0], "up_to": span[1],
    }  # fmt: skip
    own = OWN.format(which=SPAN if customers is None else SOME)
    with connection.cursor() as cursor:
        cursor.execute(HISTORIES.format(own=own, keep=KEEP_HISTORIES), told)
        changed = cursor.rowcount
        cursor.execute(CATEGORIES.format(own=own, keep=KEEP_CATEGORIES), told)
    return changed
