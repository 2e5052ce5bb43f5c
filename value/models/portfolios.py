"""What the customers each of us looks after are worth together: on a day, and what came of them month by month."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby

from django.db import connection

from customers.models import Viewer
from value.models.portfolio import Portfolio
from value.models.reckoning import Reckoning
from value.rules.return_on_customer import return_on_customer
from value.rules.spans import end_of

MONTHS = 12

# Who looked after them on that day is in the log; who was never given to anybody else is where they are now. What was
# earned is that with the orders of the month, at what is known of their cost, less what contacts cost in it.
WORTH = """
WITH rate AS (SELECT key AS currency, value::numeric AS rate FROM jsonb_each_text(%(rates)s::jsonb)),
given AS (
    SELECT customer_id, happened_at, id, (details ->> 'before')::bigint AS before, (details ->> 'after')::bigint AS after
    FROM customers_event WHERE name = 'customer.manager_given'
),
had AS (
    SELECT DISTINCT ON (customer_id) customer_id, after AS manager_id
    FROM given WHERE happened_at < %(ends)s ORDER BY customer_id, happened_at DESC, id DESC
),
would_lose AS (
    SELECT DISTINCT ON (customer_id) customer_id, before AS manager_id
    FROM given WHERE happened_at >= %(ends)s ORDER BY customer_id, happened_at, id
),
earned AS (
    SELECT customer_id, sum(coalesce(total - returned - cost, (total - returned) * %(margin)s) * rate) AS money
    FROM purchases_order JOIN rate USING (currency)
    WHERE state <> 'cancelled' AND placed_at >= %(begins)s AND placed_at < %(ends)s GROUP BY customer_id
),
spent AS (
    SELECT customer_id, sum(cost) AS money FROM customers_event
    WHERE channel_id IS NOT NULL AND happened_at >= %(begins)s AND happened_at < %(ends)s GROUP BY customer_id
)
SELECT
    CASE WHEN had.customer_id IS NOT NULL THEN had.manager_id
         WHEN would_lose.customer_id IS NOT NULL THEN would_lose.manager_id ELSE customer.manager_id END,
    count(*), coalesce(round(sum(actual)::numeric, 2), 0),
    round(coalesce(sum(earned.money), 0) - coalesce(sum(spent.money), 0), 2)
FROM value_valuation valuation
JOIN customers_customer customer ON customer.id = valuation.customer_id AND customer.withdrawn_at IS NULL
LEFT JOIN had ON had.customer_id = customer.id
LEFT JOIN would_lose ON would_lose.customer_id = customer.id
LEFT JOIN earned ON earned.customer_id = customer.id
LEFT JOIN spent ON spent.customer_id = customer.id
WHERE valuation.reckoning_id = %(reckoning)s
GROUP BY 1
"""


def portfolios_on(reckoning: Reckoning) -> list[Portfolio]:
    """The portfolios on the day of a reckoning, by its figures; not kept yet."""
    told = {
        "reckoning": reckoning.pk, "margin": reckoning.rules.usual_margin, "rates": reckoning.rules.rates_told,
        "begins": reckoning.month_begins, "ends": end_of(reckoning.as_of, reckoning.zone),
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(WORTH, told)
        rows: list[tuple[int | None, int, Decimal, Decimal]] = cursor.fetchall()
    return [
        Portfolio(manager_id=manager, day=reckoning.as_of, customers=customers, equity=equity, cash_flow=cash)
        for manager, customers, equity, cash in rows
    ]


@dataclass(frozen=True, slots=True)
class Month:
    """One portfolio at the end of a month, beside the month before: money, and the return as a share (None: unknown)."""

    day: date
    customers: int
    equity: float
    change: float | None
    cash_flow: float
    returned: float | None


@dataclass(frozen=True, slots=True)
class Returns:
    """The months of one portfolio, the latest first; without a name and a number it is that of the
    customers nobody looks after."""

    manager: str
    number: int | None
    months: list[Month]


def returns_of(viewer: Viewer, *, months: int = MONTHS) -> list[Returns]:
    """Of all portfolios, or of one's own for those who see no others."""
    kept = Portfolio.objects.select_related("manager").order_by("manager__name", "manager", "day")
    if not viewer.sees_every_customer:
        kept = kept.filter(manager=viewer.pk)
    by_manager = groupby(kept, key=lambda each: (each.manager_id, each.manager.name if each.manager else ""))
    return [Returns(name, number, told(list(days))[:months]) for (number, name), days in by_manager]


def told(days: list[Portfolio]) -> list[Month]:
    """Each day beside the one before it; they come in order, and leave the latest first."""
    months = []
    for before, now in zip([None, *days], days, strict=False):
        equity, cash = float(now.equity), float(now.cash_flow)
        earlier = None if before is None else float(before.equity)
        change = None if earlier is None else equity - earlier
        returned = None if earlier is None else return_on_customer(cash, earlier, equity)
        months.append(Month(now.day, now.customers, equity, change, cash, returned))
    return months[::-1]
