"""Purchases and returns day by day, of so many customers as are enough to try models on."""

import numpy as np
from django.conf import settings

from value.models.columns import read_columns
from value.models.reckoning import Reckoning
from value.rules.ledger import Known, Ledger
from value.rules.spans import end_of

ROWS = """
WITH rate AS (SELECT key AS currency, value::numeric AS rate FROM jsonb_each_text({rates}::jsonb)),
sold AS (
    SELECT sold.id, sold.customer_id, (placed_at AT TIME ZONE {zone})::date AS day, coalesce(total * rate, 0) AS paid, rate
    FROM purchases_order sold
    JOIN customers_customer customer ON customer.id = sold.customer_id AND customer.withdrawn_at IS NULL
    LEFT JOIN rate ON rate.currency = sold.currency
    WHERE state <> 'cancelled' AND placed_at < {until} AND ({every} = 1 OR hashint8(sold.customer_id) % {every} = 0)
)
SELECT customer_id, day - date '0001-01-01' + 1, sum(paid) FROM sold GROUP BY customer_id, day
UNION ALL
SELECT customer_id, (happened_at AT TIME ZONE {zone})::date - date '0001-01-01' + 1, -refund * rate
FROM sold JOIN purchases_return back ON back.order_id = sold.id
WHERE rate IS NOT NULL AND refund > 0 AND happened_at < {until}
"""


def ledger_of(reckoning: Reckoning, *, one_in: int = 1) -> Ledger:
    """What was bought and returned until the day of the reckoning, by one in so many customers, always the same ones."""
    rows = read_columns(
        ROWS, "customer", "day", "amount", rates=reckoning.rules.rates_told,
        zone=settings.TIME_ZONE, until=end_of(reckoning.as_of, reckoning.zone), every=one_in,
    )  # fmt: skip
    return Ledger.of(rows["customer"], rows["day"], rows["amount"])


HISTORIES = """
SELECT customer_id, purchases, first_day - date '0001-01-01' + 1, last_day - date '0001-01-01' + 1, bought, returned, later
FROM value_history ORDER BY customer_id
"""


def known_of(reckoning: Reckoning) -> Known:
    """What is known of everybody who ever bought, from the histories as they are kept."""
    names = ("customer", "purchases", "first", "last", "bought", "returned", "later")
    columns = read_columns(HISTORIES, *names)
    customer, purchases, first, last = (columns[name].astype(np.int64) for name in names[:4])
    return Known(reckoning.as_of.toordinal(), customer, purchases, first, last, *(columns[name] for name in names[4:]))
