from collections.abc import Iterable

from django.db import connection

# Materialized: on tables just filled, which the planner knows nothing of, each part might be worked out once a row.
SUMS = """
WITH wanted AS MATERIALIZED (SELECT unnest(%s::bigint[]) AS id),
back AS MATERIALIZED (
    SELECT line_id, sum(quantity) AS quantity
    FROM purchases_returnline
    WHERE line_id IN (SELECT id FROM purchases_orderline WHERE order_id IN (SELECT id FROM wanted))
    GROUP BY line_id
),
lines AS MATERIALIZED (
    SELECT order_id,
        sum(round(quantity * unit_price, 2)) AS total,
        CASE WHEN bool_and(unit_cost IS NOT NULL OR kept = 0) THEN sum(round(kept * coalesce(unit_cost, 0), 2)) END AS cost
    FROM (
        SELECT line.*, line.quantity - coalesce(back.quantity, 0) AS kept
        FROM purchases_orderline line LEFT JOIN back ON back.line_id = line.id
        WHERE line.order_id IN (SELECT id FROM wanted)
    ) line
    GROUP BY order_id
),
refunds AS MATERIALIZED (
    SELECT order_id, sum(refund) AS returned
    FROM purchases_return
    WHERE order_id IN (SELECT id FROM wanted)
    GROUP BY order_id
),
sums AS MATERIALIZED (
    SELECT wanted.id, coalesce(lines.total, 0) AS total, lines.cost, coalesce(refunds.returned, 0) AS returned
    FROM wanted LEFT JOIN lines ON lines.order_id = wanted.id LEFT JOIN refunds ON refunds.order_id = wanted.id
)
UPDATE purchases_order SET total = sums.total, cost = sums.cost, returned = sums.returned
FROM sums
WHERE purchases_order.id = sums.id
    AND (purchases_order.total, purchases_order.cost, purchases_order.returned)
        IS DISTINCT FROM (sums.total, sums.cost, sums.returned)
"""


def refresh_totals(orders: Iterable[int]) -> int:
    """Add up lines and returns of these orders (their ids) again; answers how many sums had to change.

    The only place where the sums of an order are made, for one order or a hundred thousand in one statement. The cost is that
    of the goods kept, and unknown (NULL) as soon as one kept line's cost is. Rounding: `purchases/rules/money.py`.
    """
    with connection.cursor() as cursor:
        cursor.execute(SUMS, [list(orders)])
        return cursor.rowcount
