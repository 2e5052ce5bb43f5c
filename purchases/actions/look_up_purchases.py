from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db import connection

from purchases.rules.allotment import Bought, Purchase

# What these customers bought of these things, and how many of each line they still have.
BOUGHT = """
    SELECT o.id, o.number, o.customer_id, o.placed_at, o.currency, o.total - o.returned,
        wanted.thing, line.id, line.unit_price,
        line.quantity - coalesce((SELECT sum(quantity) FROM purchases_returnline WHERE line_id = line.id), 0)
    FROM unnest(%s::bigint[], %s::text[]) AS wanted (customer, thing)
    JOIN purchases_order AS o ON o.customer_id = wanted.customer AND o.state <> 'cancelled'
    JOIN purchases_orderline AS line ON line.order_id = o.id
    LEFT JOIN purchases_product AS product ON product.id = line.product_id
    WHERE coalesce(product.sku, line.description) = wanted.thing
"""
# Nobody else may take the same goods back meanwhile.
HOLD = "SELECT id FROM purchases_order WHERE id = ANY(%s) ORDER BY id FOR NO KEY UPDATE"

type Wanted = tuple[int, str]


def look_up_purchases(wanted: Iterable[Wanted]) -> dict[Wanted, list[Bought]]:
    """What these customers bought of these things (article number, or the text of the line), order by order."""
    pairs = sorted(wanted)
    arrays: list[Any] = [[customer for customer, _thing in pairs], [thing for _customer, thing in pairs]]
    with connection.cursor() as cursor:
        cursor.execute(BOUGHT, arrays)
        cursor.execute(HOLD, [sorted({row[0] for row in cursor.fetchall()})])
        cursor.execute(BOUGHT, arrays)
        found = cursor.fetchall()
    purchases: dict[int, Purchase] = {}
    bought: dict[Wanted, list[Bought]] = defaultdict(list)
    for order, number, customer, placed_at, currency, paid, thing, line, unit_price, left in found:
        purchase = purchases.setdefault(order, Purchase(order, number, customer, placed_at, currency, paid))
        bought[customer, thing].append(Bought(line, purchase, unit_price, left))
    return bought
