"""What is known of many customers on the day of a reckoning: the columns from which their value is worked out."""

from django.db import connection

from value.models.columns import Columns, read_columns
from value.models.reckoning import Reckoning

ACCOUNTS = """
SELECT customer.id, history.purchases,
    history.first_day - date '0001-01-01' + 1, history.last_day - date '0001-01-01' + 1,
    history.bought, history.returned, history.later, history.squares, history.margin, history.costed,
    service.contacts, service.cost, service.dearest_cost,
    service.dearest_contacts * (SELECT cost_per_contact FROM customers_channel WHERE code = {cheap_channel}),
    {as_of}::date - least(
        customer.created_at::date, history.first_day,
        (SELECT happened_at::date FROM customers_event WHERE customer_id = customer.id ORDER BY happened_at, id LIMIT 1)
    ),
    (SELECT count(*) FROM customers_relationship WHERE other_id = customer.id AND kind = 'referred_by'),
    (SELECT (value #>> '{{}}')::float8 FROM customers_fact
     WHERE customer_id = customer.id AND type_id = {share_fact} AND ended_at IS NULL AND asserted_at::date <= {as_of} AND jsonb_typeof(value) = 'number'
     ORDER BY asserted_at DESC LIMIT 1),
    before.alive
FROM customers_customer customer
LEFT JOIN value_history history ON history.customer_id = customer.id
LEFT JOIN value_service service ON service.customer_id = customer.id
LEFT JOIN value_valuation before ON before.customer_id = customer.id AND before.reckoning_id = {before}
WHERE customer.id > {after} AND customer.id <= {up_to} AND customer.withdrawn_at IS NULL
ORDER BY customer.id
"""
NAMES = (
    "customer", "purchases", "first", "last", "bought", "returned", "later", "squares", "margin", "costed", "contacts",
    "cost", "dearest", "cheaper", "age", "referred", "share", "alive_before",
)  # fmt: skip

# What the best of their kind and taste buy and they do not, as much of it as their own size lets expect, in a year.
GROWTH = """
WITH own AS (
    SELECT spend.customer_id, customer.kind, sum(amount) AS whole,
        (array_agg(category_id ORDER BY amount DESC, category_id))[1] AS favourite, array_agg(category_id) AS categories
    FROM value_categoryspend spend JOIN customers_customer customer ON customer.id = spend.customer_id
    WHERE spend.customer_id > %(after)s AND spend.customer_id <= %(up_to)s
    GROUP BY spend.customer_id, customer.kind
),
missed AS (
    SELECT customer_id, habit.category_id, category.name, habit.share, habit.best,
        habit.share * habit.amount * least(own.whole / nullif(habit.whole, 0)::numeric, 1)::float8 AS revenue
    FROM own JOIN value_peerhabit habit
        ON habit.reckoning_id = %(reckoning)s AND habit.kind = own.kind AND habit.favourite_id = own.favourite
    JOIN purchases_category category ON category.id = habit.category_id
    WHERE habit.category_id <> ALL (own.categories)
)
SELECT customer_id, sum(revenue), json_agg(json_build_object(
    'category', category_id, 'name', name, 'share', round(share::numeric, 3), 'best', best, 'revenue', round(revenue::numeric, 2)
) ORDER BY revenue DESC)
FROM missed GROUP BY customer_id
"""
NEXT = "SELECT max(id) FROM (SELECT id FROM customers_customer WHERE id > %s ORDER BY id LIMIT %s) AS these"


def accounts_between(after: int, up_to: int, reckoning: Reckoning, before: Reckoning | None) -> Columns:
    """The customers whose id lies after one number and up to another; days count from the first of the year 1.

    `age` are days since we know them, `cheaper` what their contacts on the dearest channel would cost on the cheaper one.
    """
    rules = reckoning.rules
    return read_columns(
        ACCOUNTS, *NAMES, after=after, up_to=up_to, as_of=reckoning.as_of, before=before.pk if before else 0,
        cheap_channel=rules.cheap_channel_id, share_fact=rules.share_fact_id,
    )  # fmt: skip


type Growth = dict[int, tuple[float, list[dict[str, float]]]]


def growth_between(after: int, up_to: int, reckoning: Reckoning) -> Growth:
    """For each customer who misses something: what it would bring in a year, and what it is, the largest first."""
    with connection.cursor() as cursor:
        cursor.execute(GROWTH, {"after": after, "up_to": up_to, "reckoning": reckoning.pk})
        return {customer: (float(revenue), parts) for customer, revenue, parts in cursor.fetchall()}


def end_of_next(after: int, count: int) -> int | None:
    """The id up to which the next so many customers reach; None when there are none."""
    with connection.cursor() as cursor:
        cursor.execute(NEXT, [after, count])
        (up_to,) = cursor.fetchone()
    return up_to
