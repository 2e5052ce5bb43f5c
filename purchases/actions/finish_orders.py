from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from django.db import connection

from customers.actions.record_many import Entry, record_many
from customers.models import Event, Intake
from purchases.events import ORDER_CANCELLED, ORDER_PLACED
from purchases.models import Order
from purchases.rules.wording import cancel_particulars, cancel_summary, order_particulars, order_summary

# The next orders the import made, with what their first line of history says.
NEXT = """
    SELECT o.id, o.number, o.customer_id, o.placed_at, o.state, o.channel_id, o.currency, o.total,
        lines.count, lines.quantity, lines.first,
        o.state <> 'cancelled' AND NOT EXISTS (
            SELECT FROM purchases_order AS earlier
            WHERE earlier.customer_id = o.customer_id AND earlier.state <> 'cancelled'
                AND (earlier.placed_at, earlier.id) < (o.placed_at, o.id)
        ) AS is_first
    FROM (
        SELECT * FROM purchases_order WHERE intake_id = %(intake)s AND id > %(after)s ORDER BY id LIMIT %(most)s
    ) AS o
    JOIN LATERAL (
        SELECT count(*), sum(quantity) AS quantity, (array_agg(description ORDER BY position))[1] AS first
        FROM purchases_orderline WHERE order_id = o.id
    ) AS lines ON TRUE
    ORDER BY o.id
"""


class Made(NamedTuple):
    """An order an import made."""

    id: int
    number: str
    customer: int
    placed_at: datetime
    state: str
    channel: str | None
    currency: str
    total: Decimal
    lines: int
    quantity: Decimal
    description: str
    is_first: bool


def finish_orders(intake: Intake, *, after: int, most: int) -> int | None:
    """Let the next orders that an import made tell their history, now that all their lines and all the customer's other
    orders are there; the key of the last of them, None when there were none."""
    with connection.cursor() as cursor:
        cursor.execute(NEXT, {"intake": intake.pk, "after": after, "most": most})
        made = [Made(*row) for row in cursor.fetchall()]
    record_many((entry for order in made for entry in history(order, intake)), intake)
    return made[-1].id if made else None


def history(order: Made, intake: Intake) -> Iterator[Entry]:
    yield Entry(
        order.customer,
        ORDER_PLACED,
        order.placed_at,
        by=intake.by_id,
        channel=order.channel,
        direction=Event.Direction.IN,
        summary=order_summary(
            order.number, [order.description] * order.lines, order.quantity, order.total, order.currency
        ),
        details=order_particulars(order.number, order.quantity, order.total, order.currency, first=order.is_first),
        about_kind=Order._meta.label_lower,
        about_id=order.id,
    )
    if order.state == Order.State.CANCELLED:
        yield Entry(
            order.customer,
            ORDER_CANCELLED,
            order.placed_at,
            by=intake.by_id,
            summary=cancel_summary(order.number, ""),
            details=cancel_particulars(order.number, order.total, order.currency, ""),
            about_kind=Order._meta.label_lower,
            about_id=order.id,
        )
