from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection

from customers.models import Intake
from purchases.models import Order
from purchases.rules.order_files import Line, OrderSheet
from wiring.intake import Row

LAST = "SELECT order_id, max(position) FROM purchases_orderline WHERE order_id = ANY(%s) GROUP BY order_id"
# Of orders this file made, only the lines it numbers again; of earlier orders, whatever the file may mean.
LINES = """
    SELECT line.id, line.order_id, line.position, product.sku, line.description, line.quantity, line.unit_price,
        line.unit_cost, line.product_id
    FROM purchases_orderline AS line LEFT JOIN purchases_product AS product ON product.id = line.product_id
    WHERE line.order_id = ANY(%(earlier)s)
        OR (line.order_id, line.position) IN (SELECT * FROM unnest(%(orders)s::bigint[], %(positions)s::int[]))
    ORDER BY line.order_id, line.position
"""


def known_orders(told: Mapping[str, Sequence[Row]], *, intake: Intake) -> dict[str, OrderSheet]:
    """Those of the orders that are there, held until the transaction ends: three questions for any number of them."""
    sheets = {}
    for order in (
        Order.objects.filter(number__any=list(told)).select_for_update(no_key=True, of=("self",)).order_by("pk")
    ):
        sheets[order.number] = OrderSheet(
            order.pk,
            number=order.number,
            customer=order.customer_id,
            placed_at=order.placed_at,
            currency=order.currency,
            state=order.state,
            channel=order.channel_id,
            is_ours=order.intake_id == intake.pk,
            only_grows=intake.is_mended,
        )
    if sheets:
        by_key = {sheet.id: sheet for sheet in sheets.values()}
        with connection.cursor() as cursor:
            cursor.execute(LAST, [list(by_key)])
            for key, last in cursor.fetchall():
                by_key[key].last = last
            cursor.execute(LINES, wanted_lines(sheets, told))
            for line in cursor.fetchall():
                by_key[line[1]].lines.append(line_of(line))
    return sheets


def wanted_lines(sheets: Mapping[str, OrderSheet], told: Mapping[str, Sequence[Row]]) -> dict[str, list[int]]:
    ours = [
        (sheet.id, row.values["position"])
        for sheet in sheets.values()
        if sheet.is_ours
        for row in told[sheet.number]
        if "position" in row.values
    ]
    return {
        "earlier": [sheet.id for sheet in sheets.values() if not sheet.is_ours],
        "orders": [order for order, _position in ours],
        "positions": [position for _order, position in ours],
    }


def line_of(found: tuple[Any, ...]) -> Line:
    key, _order, position, sku, description, quantity, unit_price, unit_cost, product = found
    return Line(position, sku or description, quantity, unit_price, unit_cost, description, key, product)
