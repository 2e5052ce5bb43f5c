from django.db import connection, transaction

from value.models import Portfolio, Reckoning
from value.rules.spans import end_of

# What was earned with the orders of the month, at the margin of each customer, less what contacts cost in it.
PORTFOLIOS = """
WITH rate AS (SELECT key AS currency, value::numeric AS rate FROM jsonb_each_text(%(rates)s::jsonb)),
earned AS (
    SELECT customer_id, sum(coalesce(total - returned - cost, (total - returned) * %(margin)s) * rate) AS money
    FROM purchases_order JOIN rate USING (currency)
    WHERE state <> 'cancelled' AND placed_at >= %(begins)s AND placed_at < %(ends)s GROUP BY customer_id
),
spent AS (
    SELECT customer_id, sum(cost) AS money FROM customers_event
    WHERE channel_id IS NOT NULL AND happened_at >= %(begins)s AND happened_at < %(ends)s GROUP BY customer_id
)
INSERT INTO value_portfolio (manager_id, day, customers, equity, cash_flow)
SELECT customer.manager_id, %(day)s, count(*), coalesce(round(sum(actual)::numeric, 2), 0),
    round(coalesce(sum(earned.money), 0) - coalesce(sum(spent.money), 0), 2)
FROM value_valuation valuation
JOIN customers_customer customer ON customer.id = valuation.customer_id AND customer.withdrawn_at IS NULL
LEFT JOIN earned ON earned.customer_id = customer.id
LEFT JOIN spent ON spent.customer_id = customer.id
WHERE valuation.reckoning_id = %(reckoning)s
GROUP BY customer.manager_id
"""


@transaction.atomic
def keep_portfolios(reckoning: Reckoning) -> None:
    """Keep what each customer manager's customers are worth together on this day; of a month its last day stays."""
    first = reckoning.as_of.replace(day=1)
    Portfolio.objects.filter(day__gte=first, day__lte=reckoning.as_of).delete()
    told = {
        "reckoning": reckoning.pk, "day": reckoning.as_of, "margin": reckoning.rules.usual_margin,
        "rates": reckoning.rules.rates_told, "ends": end_of(reckoning.as_of, reckoning.zone),
        "begins": reckoning.month_begins,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(PORTFOLIOS, told)
