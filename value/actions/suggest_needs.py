from collections.abc import Sequence
from decimal import Decimal

import numpy as np
from django.db import connection, transaction
from django.tasks import task
from django.utils import timezone

from purchases.models import Category
from value.models import NeedSuggestion
from value.rules.clusters import Cluster, Shares, clusters

SAMPLE = 20_000
CATEGORIES = 60


@task(queue_name="long")
@transaction.atomic
def suggest_needs() -> None:
    """Look for customers without a known need who buy alike, and suggest each lot as a need group.

    Nobody belongs to anything by this; what was dismissed before is not suggested again.
    """
    shares, columns = sample()
    NeedSuggestion.objects.open().delete()
    settled = set(NeedSuggestion.objects.values_list("key", flat=True))
    names = dict(Category.objects.values_list("pk", "name"))
    found = [suggestion(lot, columns, names, len(shares)) for lot in clusters(shares)]
    # Two lots may be told by the same categories; the larger speaks for both.
    first = {each.key: each for each in reversed(found) if each.key not in settled}
    NeedSuggestion.objects.bulk_create(first.values())


def sample() -> tuple[Shares, list[int]]:
    """What each of a sample of customers without a known need spends on each category, as shares; and the categories.

    The sample is drawn by a digest of the customers' numbers: always the same, and in no order that means anything.
    """
    with connection.cursor() as cursor:
        cursor.execute(SPENT, {"sample": SAMPLE, "categories": CATEGORIES})
        rows = cursor.fetchall()
    customers = {customer: row for row, customer in enumerate(sorted({customer for customer, _, _ in rows}))}
    columns = sorted({category for _, category, _ in rows})
    place = {category: column for column, category in enumerate(columns)}
    shares = np.zeros((len(customers), len(columns)))
    for customer, category, amount in rows:
        shares[customers[customer], place[category]] = float(amount)
    return shares / shares.sum(axis=1, keepdims=True), columns


def suggestion(lot: Cluster, columns: Sequence[int], names: dict[int, str], sampled: int) -> NeedSuggestion:
    chosen = [columns[column] for column in lot.columns]
    return NeedSuggestion(
        key=",".join(map(str, sorted(chosen))),
        categories=[
            {"category": category, "name": names[category], "percent": round(100 * share), "usual": round(100 * usual)}
            for category, share, usual in zip(chosen, lot.shares, lot.usual, strict=True)
        ],
        size=lot.size,
        sampled=sampled,
        least_share=Decimal(str(lot.least_share)),
        hits=round(100 * lot.hits),
        strays=round(100 * lot.strays),
        found_at=timezone.now(),
    )


SPENT = """
    WITH named AS (
        SELECT category_id FROM value_categoryspend WHERE amount > 0
        GROUP BY category_id ORDER BY sum(amount) DESC, category_id LIMIT %(categories)s
    ),
    unknown AS (
        SELECT customer.id FROM customers_customer customer
        WHERE customer.withdrawn_at IS NULL
            AND EXISTS (
                SELECT FROM value_categoryspend spent JOIN named USING (category_id)
                WHERE spent.customer_id = customer.id AND spent.amount > 0)
            AND NOT EXISTS (
                SELECT FROM value_need need JOIN value_needgroup need_group ON need_group.id = need.group_id
                WHERE need.customer_id = customer.id AND need_group.active AND need.verdict <> 'declined')
        ORDER BY md5(customer.id::text) LIMIT %(sample)s
    )
    SELECT spent.customer_id, spent.category_id, spent.amount
    FROM value_categoryspend spent
    JOIN unknown ON unknown.id = spent.customer_id
    JOIN named USING (category_id)
    WHERE spent.amount > 0
"""
