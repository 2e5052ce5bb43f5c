from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from customers.models import Event
from customers.rules.moments import CLOCKS_DIFFER
from purchases.events import ORDER_DELIVERED
from purchases.models import Order
from purchases.rules.wording import order_named
from staff.models import Member


class NotOnItsWay(ValueError):
    """The order arrived or was called off before; the message says which."""

    def __init__(self, order: Order) -> None:
        super().__init__(_("This order is %(state)s already.") % {"state": order.get_state_display()})


class NeverThen(ValueError):
    """It cannot have happened at that moment; the message says why."""


@transaction.atomic
def deliver_order(
    order: Order, *, at: datetime | None = None, by: Member | None = None, cause: Event | None = None
) -> Event:
    """The goods reached the customer. Raises `NotOnItsWay` unless the order was placed and nothing else, `NeverThen`."""
    if at and not order.placed_at <= at <= timezone.now() + CLOCKS_DIFFER:
        raise NeverThen(_("An order arrives after it was placed, and not in the future."))
    if not order.move_on(to=Order.State.DELIVERED):
        raise NotOnItsWay(order)
    return order.customer.record(
        ORDER_DELIVERED,
        by=by,
        at=at or max(timezone.now(), order.placed_at),
        about=order,
        summary=order_named(order.number),
        details={"number": order.number},
        cause=cause,
    )
