from datetime import datetime

from django.db import transaction
from django.utils import timezone

from customers.models import Event
from purchases.actions.deliver_order import NotOnItsWay
from purchases.events import ORDER_CANCELLED
from purchases.models import Order
from purchases.rules.wording import cancel_particulars, cancel_summary
from staff.models import Member


@transaction.atomic
def cancel_order(
    order: Order,
    *,
    reason: str = "",
    at: datetime | None = None,
    by: Member | None = None,
    cause: Event | None = None,
) -> Event:
    """Call off an order that has not arrived: from now on it counts nowhere. What has arrived comes back as a return.

    Raises `NotOnItsWay` when it arrived or was called off before.
    """
    if not order.move_on(to=Order.State.CANCELLED):
        raise NotOnItsWay(order)
    return order.customer.record(
        ORDER_CANCELLED,
        by=by,
        at=max(at or timezone.now(), order.placed_at),
        about=order,
        summary=cancel_summary(order.number, reason),
        details=cancel_particulars(order.number, order.total, order.currency, reason),
        cause=cause,
    )
