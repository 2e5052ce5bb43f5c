"""What a customer's purchases add up to: two statements, whatever the number of orders."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.conf import settings

from customers.models import Customer
from wiring.questions import Sentence

MONTHS = 18
CATEGORIES = 3

FIGURES = Sentence("""
WITH own AS (
    SELECT placed_at, currency, total, returned, cost,
        date_trunc('month', placed_at AT TIME ZONE %(zone)s) AS month,
        date_trunc('day', placed_at AT TIME ZONE %(zone)s) AS day
    FROM purchases_order
    WHERE customer_id = %(customer)s AND state <> 'cancelled'
),
gaps AS (SELECT extract(epoch FROM day - lag(day) OVER (ORDER BY day)) / 86400 AS gap FROM (SELECT DISTINCT day FROM own) d),
sums AS (
    SELECT currency, count(*) AS orders, sum(total)::text AS total, sum(returned)::text AS returned,
        count(*) FILTER (WHERE cost IS NULL) AS unknown,
        coalesce(sum(total - returned - cost) FILTER (WHERE cost IS NOT NULL), 0)::text AS margin
    FROM own GROUP BY currency ORDER BY count(*) DESC, currency
),
months AS (
    SELECT currency, to_char(month, 'YYYY-MM') AS month, sum(total - returned)::text AS net
    FROM own
    WHERE month > date_trunc('month', now() AT TIME ZONE %(zone)s) - make_interval(months => %(months)s)
    GROUP BY currency, own.month
)
SELECT count(*), min(placed_at), max(placed_at),
    (SELECT percentile_cont(.5) WITHIN GROUP (ORDER BY gap) FROM gaps HAVING count(gap) >= 2),
    (SELECT json_agg(sums) FROM sums),
    (SELECT json_agg(months) FROM months)
FROM own
""")

FAVOURITES = Sentence("""
SELECT category.id, category.name, sum(round(line.quantity * line.unit_price, 2)) AS amount,
    sum(round(line.quantity * line.unit_price, 2)) / nullif(sum(sum(round(line.quantity * line.unit_price, 2))) OVER (), 0)
FROM purchases_order own
JOIN purchases_orderline line ON line.order_id = own.id
LEFT JOIN purchases_product product ON product.id = line.product_id
LEFT JOIN purchases_category category ON category.id = product.category_id
WHERE own.customer_id = %s AND own.state <> 'cancelled' AND own.currency = %s
GROUP BY category.id, category.name
ORDER BY amount DESC, category.name
LIMIT %s
""")


@dataclass(frozen=True, slots=True)
class Sums:
    """What was paid in one currency. `margin` counts the orders whose cost is known; `unknown` says how many are not."""

    currency: str
    orders: int
    total: Decimal
    returned: Decimal
    margin: Decimal
    unknown: int

    @property
    def net(self) -> Decimal:
        return self.total - self.returned

    @property
    def returned_percent(self) -> int | None:
        """How much of what was bought was paid back; None where nothing was paid."""
        return percent(self.returned / self.total) if self.total else None


@dataclass(frozen=True, slots=True)
class Figures:
    """A customer's orders that stand, added up. `usual_gap` is in days: the median pause between
    days of purchase, None until there were two pauses."""

    orders: int
    first_at: datetime
    last_at: datetime
    usual_gap: float | None
    sums: Sequence[Sums]
    months: dict[str, Decimal]

    @property
    def usual_gap_days(self) -> int:
        """The usual pause in whole days."""
        return round(self.usual_gap or 0)

    @property
    def main(self) -> Sums:
        """The sums in the company's currency, or in the one used most."""
        return next((sums for sums in self.sums if sums.currency == settings.CURRENCY), self.sums[0])


@dataclass(frozen=True, slots=True)
class Favourite:
    """One category and its share, from 0 to 1, of what the customer bought. Without a name: goods of no category."""

    category: int | None
    name: str
    amount: Decimal
    share: Decimal

    @property
    def percent(self) -> int:
        return percent(self.share)


def percent(share: Decimal) -> int:
    """A share from 0 to 1 in whole percent; what is more than nothing is never shown as nothing."""
    rounded = int((share * 100).quantize(Decimal(1), ROUND_HALF_UP))
    return rounded or int(share > 0)


def figures_of(customer: Customer) -> Figures | None:
    """Everything but the categories; None for somebody who never bought anything."""
    [told] = FIGURES(customer=customer.pk, zone=settings.TIME_ZONE, months=MONTHS)
    orders, first_at, last_at, usual_gap, sums, months = told
    if not orders:
        return None
    read = [read_sums(row) for row in loaded(sums)]
    figures = Figures(orders, first_at, last_at, usual_gap, read, {})
    figures.months.update(
        (row["month"], Decimal(row["net"])) for row in loaded(months) if row["currency"] == figures.main.currency
    )
    return figures


def favourites_of(customer: Customer, currency: str) -> list[Favourite]:
    """The categories this customer spends most on, the greatest share first."""
    rows = FAVOURITES(customer.pk, currency, CATEGORIES)
    return [Favourite(pk, name or "", amount, share) for pk, name, amount, share in rows if share]


def read_sums(row: dict[str, Any]) -> Sums:
    return Sums(
        row["currency"],
        row["orders"],
        Decimal(row["total"]),
        Decimal(row["returned"]),
        Decimal(row["margin"]),
        row["unknown"],
    )


def loaded(rows: Any) -> list[dict[str, Any]]:
    """Rows in JSON; Django leaves the reading of raw JSON to whoever asked."""
    return json.loads(rows) if isinstance(rows, str) else rows or []
