import json
from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from django.db import connection, transaction
from django.db.models import Max
from django.utils import timezone

from customers.actions.record_many import Entry, record_many
from customers.models import Customer, Event
from value.events import NEED_FOUND, NEED_LOST
from value.models import NeedGroup

AT_ONCE = 20_000


class Sorted(NamedTuple):
    """How many needs were found that nobody knew, and how many do not hold any more."""

    found: int
    lost: int


def sort_into_needs(
    customers: Collection[int] | None = None,
    *,
    at: datetime | None = None,
    causes: Mapping[int, Event] | None = None,
) -> Sorted:
    """Find out by the rules which needs these customers have, or all of them, and record what changed.

    What one of us confirmed stays; what one of us declined does not come back. The whole base is done in stretches, each
    in a transaction of its own. `causes` says for a customer which event made us look again.
    """
    at = at or timezone.now()
    if customers is not None:
        return sort_some(THESE, {"only": sorted(customers)}, at, causes or {})
    found = lost = 0
    for first, last in stretches():
        changed = sort_some(STRETCH, {"first": first, "last": last}, at, {})
        found, lost = found + changed.found, lost + changed.lost
    return Sorted(found, lost)


def stretches() -> Iterator[tuple[int, int]]:
    """From which number to which, so that each stretch holds so many customers and all are held by one."""
    first = 0
    while True:
        ahead = Customer.objects.filter(pk__gt=first).order_by("pk").values("pk")[:AT_ONCE]
        last = ahead.aggregate(last=Max("pk"))["last"]
        if last is None:
            return
        yield first + 1, last
        first = last


@transaction.atomic
def sort_some(whose: str, values: dict[str, Any], at: datetime, causes: Mapping[int, Event]) -> Sorted:
    with connection.cursor() as cursor:
        cursor.execute(SORT.replace("{whose}", whose), {**values, "at": at})
        rows = cursor.fetchall()
    names = dict(NeedGroup.objects.values_list("pk", "name"))
    record_many(
        Entry(
            customer,
            NEED_FOUND if is_new else NEED_LOST,
            at,
            summary=names[group],
            details={"group": group, "origin": origin, "why": json.loads(why)},
            about_kind=NeedGroup._meta.label_lower,
            about_id=group,
            cause=causes.get(customer),
        )
        for customer, group, origin, why, is_new in rows
    )
    found = sum(is_new for *_, is_new in rows)
    return Sorted(found, len(rows) - found)


THESE = "= ANY (%(only)s::bigint[])"
STRETCH = "BETWEEN %(first)s AND %(last)s"

# Said above observed above inferred; of the reasons for one need the best stands first. Facts are compared as text, for
# answers are kept as JSON of several types and an admin writes them in whatever case.
SORT = """
    WITH ranks (origin, place) AS (VALUES ('said', 1), ('observed', 2), ('inferred', 3)),
    reasons AS (
        SELECT fact.customer_id, rule.group_id, fact.origin, jsonb_build_object(
            'type', kind.key, 'label', kind.label, 'as', kind.value, 'answer', fact.value, 'origin', fact.origin
        ) AS reason
        FROM value_factrule rule
        JOIN value_needgroup need_group ON need_group.id = rule.group_id AND need_group.active
        JOIN customers_facttype kind ON kind.key = rule.fact_type_id
        JOIN customers_fact fact ON fact.type_id = rule.fact_type_id AND fact.ended_at IS NULL
        JOIN customers_customer customer ON customer.id = fact.customer_id AND customer.withdrawn_at IS NULL
        WHERE fact.customer_id {whose}
            AND (fact.expires_at IS NULL OR fact.expires_at > %(at)s)
            AND (cardinality(rule.answers) = 0
                 OR lower(fact.value #>> '{}') IN (SELECT lower(answer) FROM unnest(rule.answers) answer))
      UNION ALL
        SELECT spent.customer_id, rule.group_id, 'observed', jsonb_build_object(
            'categories', jsonb_agg(category.name ORDER BY spent.amount DESC, category.name),
            'percent', round(100 * sum(spent.amount) / whole.amount)::int
        )
        FROM value_purchaserule rule
        JOIN value_needgroup need_group ON need_group.id = rule.group_id AND need_group.active
        JOIN value_purchaserule_categories of_rule ON of_rule.purchaserule_id = rule.id
        JOIN purchases_category category ON category.id = of_rule.category_id
        JOIN value_categoryspend spent
            ON spent.category_id = of_rule.category_id AND spent.amount > 0 AND spent.customer_id {whose}
        JOIN (
            SELECT customer_id, sum(amount) AS amount FROM value_categoryspend
            WHERE amount > 0 AND customer_id {whose} GROUP BY customer_id
        ) whole ON whole.customer_id = spent.customer_id
        JOIN customers_customer customer ON customer.id = spent.customer_id AND customer.withdrawn_at IS NULL
        GROUP BY spent.customer_id, rule.id, whole.amount
        HAVING sum(spent.amount) >= rule.least_share * whole.amount AND sum(spent.amount) >= rule.least_spent
    ),
    due AS (
        SELECT customer_id, group_id,
            (array_agg(origin ORDER BY place))[1] AS origin, jsonb_agg(reason ORDER BY place, reason::text) AS why
        FROM reasons JOIN ranks USING (origin)
        GROUP BY customer_id, group_id
    ),
    lost AS (
        DELETE FROM value_need need
        WHERE need.customer_id {whose} AND need.verdict = '' AND NOT EXISTS (
            SELECT FROM due WHERE due.customer_id = need.customer_id AND due.group_id = need.group_id
        )
        RETURNING customer_id, group_id, origin, why
    ),
    other_reasons AS (
        UPDATE value_need need SET origin = due.origin, why = due.why FROM due
        WHERE due.customer_id = need.customer_id AND due.group_id = need.group_id AND need.verdict <> 'declined'
            AND (need.origin, need.why) IS DISTINCT FROM (due.origin, due.why)
    ),
    fresh AS (
        INSERT INTO value_need (customer_id, group_id, origin, why, since, verdict)
        SELECT customer_id, group_id, origin, why, %(at)s, '' FROM due
        ON CONFLICT (customer_id, group_id) DO NOTHING
        RETURNING customer_id, group_id, origin, why
    )
    SELECT customer_id, group_id, origin, why::text, true AS is_new FROM fresh
    UNION ALL SELECT customer_id, group_id, origin, why::text, false FROM lost
    ORDER BY customer_id, is_new, group_id
"""
