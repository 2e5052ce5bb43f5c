from collections.abc import Iterator, Sequence

from django.db import connection

from customers.actions.copy_rows import copy_rows
from customers.actions.record_many import Entry, record_many
from customers.actions.reserve_ids import reserve_ids
from customers.models import Intake
from purchases.actions.refresh_totals import refresh_totals
from purchases.events import ORDER_RETURNED
from purchases.models import Order, Return, ReturnLine
from purchases.rules.allotment import GoodsBack
from purchases.rules.wording import return_particulars, return_summary

# Of which of these orders nothing is left with the customer, and which was the customer's first.
SEEN = """
    SELECT o.id,
        NOT EXISTS (
            SELECT FROM purchases_orderline AS line WHERE line.order_id = o.id AND line.quantity > coalesce(
                (SELECT sum(quantity) FROM purchases_returnline WHERE line_id = line.id), 0
            )
        ),
        NOT EXISTS (
            SELECT FROM purchases_order AS earlier
            WHERE earlier.customer_id = o.customer_id AND earlier.state <> 'cancelled'
                AND (earlier.placed_at, earlier.id) < (o.placed_at, o.id)
        )
    FROM purchases_order AS o WHERE o.id = ANY(%s)
"""


def write_returns(back: Sequence[GoodsBack], *, intake: Intake) -> None:
    """Write what came back, add the orders up again, and tell the customers' histories."""
    if not back:
        return
    keys = reserve_ids(len(back), of=Return)
    copy_rows(
        (
            (key, note.purchase.id, note.number, note.at, note.reason, note.refund, intake.pk)
            for key, note in zip(keys, back, strict=True)
        ),
        into=Return,
        columns="id, order_id, number, happened_at, reason, refund, intake_id",
    )
    copy_rows(
        ((key, line, pieces) for key, note in zip(keys, back, strict=True) for line, pieces in note.lines.items()),
        into=ReturnLine,
        columns="return_of_id, line_id, quantity",
    )
    orders = sorted({note.purchase.id for note in back})
    refresh_totals(orders)
    with connection.cursor() as cursor:
        cursor.execute(SEEN, [orders])
        seen = {order: (is_whole, is_first) for order, is_whole, is_first in cursor.fetchall()}
    record_many(history(back, seen, intake), intake)


def history(back: Sequence[GoodsBack], seen: dict[int, tuple[bool, bool]], intake: Intake) -> Iterator[Entry]:
    for note in back:
        purchase = note.purchase
        is_whole, is_first = seen[purchase.id]
        told = (purchase.number, note.pieces, note.refund, purchase.currency, note.reason)
        yield Entry(
            purchase.customer,
            ORDER_RETURNED,
            note.at,
            by=intake.by_id,
            summary=return_summary(*told, whole=is_whole),
            details=return_particulars(*told, whole=is_whole, first=is_first),
            about_kind=Order._meta.label_lower,
            about_id=purchase.id,
        )
